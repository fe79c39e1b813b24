"""How the financial assets of a review are spread over classes, against the mix wished for.

Of the review's own lines, so that it says the same as every other page of it.
"""

from rmdesk.desk.for_client.review import ClientReview
from rmdesk.domain.diagnosis.allocation import Allocation, allocation
from rmdesk.domain.diagnosis.balance_sheet import BalanceLine
from rmdesk.domain.diagnosis.mixes import Source, Wished
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.shares import WHOLE_BP


def spread(review: ClientReview) -> Allocation | None:
    """The review's own lines by class; None where nothing financial is known."""
    lines = [
        BalanceLine(holding_class=one.holding_class, amount=one.amount, is_ours=one.is_ours)
        for one in review.lines
        if one.state is not State.GONE and not one.holding_class.is_liability
    ]
    found = allocation(lines, _wished(review))
    return found if isinstance(found, Allocation) else None


def _wished(review: ClientReview) -> Wished | None:
    household = review.household
    if household is None or any(one.wished_bp is None for one in household.mix):
        return None
    mix = {one.share_class: one.wished_bp or 0 for one in household.mix}
    if sum(mix.values()) != WHOLE_BP:
        return None
    level = household.model_level
    return Wished(mix, Source.OWN if level is None else Source.MODEL, level)


def unknown_in(held: Allocation) -> int:
    """How many lines have no amount, and so no part in the shares."""
    return sum(one.amount is None for row in held.rows for one in row.lines)
