"""The open deals that stand beside the figures of a month, and how each is settled."""

from collections.abc import Sequence
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.deals.weighing import weighed
from rmdesk.domain.money import NOTHING
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.domain.rhythm.standing import MonthFigures, is_too_late
from rmdesk.language import N_
from rmdesk.store.figures.pipeline import Pipeline, open_before, stranded_until

EARLIER: Final = N_(
    "Open deals of earlier months: {count}, {weighted} yuan by their chance. They are in no figure"
    " here: carry them over on the board, or end them."
)
TOO_LATE: Final = N_(
    "Open deals expected only after the month: {count}, {weighted} yuan by their chance. They cover"
    " nothing here: change their week, or carry them over on the board."
)
STRANDED: Final = N_(
    "Open deals of clients who left the bank's list: {count}. They are in no figure here: end them"
    " on the board."
)


def deals_beside(desk: Desk, figures: MonthFigures) -> list[Reason]:
    """What the figures of a month leave out, all of them or its coverage."""
    pipeline, month = Pipeline(desk.store.database), figures.plan.month
    said = []
    still_open = [deal for deal in figures.deals if deal.stage.is_open]
    if too_late := [deal for deal in still_open if is_too_late(deal, figures.plan)]:
        said.append(Reason(TOO_LATE, _facts(too_late, figures)))
    if earlier := pipeline.deals(open_before(month)):
        said.append(Reason(EARLIER, _facts(earlier, figures)))
    if stranded := pipeline.deals(stranded_until(month)):
        said.append(Reason(STRANDED, {"count": len(stranded)}))
    return said


def _facts(deals: Sequence[Deal], figures: MonthFigures) -> dict[str, Fact]:
    weights = (weighed(deal, figures.chances) or NOTHING for deal in deals)
    return {"count": len(deals), "weighted": sum(weights, NOTHING)}
