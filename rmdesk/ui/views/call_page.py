"""What the call session shows above its keys: the brief and the script; pure, without Textual."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from rmdesk.desk.briefing import Brief
from rmdesk.desk.calling.cards import Card
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.talking import script_fields
from rmdesk.ui.views.call_script import ScriptReader
from rmdesk.ui.widgets.client_brief import ClientBrief
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Column, Item, Section
from rmdesk.ui.widgets.pairs import paired
from rmdesk.ui.wrapping import wrap

_SIDE_BY_SIDE_FROM = 108
_LONG_SCRIPT = 6  # lines: a longer one takes a line from the contacts at 80 x 24


@dataclass(frozen=True, slots=True)
class CallPage:
    """Brief and script: one above the other, or side by side where the width allows."""

    brief: Brief
    card: Card
    today: date
    reader: ScriptReader
    reveals: bool = False
    calling_at: datetime | None = None

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        is_wide = width >= _SIDE_BY_SIDE_FROM
        fields = script_fields(self.brief, self.card, self.today)
        own = width - 2 if not is_wide else (width - 5) // 2
        length = self.reader.longest(fields, own)
        title, detail = self.reader.heading()
        script = Section(title, partial(self._script, fields, length), detail, least=length)
        card = ClientBrief(self.card, self.today, self.reveals, self.calling_at)
        sections = card.sections(
            is_wide=is_wide, contacts_at_least=3 if length <= _LONG_SCRIPT or is_wide else 2
        )
        if not is_wide:
            return (((sections[0],), (sections[1],), (sections[2],), (script,)),)
        about: Column = ((sections[0],), (sections[1],), (sections[2],))
        steps = Section(_("Steps"), partial(self.reader.outline, fields))
        purpose = self.reader.script.purpose if self.reader.script else ""
        goal = Section(_("Goal of the call"), partial(_paragraph, purpose))
        return (about, ((script,), (steps,), (goal,)))

    def _script(self, fields: Mapping[str, str], length: int, width: int) -> list[Item]:
        """What is read, always as long as the longest step: the eye finds its line again."""
        items = self.reader.items(fields, width)
        blank = line(Cell("", width))
        missing = length - sum(map(len, items))
        return [*items, [blank] * missing] if missing > 0 else items


def _paragraph(text: str, width: int) -> list[Item]:
    return [[line(Cell(part, width)) for part in wrap(text, width)]]


@dataclass(frozen=True, slots=True)
class GonePage:
    """In place of a client who was deleted meanwhile."""

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        text = _(
            "This client is no longer in the book. PgDn goes on to the next card; u or Ctrl+Z"
            " may bring the client back."
        )
        return (((Section(_("Gone"), partial(_paragraph, text)),),),)


@dataclass(frozen=True, slots=True)
class DonePage:
    """The end of a queue: what it came to, and what to do next."""

    brief: Brief

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        figures = Section(_("The queue is done"), self._figures)
        following = Section(_("What to do next"), partial(_paragraph, "\n".join(self._advice())))
        return (((figures,), (following,)),)

    def _figures(self, width: int) -> list[Item]:
        session = self.brief.progress.session
        pairs = [
            (_("In the queue"), str(len(self.brief.session.queue)), ""),
            (_("Dials"), str(session.dials), ""),
            (_("Reached"), str(session.reached), "strong"),
            (_("Appointments"), str(session.appointments), "strong"),
            (_("Minutes"), str(formats.minutes(session.seconds)), ""),
            (_("Not reached"), str(len(self.brief.left_over)), ""),
        ]
        return [[row] for row in paired(pairs, width)]

    def _advice(self) -> list[str]:
        advice = []
        if left := len(self.brief.left_over):
            sentence = _(
                "Enter calls those not reached once more: {count} (no answer, busy, open)."
            )
            advice.append(sentence.format(count=left))
        advice.append(
            _("PgUp goes back to the last card; F2 to Today, F3 to the list for another queue.")
        )
        return advice
