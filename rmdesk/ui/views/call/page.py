"""What the call session shows above its keys: the card and the script; pure, without Textual."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, auto
from functools import partial

from rmdesk.desk.briefing import Brief
from rmdesk.desk.calling.cards import Card
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.call.preparation import Aim, Preparation
from rmdesk.ui.views.call.script import ScriptReader
from rmdesk.ui.widgets.client_brief import ClientBrief
from rmdesk.ui.widgets.large_figures import HEIGHT, large_figures
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Band, Column, Item, Section
from rmdesk.ui.widgets.pairs import paired
from rmdesk.ui.widgets.parts import headed, labelled, squeezed, together
from rmdesk.ui.words.purposes import aim_fields
from rmdesk.ui.words.talking import script_fields
from rmdesk.ui.words.wrapping import wrap

SIDE_BY_SIDE_FROM = 108
_THREE_FROM = 150
_LINES = 17
"""What a terminal of 24 lines leaves for the page."""


class Face(Enum):
    """Which side of the card is up where both have no room beside each other."""

    PREPARE = auto()
    TALK = auto()

    @property
    def other(self) -> "Face":
        return Face.TALK if self is Face.PREPARE else Face.PREPARE


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """The card of one client, and the script: two faces of one page, or side by side where the
    width allows. `is_large` shows the number so that it can be read across the desk."""

    brief: Brief
    card: Card
    reader: ScriptReader
    aim: Aim
    today: date
    now: datetime
    reveals: bool = False
    face: Face = Face.PREPARE
    is_large: bool = False

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        if width >= _THREE_FROM:
            return self._three(width)
        if width >= SIDE_BY_SIDE_FROM:
            return self._two(width)
        return (self._talk(width) if self.face is Face.TALK else self._prepare(width),)

    # --- one face ---

    def _prepare(self, width: int) -> Column:
        """All that is to be known before the telephone is picked up."""
        own = self._preparation(is_roomy=False)
        parts = [
            own.number(),
            own.standing(),
            *own.to_mind(),
            own.purpose(),
            own.goal(),
            own.to_ask(),
            own.opening(),
            own.objections(),
            *own.promises(),
            own.contacts(),
            own.due(),
        ]
        who = self._who(own)
        return (*who, *labelled(squeezed(parts, width - 2, _LINES - _taken(who, width - 2))))

    def _talk(self, width: int) -> Column:
        """What is looked at while one speaks: the script, whatever else there is room for."""
        own = self._preparation(is_roomy=False)
        script = self._script(own, width - 2)
        who = self._who(own)
        before = [own.number(), own.goal(), own.to_ask(), *own.promises()]
        after = [own.contacts(least=0)]
        room = _LINES - _taken(who, width - 2) - script.least - 1
        return (
            *who,
            *labelled(squeezed(before, width - 2, room), beside=after),
            (script,),
            *labelled(after, beside=before),
        )

    # --- side by side ---

    def _two(self, width: int) -> Sequence[Column]:
        own, half = self._preparation(is_roomy=True), (width - 5) // 2
        client = (*self._who(own), self._facts(own))
        reason = headed([own.purpose(), own.goal(), own.to_ask(), *own.promises()])
        past = headed([own.contacts(), own.due()])
        script = (self._script(own, half),)
        return (
            (*client, *reason, *past),
            (script, (self._steps(own),), *headed([own.objections()])),
        )

    def _three(self, width: int) -> Sequence[Column]:
        own = replace(self._preparation(is_roomy=True), says_why=True)
        third = (width - 8) // 3
        past = headed([*own.promises(), own.contacts(), own.due()])
        reason = headed([own.purpose(), own.goal(), own.to_ask(), own.objections()])
        return (
            (*self._who(own), self._facts(own), *past),
            tuple(reason),
            ((self._script(own, third),), (self._steps(own),)),
        )

    def _facts(self, own: Preparation) -> Band:
        return together([own.number(), own.standing(), *own.to_mind()])

    # --- parts of both ---

    def _who(self, own: Preparation) -> list[Band]:
        """Who it is, and what speaks against calling: before the number, and whole."""
        warned = own.about.warnings()
        about = own.about
        bands: list[Band] = [(Section("", lambda width: [about.heading(width)], least=2),)]
        if warned:
            bands.append((Section("", about.warned, least=2 * len(warned)),))
        if number := self._large_number(own):
            bands.append((Section("", partial(_large, number), least=HEIGHT),))
        return bands

    def _preparation(self, *, is_roomy: bool) -> Preparation:
        about = ClientBrief(
            self.card, self.today, self.now, reveals=self.reveals, guards=self.brief.guards
        )
        aim = aim_fields(self.aim.proposal.purpose, self.aim.goal)
        fields = script_fields(self.brief, self.card, self.today) | aim
        return Preparation(
            about=about, aim=self.aim, reader=self.reader, fields=fields, is_roomy=is_roomy
        )

    def _large_number(self, own: Preparation) -> str:
        """The number to dial, while it is shown large."""
        first = own.about.dialling.line
        return getattr(self.card.client, first.value) if self.is_large and first else ""

    def _script(self, own: Preparation, width: int) -> Section:
        """What is read, always as long as the longest step: the eye finds its line again."""
        reader, fields = own.reader, own.fields
        # An answer may be longer than any step: nothing of it gives way to what stands below.
        shown = sum(map(len, reader.items(fields, width)))
        length = max(shown, reader.longest(fields, width))
        title, detail = reader.heading()
        return Section(title, partial(_read, reader, fields, length), detail, least=length)

    def _steps(self, own: Preparation) -> Section:
        return Section(_("Steps"), partial(own.reader.outline, own.fields))


def _taken(bands: Iterable[Band], width: int) -> int:
    """The lines that are painted of these bands, whatever else there is."""
    return sum(len(item) for (section,) in bands for item in section.compose(width))


def _read(reader: ScriptReader, fields: Mapping[str, str], length: int, width: int) -> list[Item]:
    items = reader.items(fields, width)
    blank = line(Cell("", width))
    missing = length - sum(map(len, items))
    return [*items, [blank] * missing] if missing > 0 else items


def _large(number: str, width: int) -> list[Item]:
    return [large_figures(number, width)]


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
        if left := len(self.brief.left_over) - self.brief.resting:
            sentence = _(
                "Enter calls those not reached once more: {count} (no answer, busy, open)."
            )
            advice.append(sentence.format(count=left))
        if resting := self.brief.resting:
            sentence = _("Did not answer, and should be left alone until later: {count}.")
            advice.append(sentence.format(count=resting))
        advice.append(_("9 shows the figures of this session, 8 practises a call."))
        advice.append(
            _("PgUp goes back to the last card; F2 to Today, F3 to the list for another queue.")
        )
        return advice
