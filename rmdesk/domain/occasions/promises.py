"""Occasions of the relationship: what was promised or heard, and what goes stale ([T][P][N])."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.clients import Client
from rmdesk.domain.file_records import Feedback, Prospect
from rmdesk.domain.ids import ClientId
from rmdesk.domain.months import months_away
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.suitability import good_until


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodNews:
    """A client's good news: a reason to congratulate, and to tell the head ([N])."""

    id: int
    client_id: ClientId
    on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """A free task with a date, for a client or for nobody."""

    id: int
    client_id: ClientId | None
    on: date
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedVisit:
    """A home visit planned for a day ([N] in domain.md, "Keeping in touch")."""

    id: int
    client_id: ClientId
    on: date
    what: str = ""
    settled_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be made."""
        return self.settled_on is None


def appointments(agreed: Iterable[Appointment]) -> Iterator[Occasion]:
    """Every open meeting and call-back, passed ones too: they stay until they are settled."""
    kinds = {
        AppointmentKind.MEETING: OccasionKind.MEETING,
        AppointmentKind.CALL_BACK: OccasionKind.CALL_BACK,
    }
    for one in agreed:
        if one.state is AppointmentState.OPEN:
            yield Occasion(
                kind=kinds[one.kind],
                client_id=one.client_id,
                on=one.on,
                subject=one.id,
                at=one.at,
                facts={"what": one.note},
            )


def answers_owed(feedback: Iterable[Feedback]) -> Iterator[Occasion]:
    """Every answer that was promised and not given."""
    for one in feedback:
        if one.owed_on is not None:
            yield Occasion(
                kind=OccasionKind.ANSWER_OWED,
                client_id=one.client_id,
                on=one.owed_on,
                subject=one.id,
                facts={"what": one.what},
            )


def follow_ups(prospects: Iterable[Prospect], last_contact: date | None) -> Iterator[Occasion]:
    """Follow-ups of prospects still to be made: a follow-up counts as a duty ([T][N][P])."""
    for one in prospects:
        day = one.due_on(last_contact)
        if day is not None:
            yield Occasion(
                kind=OccasionKind.FOLLOW_UP, client_id=one.client_id, on=day, subject=one.id
            )


def visits(planned: Iterable[PlannedVisit]) -> Iterator[Occasion]:
    """Planned visits."""
    for one in planned:
        yield Occasion(
            kind=OccasionKind.VISIT,
            client_id=one.client_id,
            on=one.on,
            subject=one.id,
            facts={"what": one.what},
        )


def to_dos(written: Iterable[ToDo]) -> Iterator[Occasion]:
    """Free tasks."""
    for one in written:
        yield Occasion(
            kind=OccasionKind.TO_DO,
            client_id=one.client_id,
            on=one.on,
            subject=one.id,
            facts={"what": one.what},
        )


def good_news(heard: Iterable[GoodNews]) -> Iterator[Occasion]:
    """Good news to congratulate on."""
    for one in heard:
        yield Occasion(
            kind=OccasionKind.GOOD_NEWS,
            client_id=one.client_id,
            on=one.on,
            subject=one.id,
            facts={"words": one.words},
        )


def review_due(
    client_id: ClientId, review_id: int, last_on: date, *, next_on: date | None, months: int
) -> Occasion:
    """The asset review after that of `last_on`: on the day that was agreed, else so many months
    later. A first one is nobody's duty."""
    on = next_on or months_away(last_on, months)
    return Occasion(kind=OccasionKind.REVIEW_DUE, client_id=client_id, on=on, subject=review_id)


def check_due(client_id: ClientId, diagnosis_id: int, next_check_on: date) -> Occasion:
    """The day on which a diagnosis is looked at again: it is a cycle ([N])."""
    kind = OccasionKind.CHECK_DUE
    return Occasion(kind=kind, client_id=client_id, on=next_check_on, subject=diagnosis_id)


def dormant(
    client_id: ClientId, last_contact: date | None, dormant_days: int, today: date
) -> Iterator[Occasion]:
    """A client of whom nothing was heard for longer than `dormant_days`, on the day it began."""
    if last_contact is None:
        return
    since = last_contact + timedelta(days=dormant_days + 1)
    if since <= today:
        facts = {"last": last_contact}
        yield Occasion(kind=OccasionKind.DORMANT, client_id=client_id, on=since, facts=facts)


def risk_expires(client: Client) -> Iterator[Occasion]:
    """The last day of a risk assessment: after it nothing may be proposed."""
    if client.risk_tolerance and client.risk_assessed_on is not None:
        on = good_until(client.risk_assessed_on)
        yield Occasion(kind=OccasionKind.RISK_EXPIRES, client_id=client.id, on=on)
