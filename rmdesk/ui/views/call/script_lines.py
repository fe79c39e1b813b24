"""The script and the objections as lines of a page; pure and without Textual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rmdesk.domain.classes.familiarity import HIGHEST
from rmdesk.domain.scripts.fields import filled
from rmdesk.domain.scripts.locks import (
    PRODUCTS_FROM,
    Listener,
    answer_of,
    is_locked,
    more_of,
    way_around,
    words_of,
)
from rmdesk.domain.scripts.model import Objection, Pack, Script, Step, StepKind
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

_OUTLINES_WORDS_FROM = 48
_STEP_TITLE = 22
_CHOICE = 26


@dataclass(frozen=True, slots=True)
class ScriptLines:
    """How a script looks to `listener`; what is not known of the client stands in brackets."""

    script: Script
    fields: Mapping[str, str]
    listener: Listener
    shows_hints: bool

    def step(self, place: int, choice: int, width: int) -> list[Item]:
        """What is said at a place, and what the client may say to it, `choice` being marked."""
        step = self.script.steps[place]
        if is_locked(step, self.listener):
            return [self._lock(step, width), *self._way_around(place, width)]
        return [self._words(step, width), *self._branches(step, choice, width)]

    def longest(self, width: int) -> int:
        """The lines of the longest step."""
        every = (self.step(place, 0, width) for place in range(len(self.script.steps)))
        return max((sum(map(len, items)) for items in every), default=0)

    def outline(self, here: int, width: int) -> list[Item]:
        """Every step by its title, the one being read marked; what is said in each where there is
        room for more than a few words of it."""
        says_words = width >= _OUTLINES_WORDS_FROM
        title = _STEP_TITLE if says_words else width - 5
        return [
            [
                line(
                    Cell(glyphs().cursor if place == here else "", 2, "accent"),
                    Cell(str(place + 1), 3, "muted"),
                    Cell(
                        step.title if says_words else self._title(step),
                        title,
                        "accent" if place == here else "muted",
                    ),
                    Cell(self._in_short(step), width - 5 - title, "muted"),
                )
            ]
            for place, step in enumerate(self.script.steps)
        ]

    def _in_short(self, step: Step) -> str:
        if self.listener.barred(step.texts):
            return _("locked: it does not suit")
        if is_locked(step, self.listener):
            return _("locked: a stranger")
        return words_of(step, self.fields, self.listener)

    def _words(self, step: Step, width: int) -> list[Line]:
        if step.kind is StepKind.WAIT:
            return rows(_("Wait in silence: the client speaks next."), width, "accent")
        said = rows(words_of(step, self.fields, self.listener), width, "strong")
        return [*said, *rows(step.hint, width, "muted")] if self.shows_hints else said

    def _branches(self, step: Step, choice: int, width: int) -> list[Item]:
        return [
            [choice_line(branch.says, self._title(to), width, number == choice)]
            for number, branch in enumerate(step.branches)
            for to in (self.script.steps[self.script.place_of(branch.to)],)
        ]

    def _title(self, step: Step) -> str:
        if is_locked(step, self.listener):
            return _("{title} (locked)").format(title=step.title)
        return step.title

    def _lock(self, step: Step, width: int) -> list[Line]:
        if product := self.listener.barred(step.texts):
            sentence = _(
                "Locked: {product} does not suit this client's risk grade, so it is not named."
            ).format(product=product)
            return rows(f"{formats.alarm_sign()} {sentence}", width, "warning")
        sentence = _(
            "Locked: familiarity {points} of {most}, a product needs {least}. Now care only, so"
            " that you may propose later."
        ).format(points=self.listener.points, most=HIGHEST, least=PRODUCTS_FROM)
        return rows(f"{formats.alarm_sign()} {sentence}", width, "warning")

    def _way_around(self, place: int, width: int) -> list[Item]:
        around = way_around(self.script, place, self.listener)
        if around is None:
            return [rows(_("Thank the client and close: nothing else follows."), width, "muted")]
        return [[choice_line(_("The way around"), self.script.steps[around].title, width, True)]]


def tags_of(step: Step, listener: Listener) -> str:
    """What kind of question it is, and for whom the words were changed."""
    tags = [label(step.spin)] if step.spin else []
    if listener.attitude in step.for_attitude:
        tags.append(_("for: {attitude}").format(attitude=label(listener.attitude)))
    return "  ".join(tags)


def objection_list(objections: Sequence[Objection], at: int, width: int) -> list[Item]:
    """The objections to choose from, the one `at` being marked."""
    return [
        [choice_line(f"{number + 1} {one.title}", one.says, width, number == at)]
        for number, one in enumerate(objections)
    ]


def answer_items(
    objection: Objection,
    script_id: str,
    fields: Mapping[str, str],
    listener: Listener,
    width: int,
) -> list[Item]:
    """How the client puts it, the way through it, and what to answer in this script."""
    way = "  ".join(f"{number} {step}" for number, step in enumerate(objection.steps, 1))
    says = _("Client: {words}").format(words=objection.says)
    items: list[Item] = [
        rows(says, width, "muted"),
        rows(way, width, "accent"),
        rows(answer_of(objection, script_id, fields, listener), width, "strong"),
    ]
    for one in more_of(objection, script_id, listener):
        title = f"{one.title} ({one.hint})" if one.hint else one.title
        words = _("{title}: {words}").format(title=title, words=filled(one.text, fields))
        items.append(rows(words, width, ""))
    return items


def no_script(pack: Pack, width: int) -> list[Line]:
    """The findings of a pack without a usable script; the session goes on without one."""
    goes_on = _("The session works without a script: outcomes and notes are recorded.")
    return [
        *(row for sentence in findings_of(pack) for row in rows(sentence, width, "warning")),
        *rows(goes_on, width, "muted"),
    ]


def findings_of(pack: Pack) -> list[str]:
    """What is wrong with the pack, in sentences."""
    return [_(finding.message).format(**finding.parameters) for finding in pack.findings]


def choice_line(choice: str, detail: str, width: int, is_chosen: bool) -> Line:
    """One of what may be chosen, the cursor before the one that is."""
    mark = glyphs().cursor if is_chosen else ""
    words = min(width - 2, max(_CHOICE, (width - 2) // 3))
    return line(
        Cell(mark, 2, "accent"),
        Cell(choice, words, "accent" if is_chosen else ""),
        Cell(detail, width - 2 - words, "muted"),
    )


def rows(text: str, width: int, style: str) -> list[Line]:
    """A paragraph."""
    return [line(Cell(part, width, style)) for part in wrap(text, width)]
