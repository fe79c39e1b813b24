"""Deals noted, changed, moved and taken out: one action each, and undo takes all of it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client, edit_client
from rmdesk.desk.dealing.ending import lose_deal, reopen_deal, win_deal
from rmdesk.desk.dealing.entering import (
    DealEnded,
    DealGone,
    OffTheShelfByNow,
    add_deal,
    deal_of,
    edit_deal,
    remove_deal,
)
from rmdesk.desk.dealing.gate import ClientLeft
from rmdesk.desk.dealing.moving import Carried, NothingToCarry, carry_over, move_deal
from rmdesk.desk.one_client import forget
from rmdesk.desk.shelf.products import StillInDeals, remove_product, shelve
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.deals.entry import Won, entry_of
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.dealing.dealing_desk import AMOUNT, DECEMBER, ENTRY, NOVEMBER, a_deal, way_of
from tests.desk.diagnosing.homes import WANG, a_product
from tests.desk.refusing import assert_refused


def test_a_deal_is_kept_as_it_was_given(desk: Desk) -> None:
    before = records(desk)
    product = a_product(desk, "R2")
    deal_id = a_deal(
        desk,
        product_id=product,
        pieces=2,
        stage=Stage.INVITED,
        chance=60,
        expected_on=date(2026, 11, 26),
        note=" 要看说明书 ",
    )
    deal = deal_of(desk, deal_id)
    assert (deal.product_id, deal.product, deal.metric) == (product, "", "investment")
    assert (deal.amount, deal.pieces, deal.chance) == (AMOUNT, 2, 60)
    assert (deal.month, deal.expected_on) == (NOVEMBER, date(2026, 11, 23))
    assert (deal.added_on, deal.moved_on, deal.closed_on) == (TODAY, TODAY, None)
    assert (deal.client_level, deal.product_level, deal.note) == (3, 2, "要看说明书")
    (move,) = desk.deal_moves.of(WANG)
    assert (move.before, move.after, move.on) == (None, Stage.INVITED, TODAY)
    desk.undo(now=NOW)
    desk.undo(now=NOW)  # the product
    assert records(desk) == before


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"metric": ""}, "metric"),
        ({"metric": "calls"}, "metric"),
        ({"amount": Money(0)}, "amount"),
        ({"pieces": 0}, "pieces"),
        ({"chance": 101}, "chance"),
        ({"stage": Stage.CLOSED}, "stage"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    desk: Desk, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValueRefused) as refused:
        a_deal(desk, **changes)
    assert refused.value.field == field
    assert desk.deals.count() == desk.deal_moves.count() == 0


def test_a_deal_is_changed_and_the_same_again_writes_nothing(desk: Desk) -> None:
    deal_id = a_deal(desk)
    before = records(desk)
    edit_deal(desk, deal_id, entry_of(deal_of(desk, deal_id)), now=NOW)
    assert records(desk) == before
    entry = replace(ENTRY, amount=None, month=DECEMBER, stage=Stage.MET, note="金额再谈")
    edit_deal(desk, deal_id, entry, now=NOW)
    deal = deal_of(desk, deal_id)
    assert (deal.amount, deal.month, deal.stage) == (None, DECEMBER, Stage.MET)
    assert way_of(desk, deal_id) == [Stage.STOCKED, Stage.MET]
    desk.undo(now=NOW)
    assert records(desk) == before


def test_a_deal_moves_both_ways_over_the_board(desk: Desk) -> None:
    deal_id = a_deal(desk)
    before = records(desk)
    for stage in (Stage.INVITED, Stage.INVITED, Stage.TO_CLOSE, Stage.MET):
        move_deal(desk, deal_id, stage, now=NOW)
    assert deal_of(desk, deal_id).stage is Stage.MET
    assert way_of(desk, deal_id) == [Stage.STOCKED, Stage.INVITED, Stage.TO_CLOSE, Stage.MET]
    for _step in range(3):
        desk.undo(now=NOW)
    assert records(desk) == before


def test_a_deal_is_not_moved_to_its_end(desk: Desk) -> None:
    deal_id = a_deal(desk)
    for stage in (Stage.CLOSED, Stage.LOST):
        with pytest.raises(ValueRefused) as refused:
            move_deal(desk, deal_id, stage, now=NOW)
        assert refused.value.field == "stage"
    assert deal_of(desk, deal_id).stage is Stage.STOCKED


def test_a_deal_goes_with_its_way_and_comes_back_with_it(desk: Desk) -> None:
    deal_id, other = a_deal(desk), a_deal(desk, product="另一笔")
    move_deal(desk, deal_id, Stage.MET, now=NOW)
    before = records(desk)
    remove_deal(desk, deal_id, now=NOW)
    assert [one.id for one in desk.deals.of(WANG)] == [other]
    assert {one.deal_id for one in desk.deal_moves.of(WANG)} == {other}
    desk.undo(now=NOW)
    assert records(desk) == before


def test_open_deals_are_carried_over_into_another_month(desk: Desk) -> None:
    past, soon = TODAY - timedelta(days=9), TODAY + timedelta(days=3)
    late = a_deal(desk, expected_on=past)
    ahead = a_deal(desk, expected_on=soon)
    there = a_deal(desk, month=DECEMBER)
    won = a_deal(desk)
    win_deal(desk, won, Won(amount=AMOUNT, on=TODAY), now=NOW)
    before = records(desk)
    assert carry_over(desk, [late, ahead, there, won], DECEMBER, now=NOW) == Carried(2)
    deals = {one: deal_of(desk, one) for one in (late, ahead, there, won)}
    assert [one.month for one in deals.values()] == [DECEMBER, DECEMBER, DECEMBER, NOVEMBER]
    assert (deals[late].expected_on, deals[ahead].expected_on) == (None, date(2026, 11, 23))
    desk.undo(now=NOW)
    assert records(desk) == before
    with pytest.raises(NothingToCarry):
        carry_over(desk, [there, won], DECEMBER, now=NOW)


def test_the_deals_of_who_left_stay_and_the_others_are_carried(desk: Desk) -> None:
    other = add_client(desk, name="解彤强", now=NOW)
    gone, here = a_deal(desk, client_id=other), a_deal(desk)
    edit_client(desk, other, {"gone_on": TODAY}, now=NOW)
    assert carry_over(desk, [gone, here], DECEMBER, now=NOW) == Carried(1, ("解彤强",))
    assert [deal_of(desk, one).month for one in (gone, here)] == [NOVEMBER, DECEMBER]
    assert_refused(desk, ClientLeft, lambda desk: carry_over(desk, [gone], DECEMBER, now=NOW))


LEFT: list[Callable[[Desk, DealId], object]] = [
    lambda desk, _one: a_deal(desk),
    lambda desk, one: edit_deal(desk, one, replace(ENTRY, note="新"), now=NOW),
    lambda desk, one: move_deal(desk, one, Stage.MET, now=NOW),
    lambda desk, one: win_deal(desk, one, Won(amount=AMOUNT, on=TODAY), now=NOW),
    lambda desk, one: carry_over(desk, [one], DECEMBER, now=NOW),
]


@pytest.mark.parametrize("act", LEFT)
def test_nothing_goes_on_with_somebody_who_left_the_list(
    desk: Desk, act: Callable[[Desk, DealId], object]
) -> None:
    deal_id = a_deal(desk)
    edit_client(desk, WANG, {"gone_on": TODAY}, now=NOW)
    assert_refused(desk, ClientLeft, lambda desk: act(desk, deal_id))


def test_deals_of_somebody_who_left_can_still_be_ended_and_taken_out(desk: Desk) -> None:
    lost, removed = a_deal(desk), a_deal(desk)
    edit_client(desk, WANG, {"gone_on": TODAY}, now=NOW)
    lose_deal(desk, lost, ObjectionKind.CANNOT_MEET, "销户走了", now=NOW)
    remove_deal(desk, removed, now=NOW)
    assert [one.stage for one in desk.deals.of(WANG)] == [Stage.LOST]
    assert_refused(desk, ClientLeft, lambda desk: reopen_deal(desk, lost, now=NOW))


def test_a_forgotten_client_has_no_deals_left_and_gets_none(desk: Desk) -> None:
    deal_id = a_deal(desk)
    forget(desk, WANG, reason="客户要求", now=NOW)
    assert desk.deals.count() == desk.deal_moves.count() == 0
    assert_refused(desk, ClientLeft, a_deal)
    assert_refused(desk, DealGone, lambda desk: move_deal(desk, deal_id, Stage.MET, now=NOW))


def test_nobody_has_a_deal_who_is_not_in_the_book(desk: Desk) -> None:
    assert_refused(desk, ClientGone, lambda desk: add_deal(desk, ClientId(99), ENTRY, now=NOW))


@pytest.mark.parametrize(
    "act",
    [
        deal_of,
        lambda desk, one: edit_deal(desk, one, ENTRY, now=NOW),
        lambda desk, one: move_deal(desk, one, Stage.MET, now=NOW),
        lambda desk, one: win_deal(desk, one, Won(amount=AMOUNT, on=TODAY), now=NOW),
        lambda desk, one: lose_deal(desk, one, ObjectionKind.PUTS_OFF, "", now=NOW),
        lambda desk, one: reopen_deal(desk, one, now=NOW),
        lambda desk, one: remove_deal(desk, one, now=NOW),
        lambda desk, one: carry_over(desk, [one], DECEMBER, now=NOW),
    ],
)
def test_a_deal_that_is_gone_is_said_to_be(
    desk: Desk, act: Callable[[Desk, DealId], object]
) -> None:
    deal_id = a_deal(desk)
    remove_deal(desk, deal_id, now=NOW)
    assert_refused(desk, DealGone, lambda desk: act(desk, deal_id))


@pytest.mark.parametrize(
    "act",
    [
        lambda desk, one: move_deal(desk, one, Stage.MET, now=NOW),
        lambda desk, one: win_deal(desk, one, Won(amount=AMOUNT, on=TODAY), now=NOW),
        lambda desk, one: lose_deal(desk, one, ObjectionKind.PUTS_OFF, "", now=NOW),
        lambda desk, one: edit_deal(desk, one, replace(ENTRY, stage=Stage.MET), now=NOW),
    ],
)
def test_a_deal_that_ended_stays_where_it_is(
    desk: Desk, act: Callable[[Desk, DealId], object]
) -> None:
    deal_id = a_deal(desk)
    lose_deal(desk, deal_id, ObjectionKind.PUTS_OFF, "", now=NOW)
    assert_refused(desk, DealEnded, lambda desk: act(desk, deal_id))


def test_what_left_the_shelf_is_chosen_no_more_and_what_is_dealt_in_stays(desk: Desk) -> None:
    product = a_product(desk, "R2")
    deal_id = a_deal(desk, product_id=product)
    shelve(desk, product, gone_on=TODAY, now=NOW)
    assert_refused(desk, OffTheShelfByNow, lambda desk: a_deal(desk, product_id=product))
    assert_refused(desk, StillInDeals, lambda desk: remove_product(desk, product, now=NOW))
    entry = replace(entry_of(deal_of(desk, deal_id)), note="期限到了再看")
    edit_deal(desk, deal_id, entry, now=NOW)  # what it is about was chosen before
    assert deal_of(desk, deal_id).note == "期限到了再看"


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["move", "edit", "carry", "win", "lose", "reopen", "remove"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_whatever_is_done_with_deals_undo_takes_back_to_the_letter(
    desk: Desk, steps: list[tuple[str, int]]
) -> None:
    deal_id = a_deal(desk)
    seen = [records(desk)]
    for what, number in steps:
        try:
            _do(desk, deal_id, what, number)
        except Refused:
            assert records(desk) == seen[-1]
            continue
        if (now := records(desk)) != seen[-1]:
            seen.append(now)
    for before in seen[-2::-1]:
        desk.undo(now=NOW)
        assert records(desk) == before
    for after in seen[1:]:
        desk.redo(now=NOW)
        assert records(desk) == after


def _do(desk: Desk, deal_id: DealId, what: str, number: int) -> None:
    match what:
        case "move":
            move_deal(desk, deal_id, OPEN_STAGES[number], now=NOW)
        case "edit":
            edit_deal(desk, deal_id, replace(ENTRY, pieces=number, note=what), now=NOW)
        case "carry":
            carry_over(desk, [deal_id], date(2026, 11 + number % 2, 1), now=NOW)
        case "win":
            after = TODAY + timedelta(days=number) if number else None
            won = Won(amount=AMOUNT, on=TODAY - timedelta(days=number), after_sale_on=after)
            win_deal(desk, deal_id, won, now=NOW)
        case "lose":
            lose_deal(desk, deal_id, list(ObjectionKind)[number], "再说", now=NOW)
        case "reopen":
            reopen_deal(desk, deal_id, now=NOW)
        case "remove":
            remove_deal(desk, deal_id, now=NOW)
