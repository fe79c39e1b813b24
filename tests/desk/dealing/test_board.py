"""The board: every deal in one column, sums that tie to the deals, the closest tie first."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import place_of
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.dealing.board import (
    Board,
    board,
    board_of,
    deals_of_client,
    row_of,
    summed,
)
from rmdesk.desk.dealing.ending import lose_deal, win_deal
from rmdesk.desk.dealing.entering import DealGone, deal_of
from rmdesk.desk.dealing.moving import move_deal
from rmdesk.desk.dealing.rules import chances_in_force, metrics_in_force, product_words
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.deals.entry import Won
from rmdesk.domain.deals.weighing import weighed
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.rhythm.settings import RhythmSettings
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.suitability import Fit
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals
from tests.books.empty_desk import NOW
from tests.desk.dealing.dealing_desk import AMOUNT, DECEMBER, NOVEMBER, a_deal
from tests.desk.diagnosing.homes import WANG, a_holding, a_product


def ids(found: Board, stage: Stage) -> list[DealId]:
    return [row.deal.id for row in found.columns[stage]]


def test_an_empty_board_has_every_column(desk: Desk) -> None:
    found = board(desk, today=TODAY)
    assert list(found.columns) == list(found.sums) == list(Stage)
    assert not found.rows and not any(one.deals for one in found.sums.values())


def test_each_deal_stands_in_its_column_and_its_month(desk: Desk) -> None:
    here, met = a_deal(desk), a_deal(desk, stage=Stage.MET)
    later, won = a_deal(desk, month=DECEMBER), a_deal(desk)
    lost, left = a_deal(desk), a_deal(desk, month=date(2026, 10, 1))
    win_deal(desk, won, Won(amount=AMOUNT, on=TODAY), now=NOW)
    lose_deal(desk, lost, ObjectionKind.PUTS_OFF, "", now=NOW)
    found = board(desk, date(2026, 11, 9), today=TODAY)
    assert [ids(found, stage) for stage in Stage] == [[here], [], [met], [], [won], [lost]]
    assert [row.deal.id for row in found.earlier] == [left]
    assert ids(board(desk, DECEMBER, today=TODAY), Stage.STOCKED) == [later]
    december = board(desk, DECEMBER, today=TODAY)
    assert [row.deal.id for row in december.earlier] == [met, here, left]  # the weightiest first
    whole = board(desk, today=TODAY)
    assert set(ids(whole, Stage.STOCKED)) == {here, later, left} and not whole.earlier


def test_sums_say_of_how_many_nobody_knows_the_amount(desk: Desk) -> None:
    a_deal(desk)
    a_deal(desk, amount=None, pieces=2)
    a_deal(desk, chance=60)
    found = board(desk, NOVEMBER, today=TODAY).sums[Stage.STOCKED]
    assert (found.deals, found.pieces, found.unknown) == (3, 4, 1)
    assert found.amount == Money.of_yuan(400_000)
    assert found.weighted == Money.of_yuan(20_000 + 120_000)


def test_the_chances_of_the_book_are_taken(desk: Desk) -> None:
    own = Metric("own_1", "信托")
    half = dict.fromkeys(OPEN_STAGES, 50)
    desk.change_rhythm_settings(RhythmSettings(chances=half, own_metrics=(own,)))
    assert (chances_in_force(desk), metrics_in_force(desk)[-1]) == (half, own)
    row = row_of(desk, a_deal(desk, metric="own_1"))
    assert (row.chance, row.weighted) == (50, Money.of_yuan(100_000))


def test_a_row_says_who_and_what_and_why(desk: Desk) -> None:
    product = a_product(desk, "R2")
    row = row_of(desk, a_deal(desk, product_id=product, expected_on=TODAY))
    assert (row.name, row.product, row.product_on_shelf) == (
        "王建国",
        "和畅90天",
        desk.products.get(product),
    )
    assert row.client_class is desk.clients.facts(WANG).client_class
    assert row.familiarity is place_of(desk, WANG, Grid.FAMILIARITY).rule
    assert row.attitude is None
    assert row.judged is not None and row.judged.fit is Fit.FITS
    assert len(row.reasons) == 4 and not row.is_left and not row.is_unfit
    assert row_of(desk, a_deal(desk)).judged is None
    with pytest.raises(DealGone):
        row_of(desk, DealId(99))


def test_a_row_is_judged_as_of_today(desk: Desk) -> None:
    product = a_product(desk, "R2")
    deal_id = a_deal(desk, product_id=product)
    a_holding(desk, HoldingClass.WEALTH_PRODUCT, 1_000, risk="R4", product_id=product)
    row = row_of(desk, deal_id)
    assert row.is_unfit and row.judged is not None and row.judged.product_level == 4
    edit_client(desk, WANG, {"gone_on": TODAY}, now=NOW)
    assert row_of(desk, deal_id).is_left
    lose_deal(desk, deal_id, ObjectionKind.PUTS_OFF, "", now=NOW)
    assert not row_of(desk, deal_id).is_unfit


def test_deals_stand_where_the_tie_is_closest_first(desk: Desk) -> None:
    close = add_client(desk, now=NOW, name="熟客", number="880002")
    light, heavy = a_deal(desk, amount=Money(100)), a_deal(desk, amount=Money(9_000))
    near = a_deal(desk, close, amount=Money(1))
    with desk.store.database.atomic():
        sql = "UPDATE facts SET familiarity = ? WHERE client_id = ?"
        desk.store.database.execute_sql(sql, (Familiarity.AT_EASE.value, close))
    assert ids(board(desk, today=TODAY), Stage.STOCKED) == [near, heavy, light]


def test_what_ended_stands_last_first_and_a_clients_deals_open_ones_first(desk: Desk) -> None:
    first, second, still = a_deal(desk), a_deal(desk), a_deal(desk)
    win_deal(desk, second, Won(amount=AMOUNT, on=TODAY), now=NOW)
    win_deal(desk, first, Won(amount=AMOUNT, on=TODAY - timedelta(days=3)), now=NOW)
    assert ids(board(desk, today=TODAY), Stage.CLOSED) == [second, first]
    assert [row.deal.id for row in deals_of_client(desk, WANG)] == [still, second, first]
    assert deals_of_client(desk, ClientId(99)) == ()


def test_a_move_changes_two_columns_and_no_sum_of_all(desk: Desk) -> None:
    deal_id = a_deal(desk)
    a_deal(desk)
    before = board(desk, today=TODAY)
    move_deal(desk, deal_id, Stage.INVITED, now=NOW)
    after = board(desk, today=TODAY)
    assert after.sums[Stage.STOCKED].deals == before.sums[Stage.STOCKED].deals - 1
    assert sum(one.amount.fen for one in after.sums.values()) == sum(
        one.amount.fen for one in before.sums.values()
    )
    assert deal_of(desk, deal_id).stage is Stage.INVITED


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 60), st.integers(0, 10**6))
def test_the_sums_of_a_board_tie_to_the_deals(desk: Desk, count: int, seed: int) -> None:
    if count:
        many_deals(desk, [WANG], count, today=TODAY, seed=seed)
    for month in (None, NOVEMBER, DECEMBER, date(2026, 9, 1)):
        found = board(desk, month, today=TODAY)
        deals = [one for one in desk.deals.of(WANG) if month in (None, one.month)]
        assert {row.deal.id for row in found.rows} == {one.id for one in deals}
        for stage in Stage:
            meant = [one for one in deals if one.stage is stage]
            known = [one for one in meant if one.amount is not None]
            summary = found.sums[stage]
            assert (summary.deals, summary.unknown) == (len(meant), len(meant) - len(known))
            assert summary.pieces == sum(one.pieces for one in meant)
            amounts = [one.amount.fen for one in known if one.amount is not None]
            assert summary.amount.fen == sum(amounts)
            weights = [weighed(one, chances_in_force(desk)) or NOTHING for one in known]
            assert summary.weighted.fen == sum(one.fen for one in weights)
        assert board_of(found.rows).sums == found.sums
        assert summed(found.rows).deals == len(deals)
    desk.undo(now=NOW) if count else None


def test_the_shelf_is_typed_by_its_letters(desk: Desk) -> None:
    a_product(desk, "R2", name="稳利90天")
    gone = a_product(desk, "R2", name="长乐60天", gone_on=TODAY)
    words = product_words(desk)
    found = words.meant("wl90")
    assert found is not None and found.name == "稳利90天"
    assert words.meant("长乐") is None and gone not in words.initials
    # 长 is read chang and zhang: both find it while it is on the shelf.
    a_product(desk, "R2", name="长安30天")
    for letters in ("ca30", "za30"):
        meant = product_words(desk).meant(letters)
        assert meant is not None and meant.name == "长安30天"
