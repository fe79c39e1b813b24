"""Typing a review: begun with what is known, changed, laid aside, gone on with, thrown away."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.client_file.ledger import add_line as hold
from rmdesk.desk.client_file.ledger import edit_line, end_line
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.refusals import ReviewClosed, ReviewGone, ReviewLineGone
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.domain.endings import Ending, Way
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ReviewId, ReviewLineId
from rmdesk.domain.ledger.lines import NEGATIVE_AMOUNT, NO_BANK, LedgerLine, line_of
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import NOT_AHEAD
from rmdesk.domain.reviews.entry import OLDER, entry_of
from rmdesk.domain.reviews.review import Way as Talked
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.books.empty_desk import records
from tests.desk.refusing import assert_refused
from tests.desk.reviewing.held import (
    DAY,
    GOLD,
    NOBODY,
    NOW,
    changes,
    closed,
    held,
    lines_of,
    on_day,
    reviewed,
    set_amount,
    undone,
)
from tests.ui.small_book import RICH


def begun(desk: Desk) -> ReviewId:
    return drafting.begin(desk, RICH, now=NOW)


def test_the_first_review_begins_with_the_ledger(desk: Desk) -> None:
    undone(desk, lambda: begun(desk))
    sheet = sheet_of(desk, RICH)
    assert sheet.review is not None and sheet.review.is_draft and sheet.review.on == TODAY
    assert {line.holding_id for line in sheet.lines} == {one.id for one in held(desk)}
    assert {one.state for one in sheet.compared} == {"new"}
    assert sheet.totals.assets.amount == Money.of_yuan(900_000)


def test_only_what_changed_needs_typing(desk: Desk) -> None:
    first = reviewed(desk)
    now = on_day(desk, date(2027, 2, 22))
    second = drafting.begin(desk, RICH, now=now)
    before, lines = lines_of(desk, first), lines_of(desk, second)
    kept = ("holding_id", "item", "amount", "as_of", "place")
    assert [[getattr(one, name) for name in kept] for one in lines] == [
        [getattr(one, name) for name in kept] for one in before
    ]
    undone(desk, lambda: set_amount(desk, lines[1], 62_000, now=now), now=now)
    assert [state for state, _ in changes(desk)] == ["same", "changed", "same"]
    assert changes(desk)[1][1] == Money.of_yuan(12_000)
    assert lines_of(desk, second)[1].as_of == now.date()


def test_an_open_review_goes_on(desk: Desk) -> None:
    review_id = begun(desk)
    set_amount(desk, lines_of(desk, review_id)[0], 1)
    later = on_day(desk, TODAY + 4 * DAY)
    before = records(desk)
    assert drafting.begin(desk, RICH, now=later) == review_id
    assert records(desk) == before


def test_a_draft_takes_over_what_the_ledger_learns_meanwhile(desk: Desk) -> None:
    review_id = begun(desk)
    demand, deposit, elsewhere = lines_of(desk, review_id)
    set_amount(desk, elsewhere, None)
    taken_out = held(desk)[1]
    drafting.remove_line(desk, deposit.id, now=NOW)
    later = on_day(desk, TODAY + 4 * DAY)
    first = next(one for one in held(desk) if one.id == demand.holding_id)
    edit_line(desk, first.id, replace(line_of(first), amount=Money.of_yuan(410_000)), now=later)
    new = LedgerLine(holding_class=HoldingClass.FUND, item="双季平衡", amount=Money.of_yuan(7))
    hold(desk, RICH, new, now=later)
    undone(desk, lambda: drafting.begin(desk, RICH, now=later), now=later)
    lines = {line.item or line.institution: line for line in lines_of(desk, review_id)}
    assert lines["本行"].amount == Money.of_yuan(410_000)
    assert lines["双季平衡"].amount == Money.of_yuan(7)
    assert lines["他行"].amount is None, "that nobody knows was said of the same figure"
    assert taken_out.id not in {line.holding_id for line in lines.values()}, "taken out by hand"
    ending = Ending(way=Way.SPENT, on=later.date(), amount=first.amount)
    end_line(desk, first.id, ending, now=later)
    drafting.begin(desk, RICH, now=later)
    assert first.id not in {line.holding_id for line in lines_of(desk, review_id)}


def test_what_the_ledger_learns_on_the_same_day_enters_the_draft(desk: Desk) -> None:
    review_id = begun(desk)
    taken_out = lines_of(desk, review_id)[1]
    drafting.remove_line(desk, taken_out.id, now=NOW)
    assert_refused(
        desk, ReviewLineGone, lambda desk: drafting.remove_line(desk, taken_out.id, now=NOW)
    )
    new = LedgerLine(holding_class=HoldingClass.FUND, item="双季平衡", amount=Money.of_yuan(7))
    hold(desk, RICH, new, now=NOW)
    drafting.begin(desk, RICH, now=NOW)
    assert [one.item for one in lines_of(desk, review_id)][-1] == "双季平衡"
    assert taken_out.holding_id not in {one.holding_id for one in lines_of(desk, review_id)}
    closed(desk, review_id)
    assert taken_out.holding_id not in {one.holding_id for one in lines_of(desk, review_id)}
    assert desk.reviews.taken_out(review_id) == [], "a closed review has nothing but its lines"


def test_what_is_typed_is_remembered_as_typed(desk: Desk) -> None:
    review_id = begun(desk)
    first, second, third = lines_of(desk, review_id)
    set_amount(desk, first, 5)
    set_amount(desk, second, None)
    drafting.change_line(desk, third.id, replace(entry_of(third), note="电话里说的"), now=NOW)
    added = drafting.add_line(desk, review_id, GOLD, now=NOW)
    assert [one.typed_on for one in lines_of(desk, review_id)] == [TODAY, TODAY, None, TODAY]
    closed(desk, review_id)
    second_id = drafting.begin(desk, RICH, now=NOW)
    assert added not in {one.id for one in lines_of(desk, second_id)}
    assert {one.typed_on for one in lines_of(desk, second_id)} == {None}


def test_that_nobody_knows_stays_typed_whatever_the_ledger_said_before(desk: Desk) -> None:
    review_id = begun(desk)
    now = on_day(desk, TODAY + 10 * DAY)
    first = held(desk)[0]
    told = replace(line_of(first), amount=Money.of_yuan(5), as_of=TODAY + 5 * DAY)
    edit_line(desk, first.id, told, now=now)
    drafting.begin(desk, RICH, now=now)
    line = lines_of(desk, review_id)[0]
    assert line.amount == Money.of_yuan(5)
    set_amount(desk, line, None, now=now)
    drafting.begin(desk, RICH, now=now)
    assert lines_of(desk, review_id)[0].amount is None


def test_a_line_typed_before_the_ledger_had_it_is_that_line(desk: Desk) -> None:
    review_id = begun(desk)
    drafting.add_line(desk, review_id, GOLD, now=NOW)
    new = LedgerLine(
        holding_class=HoldingClass.METAL,
        is_ours=False,
        institution="丙银行",
        item="投资金条",
        amount=Money.of_yuan(70_000),
        as_of=TODAY - DAY,
    )
    holding_id = hold(desk, RICH, new, now=NOW)
    result = closed(desk, review_id)
    gold = [one for one in lines_of(desk, review_id) if one.item == "投资金条"]
    assert [(one.holding_id, one.amount) for one in gold] == [(holding_id, Money.of_yuan(80_000))]
    assert (result.brought, result.written) == (0, 1)
    assert desk.holdings.get(holding_id).amount == Money.of_yuan(80_000)


def test_what_ended_is_shown_as_gone(desk: Desk) -> None:
    reviewed(desk)
    now = on_day(desk, TODAY + 60 * DAY)
    deposit = next(one for one in held(desk) if one.item == "稳利90天")
    end_line(desk, deposit.id, Ending(way=Way.SPENT, on=now.date(), amount=deposit.amount), now=now)
    drafting.begin(desk, RICH, now=now)
    assert changes(desk)[-1] == ("gone", Money.of_yuan(-50_000))


def test_lines_are_added_changed_and_taken_out(desk: Desk) -> None:
    review_id = begun(desk)
    undone(desk, lambda: drafting.add_line(desk, review_id, GOLD, now=NOW))
    line = lines_of(desk, review_id)[-1]
    assert (line.institution, line.as_of, line.place) == ("丙银行", TODAY, 4)
    dearer = replace(entry_of(line), amount=Money.of_yuan(90_000), risk=" r3 ", note=" 三根 ")
    undone(desk, lambda: drafting.change_line(desk, line.id, dearer, now=NOW))
    line = lines_of(desk, review_id)[-1]
    assert (line.amount, line.risk, line.note) == (Money.of_yuan(90_000), "R3", "三根")
    before = records(desk)
    drafting.change_line(desk, line.id, entry_of(line), now=NOW)
    assert records(desk) == before, "the same again writes nothing"
    undone(desk, lambda: drafting.remove_line(desk, line.id, now=NOW))
    assert len(lines_of(desk, review_id)) == 3 == len(held(desk))


def test_a_line_of_ours_is_ours_whatever_was_typed(desk: Desk) -> None:
    review_id = begun(desk)
    entry = replace(GOLD, is_ours=True)
    line_id = drafting.add_line(desk, review_id, entry, now=NOW)
    assert desk.reviews.line(line_id).institution == "本行"


def test_unknown_is_not_zero_and_has_no_day(desk: Desk) -> None:
    review_id = begun(desk)
    line = lines_of(desk, review_id)[0]
    set_amount(desk, line, None)
    line = lines_of(desk, review_id)[0]
    assert (line.amount, line.as_of) == (None, None)
    worth = sheet_of(desk, RICH).totals.assets
    assert (worth.amount, worth.unknown) == (Money.of_yuan(550_000), 1)


def test_a_figure_older_than_the_last_reviews_is_refused_at_its_day(desk: Desk) -> None:
    first = begun(desk)
    set_amount(desk, lines_of(desk, first)[0], 360_000)
    closed(desk, first)
    now = on_day(desk, TODAY + 40 * DAY)
    line = lines_of(desk, drafting.begin(desk, RICH, now=now))[0]
    before = records(desk)
    with pytest.raises(ValueRefused) as caught:
        set_amount(desk, line, 340_000, now=now, on=TODAY - DAY)
    assert (caught.value.field, caught.value.message) == ("as_of", OLDER)
    assert records(desk) == before
    set_amount(desk, line, 340_000, now=now, on=TODAY + DAY)


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"institution": " "}, "institution", NO_BANK),
        ({"amount": Money(-1)}, "amount", NEGATIVE_AMOUNT),
    ],
)
def test_a_wrong_line_is_refused_at_its_field(
    desk: Desk, values: dict[str, Any], field: str, message: str
) -> None:
    review_id = begun(desk)
    line = lines_of(desk, review_id)[0]
    wrong = replace(GOLD, **values)
    for write in (
        lambda: drafting.add_line(desk, review_id, wrong, now=NOW),
        lambda: drafting.change_line(desk, line.id, wrong, now=NOW),
    ):
        with pytest.raises(ValueRefused) as caught:
            write()
        assert (caught.value.field, caught.value.message) == (field, message)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("way", Talked.PHONE, Talked.PHONE),
        ("stated", Money.of_yuan(900_000), Money.of_yuan(900_000)),
        ("market_view", " 利率下行 ", "利率下行"),
        ("circumstances", "孩子上学", "孩子上学"),
        ("wishes", "稳一点", "稳一点"),
        ("protection_idea", "先算收入保障", "先算收入保障"),
        ("next_steps", "月底前复核", "月底前复核"),
        ("next_on", TODAY + 90 * DAY, TODAY + 90 * DAY),
    ],
)
def test_what_was_said_is_written_and_emptied(
    desk: Desk, field: str, value: Any, kept: object
) -> None:
    review_id = begun(desk)
    undone(desk, lambda: drafting.write(desk, review_id, field, value, now=NOW))
    assert getattr(desk.reviews.get(review_id), field) == kept
    before = records(desk)
    drafting.write(desk, review_id, field, value, now=NOW)
    assert records(desk) == before
    empty = "" if isinstance(kept, str) and field != "way" else None
    drafting.write(desk, review_id, field, empty, now=NOW)
    assert getattr(desk.reviews.get(review_id), field) == empty


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("stated", Money(-1), NEGATIVE_AMOUNT), ("next_on", TODAY, NOT_AHEAD)],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, field: str, value: object, message: str
) -> None:
    review_id = begun(desk)
    with pytest.raises(ValueRefused) as caught:
        drafting.write(desk, review_id, field, value, now=NOW)
    assert (caught.value.field, caught.value.message) == (field, message)


@pytest.mark.parametrize("field", ["id", "client_id", "on", "closed_on"])
def test_nothing_else_of_a_review_is_written(desk: Desk, field: str) -> None:
    review_id = begun(desk)
    with pytest.raises(KeyError):
        drafting.write(desk, review_id, field, TODAY, now=NOW)


def test_a_draft_is_thrown_away_and_comes_back(desk: Desk) -> None:
    before = records(desk)
    review_id = begun(desk)
    drafting.remove_line(desk, lines_of(desk, review_id)[0].id, now=NOW)
    undone(desk, lambda: drafting.discard(desk, review_id, now=NOW))
    assert sheet_of(desk, RICH).review is None
    for _ in range(3):
        desk.undo(now=NOW)
    assert records(desk) == before


def test_a_closed_review_is_never_changed(desk: Desk) -> None:
    review_id = reviewed(desk)
    line = lines_of(desk, review_id)[0]
    for request in (
        lambda desk: drafting.change_line(desk, line.id, GOLD, now=NOW),
        lambda desk: drafting.add_line(desk, review_id, GOLD, now=NOW),
        lambda desk: drafting.remove_line(desk, line.id, now=NOW),
        lambda desk: drafting.write(desk, review_id, "wishes", "x", now=NOW),
        lambda desk: drafting.discard(desk, review_id, now=NOW),
        lambda desk: closed(desk, review_id),
    ):
        assert_refused(desk, ReviewClosed, request)


def test_what_is_gone_says_so(desk: Desk) -> None:
    assert_refused(desk, ClientGone, lambda desk: drafting.begin(desk, NOBODY, now=NOW))
    assert_refused(
        desk, ReviewGone, lambda desk: drafting.write(desk, ReviewId(9), "wishes", "x", now=NOW)
    )
    assert_refused(
        desk, ReviewLineGone, lambda desk: drafting.remove_line(desk, ReviewLineId(9), now=NOW)
    )
    with pytest.raises(ReviewGone):
        sheet_of(desk, RICH, ReviewId(9))
    with pytest.raises(ClientGone):
        sheet_of(desk, NOBODY)
