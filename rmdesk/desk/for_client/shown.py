"""What of a review and of the household's tables a client may see, on paper and on the screen.

This is the one place that decides it, and it is a list of what may go, never of what may not: what
is not copied here stays with the RM. Left out on purpose are the RM's notes on lines, the client's
new circumstances as the RM wrote them down, the protection idea, the class, flags and whatever
names another person or, in the household's part, a product: of what is missing there only that
something is.
"""

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.household import HouseholdSheet, household_sheet
from rmdesk.desk.for_client.household import household_for_client
from rmdesk.desk.for_client.others_named import without_others
from rmdesk.desk.for_client.review import ClientLine, ClientReview
from rmdesk.desk.reviewing.sheet import ReviewSheet, sheet_of
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.reviews.comparing import Compared
from rmdesk.errors import Refused
from rmdesk.language import N_


class NothingReviewed(Refused):
    message = N_("There is no review of this client yet.")
    hint = N_("Begin one: F7, Enter.")


def review_for_client(
    desk: Desk, client_id: ClientId, review_id: ReviewId | None = None
) -> ClientReview:
    """The review as its client may see it; without an id the newest.

    The household's tables are those of today, and go with the newest review alone: beside an
    older one they would speak of another time. Names and numbers of other clients are left out
    of what the RM typed. Raises NothingReviewed or ClientGone.
    """
    sheet = sheet_of(desk, client_id, review_id)
    is_newest = sheet.later is None
    household = household_sheet(desk, client_id) if is_newest else None
    return without_others(desk, _allowed(sheet, household))


def _allowed(sheet: ReviewSheet, household: HouseholdSheet | None) -> ClientReview:
    """What of these two may be seen; raises NothingReviewed."""
    review = sheet.review
    if review is None:
        raise NothingReviewed
    client: Client = sheet.client
    return ClientReview(
        client_id=client.id,
        number=client.number,
        name=client.name,
        sex=client.sex,
        salutation=client.salutation,
        review_id=review.id,
        on=review.on,
        is_draft=review.is_draft,
        before_on=sheet.before.on if sheet.before else None,
        lines=tuple(line for one in sheet.compared if (line := _line(one)) is not None),
        totals=sheet.totals,
        totals_before=sheet.totals_before,
        slices=sheet.slices,
        trend=sheet.trend,
        market_view=review.market_view,
        wishes=review.wishes,
        next_steps=review.next_steps,
        next_on=review.next_on,
        household=household_for_client(household) if household else None,
    )


def _line(compared: Compared) -> ClientLine | None:
    shown = compared.line or compared.before
    if shown is None:
        return None
    is_there = compared.line is not None
    return ClientLine(
        holding_class=shown.holding_class,
        is_ours=shown.is_ours,
        institution=shown.institution,
        item=shown.item,
        held_since=shown.held_since,
        risk=shown.risk,
        amount=shown.amount if is_there else None,
        as_of=shown.as_of if is_there else None,
        change=compared.change,
        change_bp=compared.change_bp,
        state=compared.state,
    )
