"""Closing a review: from then on it says what it said, the ledger learns from it, and the next one
is booked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import fulfil_by, note_meeting
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.duties import settle_every
from rmdesk.desk.reviewing.drafting import draft_of
from rmdesk.desk.reviewing.prefilling import learnt_since, take_over
from rmdesk.desk.reviewing.refusals import ReviewEmpty
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import AppointmentId, ClientId, HoldingId, ReviewId
from rmdesk.domain.ledger.lines import NEGATIVE_AMOUNT
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.due import wrong_with_next
from rmdesk.domain.reviews.entry import WHAT_AND_WHERE
from rmdesk.domain.reviews.review import ReviewLine, Way
from rmdesk.domain.reviews.totals import Worth, totals
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import AppointmentTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable

CALLED: Final = N_("Asset review")
"""Who said what a review brings to the ledger, and what an agreed hour is for: words that somebody
could have typed, in the language in force then."""

_TALKS: Final = {Way.MET: Channel.MEETING, Way.PHONE: Channel.TELEPHONE}

DOES_NOT_TIE: Final = N_(
    "The lines come to {total} yuan, not {stated}: correct a line, or empty the stated total."
)
MAY_NOT_TIE: Final = N_(
    "The lines come to {total} yuan and {unknown} of them have no figure, so {stated} cannot be"
    " tied out: fill them in, or empty the stated total."
)
HOUR_WITHOUT_DAY: Final = N_("An hour needs its day: type on which day the next review is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said at the end besides the next day: how the review was talked through, and a total
    that somebody else counted. None was not said."""

    way: Way | None = None
    stated: Money | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing a review did besides: how many figures of the ledger it made newer, how many
    lines it brought there, how many of its own the ledger knew better, and the appointment of the
    next one where an hour was agreed."""

    review_id: ReviewId
    next_on: date | None
    written: int
    brought: int
    caught_up: int
    appointment_id: AppointmentId | None


def close(
    desk: Desk,
    review_id: ReviewId,
    *,
    next_on: date | None,
    at: time | None,
    said: Said | None = None,
    now: datetime,
) -> Closed:
    """Freeze a review as of today, as one action that undo takes back: first it takes over what
    the ledger has learnt since, then the ledger learns what was typed.

    `next_on` is the day that was agreed for the next one, None where none was; then it follows from
    the class. Without `said`, what the draft says holds. Raises ValueRefused, ReviewEmpty,
    ReviewClosed or ReviewGone; nothing is written then.
    """
    review = draft_of(desk, review_id)
    told = said or Said(way=review.way, stated=review.stated)
    learnt = learnt_since(desk, review)
    if not learnt.lines:
        raise ReviewEmpty
    if wrong := wrong_with_closing(told.stated, learnt.lines, next_on, at, today=now.date()):
        raise ValueRefused(wrong)
    client_id, today = review.client_id, now.date()
    with desk.store.action("review.close", {"name": client_of(desk, client_id).name}, at=now) as it:
        values = {"way": told.way, "stated": told.stated, "next_on": next_on}
        it.update(ReviewTable, review_id, {"on": today, "closed_on": today, **values})
        take_over(it, review, learnt)
        for line in desk.reviews.taken_out(review_id):
            it.delete(ReviewLineTable, line.id)
        ledger = {one.id: one for one in desk.holdings.of(client_id)}
        written = sum(_write(it, line, ledger.get(_held(line))) for line in learnt.lines)
        brought = sum(_bring(it, line, today) for line in learnt.lines)
        settle_every(desk, it, client_id, OccasionKind.REVIEW_DUE, today=today)
        _keep_agreed(desk, it, client_id, told.way, today)
        agreed = None
        if next_on is not None and at is not None:
            agreed = note_meeting(desk, it, client_id, on=next_on, at=at, note=_(CALLED))
    return Closed(review_id, next_on, written, brought, learnt.count, agreed)


def assets_when_closed(desk: Desk, review_id: ReviewId) -> Worth:
    """What the assets come to with what the ledger has learnt since the lines were filled in.

    Raises ReviewClosed or ReviewGone.
    """
    return totals(learnt_since(desk, draft_of(desk, review_id)).lines).assets


def wrong_with_closing(
    stated: Money | None,
    lines: Sequence[ReviewLine],
    next_on: date | None,
    at: time | None,
    *,
    today: date,
) -> Wrong | None:
    """What keeps a review from being closed; None when nothing does."""
    if stated is not None:
        if stated.fen < 0:
            return Wrong("stated", NEGATIVE_AMOUNT)
        assets = totals(lines).assets
        if assets.unknown or assets.amount != stated:
            return _does_not_tie(stated, assets)
    if next_on is None:
        return Wrong("next_on", HOUR_WITHOUT_DAY) if at is not None else None
    return wrong_with_next(next_on, on=today, today=today)


def _does_not_tie(stated: Money, assets: Worth) -> Wrong:
    total, other = f"{assets.amount.yuan:,}", f"{stated.yuan:,}"
    said = {"total": total, "stated": other, "unknown": assets.unknown}
    return Wrong("stated", MAY_NOT_TIE if assets.unknown else DOES_NOT_TIE, said)


def _keep_agreed(
    desk: Desk, action: Action, client_id: ClientId, way: Way | None, today: date
) -> None:
    """The talk fulfils what was agreed for it: what its way keeps, and the meeting that the last
    review agreed for it. A sheet that was only sent is no talk."""
    if way is Way.SENT:
        return
    if way is not None:
        fulfil_by(desk, action, client_id, _TALKS[way], today=today)
    closed = desk.reviews.closed_of(client_id)
    own = closed[1].next_on if len(closed) > 1 else None  # the first is the one closed right now
    for one in desk.appointments.of(client_id):
        is_own = one.on == own and one.kind is AppointmentKind.MEETING and one.on <= today
        if is_own and one.state is AppointmentState.OPEN:
            action.update(AppointmentTable, one.id, {"state": AppointmentState.DONE})


def _held(line: ReviewLine) -> HoldingId:
    return line.holding_id or HoldingId(0)


def _write(action: Action, line: ReviewLine, held: Holding | None) -> bool:
    """Whether the ledger learnt something of the review. Only what was typed is written: what was
    filled in is the ledger's own, and may have been corrected there meanwhile."""
    if held is None:
        return False
    values = {**_figure(line, held), **_what_and_where(line, held)}
    return bool(values) and action.update(HoldingTable, held.id, values)


