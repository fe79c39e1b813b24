"""What stands over the board: the open deals that count, and those that are in no sum."""

from datetime import date

from rmdesk.desk.dealing.board import DealRow, board_of
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.pipeline import Party
from rmdesk.ui.views.home.pages.pipeline_lanes import heading
from tests.books.builders import TODAY
from tests.domain.rhythm.calendars import NOVEMBER, a_deal, wan


def row(number: int, *, left: date | None, month: date = NOVEMBER) -> DealRow:
    familiarity = next(iter(Familiarity))
    client_class = next(iter(ClientClass))
    party = Party("王伟", "C1", None, "", None, left, client_class, familiarity, None)
    deal = a_deal(number, month=month, amount=wan(10), stage=Stage.TO_CLOSE)
    return DealRow(deal, party, None, 80, wan(8), (), TODAY)


def test_open_deals_of_whoever_left_are_counted_by_themselves() -> None:
    october = date(2026, 10, 1)
    earlier = [row(3, left=None, month=october), row(4, left=TODAY, month=october)]
    found = board_of([row(1, left=None), row(2, left=TODAY)], earlier=earlier)
    said = heading(found, NOVEMBER, 0)
    assert "open deals: 1   10.00 万, weighted 8.00 万" in said
    assert "! earlier: 1 (o)" in said
    assert "! client left: 2" in said
    assert len(found.columns[Stage.TO_CLOSE]) == 2


def test_nothing_is_said_of_them_where_there_are_none() -> None:
    assert "left" not in heading(board_of([row(1, left=None)]), NOVEMBER, 0)
