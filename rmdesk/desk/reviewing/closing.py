"""Closing a review: from then on it says what it said, the ledger learns from it, and the next one
is booked."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from rmdesk.desk.agreements import note_agreed
from rmdesk.desk.book import Desk
from rmdesk.desk.clients import client_of
from rmdesk.desk.duties import settle_every
from rmdesk.desk.reviewing.drafting import draft_of
from rmdesk.desk.reviewing.refusals import ReviewEmpty
from rmdesk.domain.calls import AppointmentKind
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import AppointmentId, HoldingId, ReviewId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.due import wrong_with_next
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.domain.reviews.totals import Worth, totals
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.store.actions import Action
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable

CALLED: Final = N_("Asset review")
"""Who said what a review brings to the ledger, and what an agreed hour is for: words that somebody
could have typed, in the language in force then."""

DOES_NOT_TIE: Final = N_(
    "The lines come to {total} yuan, not {stated}: correct a line, or empty the stated total."
)
MAY_NOT_TIE: Final = N_(
    "The lines come to {total} yuan and {unknown} of them have no figure, so {stated} cannot be"
    " tied out: fill them in, or empty the stated total."
)
HOUR_WITHOUT_DAY: Final = N_("An hour needs its day: type on which day the next review is.")


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing a review did besides: how many figures of the ledger it made newer, how many
    lines it brought there, and the appointment of the next one where an hour was agreed."""

    review_id: ReviewId
    next_on: date | None
    written: int
    brought: int
    appointment_id: AppointmentId | None


def close(
    desk: Desk, review_id: ReviewId, *, next_on: date | None, at: time | None, now: datetime
) -> Closed:
    """Freeze a review as of today, as one action that undo takes back.

    `next_on` is the day that was agreed for the next one, None where none was; then it follows from
    the class. Raises ValueRefused, ReviewEmpty, ReviewClosed or ReviewGone.
    """
    review = draft_of(desk, review_id)
    lines = desk.reviews.lines(review_id)
    if not lines:
        raise ReviewEmpty
    if wrong := wrong_with_closing(review, lines, next_on, at, today=now.date()):
        raise ValueRefused(wrong)
    client_id = review.client_id
    with desk.store.action("review.close", {"name": client_of(desk, client_id).name}, at=now) as it:
        values = {"on": now.date(), "closed_on": now.date(), "next_on": next_on}
        it.update(ReviewTable, review_id, values)
        ledger = {one.id: one for one in desk.holdings.of(client_id)}
        written = sum(_write(it, line, ledger.get(_held(line)), now.date()) for line in lines)
        brought = sum(_bring(it, line, now.date()) for line in lines)
        settle_every(desk, it, client_id, OccasionKind.REVIEW_DUE, today=now.date())
        agreed = None
        if next_on is not None and at is not None:
            kind = AppointmentKind.MEETING
            agreed = note_agreed(it, client_id, kind, on=next_on, at=at, note=_(CALLED))
    return Closed(review_id, next_on, written, brought, agreed)


def wrong_with_closing(
    review: Review,
    lines: list[ReviewLine],
    next_on: date | None,
    at: time | None,
    *,
    today: date,
) -> Wrong | None:
    """What keeps a review from being closed; None when nothing does."""
    if review.stated is not None:
        assets = totals(lines).assets
        if assets.unknown or assets.amount != review.stated:
            return _does_not_tie(review, assets)
    if next_on is None:
        return Wrong("next_on", HOUR_WITHOUT_DAY) if at is not None else None
    return wrong_with_next(next_on, on=today, today=today)


def _does_not_tie(review: Review, assets: Worth) -> Wrong:
    stated = review.stated.yuan if review.stated is not None else ""
    said = {"total": f"{assets.amount.yuan:,}", "stated": f"{stated:,}", "unknown": assets.unknown}
    return Wrong("stated", MAY_NOT_TIE if assets.unknown else DOES_NOT_TIE, said)


def _held(line: ReviewLine) -> HoldingId:
    return line.holding_id or HoldingId(0)


def _write(action: Action, line: ReviewLine, held: Holding | None, today: date) -> bool:
    """Whether the ledger's figure was older than the review's, and is the same now."""
    if held is None or held.gone_on is not None or line.amount is None:
        return False
    day = line.as_of or today
    is_typed = line.amount != held.amount and (held.as_of is None or day >= held.as_of)
    is_newer = line.as_of is not None and (held.as_of is None or line.as_of > held.as_of)
    if not is_typed and not is_newer:
        return False
    values = {"amount": line.amount, "as_of": day, "source": _(CALLED)}
    return action.update(HoldingTable, held.id, values)


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
