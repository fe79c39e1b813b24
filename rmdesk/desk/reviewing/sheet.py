"""The review sheet: one review beside the one before it, with its sums and shares."""

from dataclasses import dataclass
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.reviewing.refusals import ReviewGone
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.reviews.comparing import Compared, compared
from rmdesk.domain.reviews.due import REVIEW_MONTHS, Due, due, next_by_months, read_wish
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.domain.reviews.totals import Slice, Totals, slices, totals
from rmdesk.domain.reviews.trend import Point, trend


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A review as it is shown; without one, the client has never been reviewed.

    `before` is the closed review that came before it, `trend` a point for each review up to it,
    the oldest first; `earlier` and `later` lead to its neighbours, a draft being the latest.
    """

    client: Client
    review: Review | None
    lines: tuple[ReviewLine, ...]
    before: Review | None
    compared: tuple[Compared, ...]
    totals: Totals
    totals_before: Totals | None
    slices: tuple[Slice, ...]
    trend: tuple[Point, ...]
    earlier: ReviewId | None
    later: ReviewId | None
    due: Due


def sheet_of(desk: Desk, client_id: ClientId, review_id: ReviewId | None = None) -> ReviewSheet:
    """The sheet of a review; None is the newest, a draft before all.

    Raises ClientGone, and ReviewGone where `review_id` is none of this client's.
    """
    client = client_of(desk, client_id)
    ordered = sorted(desk.reviews.of(client_id), key=_in_time)
    at = _place(ordered, review_id)
    shown = ordered[: at + 1]
    lines = desk.reviews.lines_of([one.id for one in shown])
    told = [(one, lines.get(one.id, [])) for one in shown]
    review = ordered[at] if ordered else None
    before = next((one for one in reversed(shown[:-1]) if not one.is_draft), None)
    own = tuple(lines.get(review.id, ())) if review else ()
    return ReviewSheet(
        client=client,
        review=review,
        lines=own,
        before=before,
        compared=compared(own, lines.get(before.id, []) if before else []),
        totals=totals(own),
        totals_before=totals(lines.get(before.id, [])) if before else None,
        slices=slices(own),
        trend=trend(told),
        earlier=ordered[at - 1].id if at > 0 else None,
        later=ordered[at + 1].id if at + 1 < len(ordered) else None,
        due=due_of(desk, client_id),
    )


def due_of(desk: Desk, client_id: ClientId) -> Due:
    """When the client's next review is due; raises ClientGone or NoWorkingDay."""
    last = next(iter(desk.reviews.closed_of(client_id)), None)
    months, is_wished = _months(desk, client_id)
    return due(
        last_on=last.on if last else None,
        booked_on=desk.reviews.booked_on(last) if last else None,
        months=months,
        is_wished=is_wished,
        days=desk.days,
        today=desk.today,
    )


def proposed_next(desk: Desk, client_id: ClientId, *, today: date) -> date:
    """The working day that is proposed for the review after one of today: by the client's own wish
    or the class. Raises ClientGone or NoWorkingDay."""
    return next_by_months(today, _months(desk, client_id)[0], desk.days)


def _months(desk: Desk, client_id: ClientId) -> tuple[int, bool]:
    """The months between two reviews, and whether the client wished them."""
    said = (one.value for one in desk.details.of(client_id) if one.field == REVIEW_MONTHS)
    wished = next((months for one in said if (months := read_wish(one))), None)
    if wished is not None:
        return wished, True
    return desk.settings.reviews.months(desk.clients.facts(client_id).client_class), False


def _in_time(review: Review) -> tuple[bool, date, int]:
    """A draft is the latest, whenever it was begun."""
    return review.is_draft, review.on, review.id


def _place(ordered: list[Review], review_id: ReviewId | None) -> int:
    if review_id is None:
        return max(len(ordered) - 1, 0)
    for at, one in enumerate(ordered):
        if one.id == review_id:
            return at
    raise ReviewGone