def _figure(line: ReviewLine, held: Holding) -> dict[str, object]:
    """The amount that was typed, where it is not older than the ledger's; units that come to
    another amount go, or the next net value would bring that back."""
    if line.typed_on is None or line.amount is None:
        return {}
    day = line.as_of or line.typed_on
    is_older = held.as_of is not None and day < held.as_of
    if is_older or (line.amount, day) == (held.amount, held.as_of):
        return {}
    units = held.units if line.amount == held.amount else None
    return {"amount": line.amount, "as_of": day, "source": _(CALLED), "units": units}


def _what_and_where(line: ReviewLine, held: Holding) -> dict[str, object]:
    """What was corrected of a line elsewhere; what is with us is called as the bank's lists do."""
    if not line.is_corrected or line.is_ours or held.is_ours:
        return {}
    told = {name: getattr(line, name) for name in WHAT_AND_WHERE}
    return {name: value for name, value in told.items() if value != getattr(held, name)}


def _bring(action: Action, line: ReviewLine, today: date) -> bool:
    """Whether the line is one elsewhere that the ledger did not know: from now on it does. What is
    with us comes from the bank's own lists."""
    if line.holding_id is not None or line.is_ours or line.amount is None:
        return False
    values = {
        "client_id": line.client_id,
        "institution": line.institution,
        "is_ours": False,
        "holding_class": line.holding_class,
        "item": line.item,
        "amount": line.amount,
        "risk": line.risk,
        "start": line.held_since,
        "as_of": line.as_of or today,
        "source": _(CALLED),
        "known_since": today,
    }
    holding_id = action.insert(HoldingTable, values)
    action.update(ReviewLineTable, line.id, {"holding_id": holding_id})
    return True
