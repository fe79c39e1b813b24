"""The objections to be ready for, each with why it is likely and what to answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.purposes.proposed import Expected
from rmdesk.domain.scripts.locks import answer_of
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.call.script import ScriptReader
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.reasons import brief_words
from rmdesk.ui.words.wrapping import wrap

_APART = 2
_ANSWER_LINES = 3


@dataclass(frozen=True, slots=True)
class Answered:
    """An objection by its title; `answer` is empty where this client may hear none."""

    title: str
    why: Expected
    answer: str

    def named(self, today: date) -> str:
        """``Puts it off (said 11-19)``"""
        why = brief_words(self.why.reason, today)
        return _("{what} ({why})").format(what=self.title, why=why)


def answered(
    expects: Iterable[Expected], reader: ScriptReader, fields: Mapping[str, str]
) -> list[Answered]:
    """With the titles and answers of the texts that are read; what they do not know is left out."""
    known = {one.kind: one for one in reader.pack.objections}
    return [
        Answered(
            known[one.kind].title,
            one,
            answer_of(known[one.kind], reader.script_id, fields, reader.listener),
        )
        for one in expects
        if one.kind in known
    ]


def full_objections(likely: Sequence[Answered], today: date, width: int) -> list[Item]:
    """Each with its answer below."""
    return [
        [
            line(Cell(one.named(today), width, "accent")),
            *(line(Cell(text, width)) for text in wrap(one.answer, width, _ANSWER_LINES)),
        ]
        for one in likely
    ] or _none(width)


def short_objections(likely: Sequence[Answered], today: date, width: int) -> list[Item]:
    """The names of all in one line first: an answer is one key away, what nobody expected is
    not."""
    if not likely:
        return _none(width)
    taken = max(formats.cells(one.title) for one in likely) + _APART
    names = "  ".join(one.named(today) for one in likely)
    answers = [
        [line(Cell(one.title, taken, "accent"), Cell(one.answer, width - taken))] for one in likely
    ]
    return [[line(Cell(names, width, "accent"))], *answers]


def _none(width: int) -> list[Item]:
    return [[line(Cell(_("none to expect"), width, "muted"))]]
