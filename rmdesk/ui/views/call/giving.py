"""An outcome on its way from the line into the book, and what the desk says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from textual.message import Message
from textual.screen import Screen

from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import Brief, brief
from rmdesk.desk.calling import outcomes
from rmdesk.desk.calling.given import Given
from rmdesk.desk.calling.guards import guards_of_meeting
from rmdesk.desk.calling.refusals import ClockSetBack
from rmdesk.desk.calling.sessions import Session
from rmdesk.desk.calling.talk_texts import read_talk
from rmdesk.desk.day.open_duties import open_duties
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.spoken.dates import When
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.messages import OutcomeRecorded, Told
from rmdesk.ui.views.call.aim import CallAim
from rmdesk.ui.views.call.dialling import Dialling
from rmdesk.ui.views.call.entry import CallEntry
from rmdesk.ui.views.call.parts import NO_DOUBTS, Doubts, Typed
from rmdesk.ui.views.call.script import ScriptReader
from rmdesk.ui.widgets.page_view import Page
from rmdesk.ui.words.guards import in_words
from rmdesk.ui.words.outcomes import outcome_words
from rmdesk.ui.words.reasons import brief_words


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed last, until something else is recorded."""

    client_id: ClientId
    kind: AppointmentKind
    when: When


@dataclass(frozen=True, slots=True)
class Recorded:
    """The next card, and what the outcome settled with it."""

    following: Brief
    settled: Sequence[Duty]


class CardUp(Protocol):
    """The card that is up, as far as an outcome needs it."""

    access: Access
    found: Brief | None
    reader: ScriptReader | None
    dialling: Dialling
    aim: CallAim
    despite_clock: bool
    agreed: Agreed | None

    @property
    def entry(self) -> CallEntry: ...

    @property
    def page(self) -> Page: ...

    @property
    def screen(self) -> Screen[Any]: ...

    @property
    def seconds(self) -> int: ...

    def put_up(self, found: Brief) -> None: ...

    def post_message(self, message: Message) -> bool: ...


async def give(card: CardUp, typed: Typed) -> None:
    """Write it and bring the next card; a refusal keeps the card and every word typed."""
    found = card.found
    if found is None or found.session.client_id is None:
        return
    now, session = card.access.now(), found.session
    despite_clock = card.despite_clock
    try:
        given = given_of(card, typed, now)
        recorded = await card.access.ask(
            lambda desk: _record(desk, session, given, now, despite_clock=despite_clock)
        )
    except ClockSetBack as refusal:
        card.despite_clock = True
        card.entry.complain(refusal.in_full())
        return
    except Refused as refusal:
        card.entry.complain(refusal.in_full())
        return
    name = found.card.client.name if found.card else ""
    card.screen.set_focus(card.page)
    card.agreed = _agreed(session, typed)
    card.put_up(recorded.following)
    card.post_message(Told(_news(name, typed, given, recorded, card.access)))
    card.post_message(OutcomeRecorded())


def given_of(card: CardUp, typed: Typed, now: datetime) -> Given:
    """All that is told of the call; raises ValueRefused."""
    reader, dialling = card.reader, card.dialling
    override = "  ".join(filter(None, (dialling.reason, typed.override.strip())))
    return Given(
        outcome=typed.kind.code,
        gist=dialling.with_reason(typed.gist) if typed.kind.counts_reached else typed.gist,
        on=typed.when.on if typed.when else None,
        at=typed.when.at if typed.when else None,
        seconds=card.seconds,
        script=reader.script.id if reader and reader.script else "",
        talk=read_talk(card.entry.talk, now.date()),
        why=typed.why,
        override=override,
        purpose=card.aim.code,
        goal=card.aim.goal,
        objections=[(kind.value, script) for kind, script in reader.opened] if reader else (),
    )


async def doubts_about(
    access: Access, session: Session | None, kind: OutcomeKind, when: When
) -> Doubts:
    """What speaks against the day that is agreed; a meeting is agreed in spite of it only by
    another Enter, or with a reason."""
    client_id = session.client_id if session else None
    agrees = kind.agrees
    if client_id is None or agrees is None:
        return NO_DOUBTS
    now = access.now()
    try:
        guards = await access.ask(
            lambda desk: guards_of_meeting(desk, client_id, when.on, when.at, now, agrees)
        )
    except Refused:
        return NO_DOUBTS  # the client is gone: recording says so, in a sentence
    return Doubts(
        tuple(in_words(guards)),
        asks=agrees is AppointmentKind.MEETING and bool(guards),
        forbids=agrees is AppointmentKind.MEETING and any(guard.forbids for guard in guards),
    )


def _record(
    desk: Desk, session: Session, given: Given, now: datetime, *, despite_clock: bool
) -> Recorded:
    """In one turn of the store's thread: the outcome, the next card, and what is settled."""
    client_id = session.client_id
    before = {} if client_id is None else open_duties(desk, client_id)
    following = outcomes.record(desk, session, given, now=now, despite_clock=despite_clock)
    after = {} if client_id is None else open_duties(desk, client_id)
    settled = [duty for key, duty in before.items() if key not in after]
    return Recorded(brief(desk, following, now=now), settled)


def _agreed(session: Session, typed: Typed) -> Agreed | None:
    if session.client_id is None or typed.when is None or typed.kind.agrees is None:
        return None
    return Agreed(session.client_id, typed.kind.agrees, typed.when)


def _news(name: str, typed: Typed, given: Given, recorded: Recorded, access: Access) -> str:
    """What was recorded, what came of it, and how to take it back."""
    talk = given.talk
    parts = [_("{name}: {outcome}.").format(name=name, outcome=outcome_words(typed.kind))]
    if typed.when and typed.kind.is_meeting:
        parts.append(_("End shows the confirmation."))
    if talk.promised_for:
        parts.append(_("To do by {day}.").format(day=formats.day(talk.promised_for)))
    if recorded.settled:
        what = _(", ").join(brief_words(one.reason, access.today) for one in recorded.settled)
        count = len(recorded.settled)
        parts.append(_("Settled with it, {count}: {what}.").format(count=count, what=what))
    if given.override:
        parts.append(_("All the same, because: {why}.").format(why=given.override))
    parts.append(_("u or Ctrl+Z takes it back."))
    return " ".join(parts)
