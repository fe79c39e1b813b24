"""What a new review begins with: the ledger as it is, in the order and words of the last one."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import State, compared
from rmdesk.domain.reviews.prefill import prefilled
from rmdesk.domain.reviews.review import ReviewLine
from tests.books.builders import TODAY
from tests.domain.reviews.lines import a_line, sheets

DAY = timedelta(days=1)


def a_holding(number: int = 1, yuan: int = 100, **values: Any) -> Holding:
    given: dict[str, Any] = {
        "id": HoldingId(number),
        "client_id": ClientId(1),
        "institution": "本行",
        "is_ours": True,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "amount": Money.of_yuan(yuan),
        "as_of": TODAY - DAY,
    }
    return Holding(**{**given, **values})


def of(holding: Holding, number: int, **values: Any) -> ReviewLine:
    """The line that the last review took from the holding."""
    given: dict[str, Any] = {
        "holding_id": holding.id,
        "holding_class": holding.holding_class,
        "is_ours": holding.is_ours,
        "institution": holding.institution,
        "item": holding.item,
        "amount": holding.amount,
        "as_of": TODAY - 90 * DAY,
    }
    return a_line(number, **{**given, **values})


def test_the_first_review_is_the_ledger_by_class() -> None:
    ledger = [
        a_holding(1, 10, holding_class=HoldingClass.CREDIT_CARD),
        a_holding(2, 20),
        a_holding(3, 500, is_ours=False, institution="甲银行"),
        a_holding(4, 90, start=date(2025, 1, 1), risk="R1", item="三年期"),
        a_holding(5, 70, holding_class=HoldingClass.DEMAND_DEPOSIT),
        a_holding(6, 5, gone_on=TODAY),
        a_holding(7, 5, holding_class=HoldingClass.OTHER),
    ]
    lines = prefilled(ledger, [])
    assert [line.holding_id for line in lines] == [5, 4, 2, 3, 7, 1]
    assert [line.place for line in lines] == [1, 2, 3, 4, 5, 6]
    told = lines[1]
    assert (told.item, told.risk, told.held_since) == ("三年期", "R1", date(2025, 1, 1))
    assert (told.amount, told.as_of) == (Money.of_yuan(90), TODAY - DAY)


def test_the_order_and_the_notes_of_the_last_review_stay() -> None:
    first, second = a_holding(1, 10), a_holding(2, 20, item="大额")
    fund = a_holding(3, 30, holding_class=HoldingClass.FUND)
    new = a_holding(4, 40, item="新存")
    before = [
        of(second, 1, note="到期转存", held_since=date(2024, 5, 1)),
        of(fund, 2),
        of(first, 3, risk="R1"),
    ]
    lines = prefilled([first, second, fund, new], before)
    assert [line.holding_id for line in lines] == [2, 3, 1, 4]  # behind those of its class
    assert (lines[0].note, lines[0].held_since) == ("到期转存", date(2024, 5, 1))
    assert lines[2].risk == "R1"


def test_of_two_figures_the_newer_one_holds() -> None:
    told, listed = a_holding(1, 10, as_of=TODAY - 200 * DAY), a_holding(2, 20, item="乙")
    unsaid = a_holding(3, 30, item="丙", as_of=None)
    unknown = a_holding(4, 40, item="丁", as_of=TODAY - 200 * DAY)
    before = [
        of(told, 1, amount=Money.of_yuan(11)),
        of(listed, 2, amount=Money.of_yuan(21)),
        of(unsaid, 3, amount=Money.of_yuan(31)),
        of(unknown, 4, amount=None),
    ]
    amounts = [line.amount for line in prefilled([told, listed, unsaid, unknown], before)]
    assert amounts == [Money.of_yuan(yuan) for yuan in (11, 20, 31, 40)]


def test_what_ended_in_the_ledger_is_gone_and_what_only_the_review_had_stays() -> None:
    ended, deleted = a_holding(1, gone_on=TODAY), a_holding(2)
    own = a_line(3, 55, item="金条", is_ours=False, institution="", note="家里保险柜")
    before = [of(ended, 1), of(deleted, 2), own]
    lines = prefilled([ended], before)
    assert [(line.item, line.holding_id, line.note) for line in lines] == [
        ("金条", None, "家里保险柜")
    ]
    states = [one.state for one in compared(lines, before)]
    assert states == [State.SAME, State.GONE, State.GONE]


def test_a_renewed_deposit_goes_on_where_it_stood() -> None:
    old, renewed = a_holding(1, gone_on=TODAY, item="一年期"), a_holding(2, 120, item="一年期")
    before = [of(old, 1), a_line(2, 5, item="活钱", holding_class=HoldingClass.CASH)]
    lines = prefilled([old, renewed], before)
    assert [(line.holding_id, line.place) for line in lines] == [(2, 1), (None, 2)]
    assert compared(lines, before)[0].state is State.CHANGED


@given(sheets(first=100), st.lists(st.integers(1, 8), unique=True))
def test_every_live_line_of_the_ledger_is_there_once(
    before: list[ReviewLine], numbers: list[int]
) -> None:
    lines = prefilled([a_holding(number) for number in numbers], before)
    held = [line.holding_id for line in lines if line.holding_id is not None]
    assert sorted(held) == sorted(numbers)
    assert [line.place for line in lines] == list(range(1, len(lines) + 1))
    only_there = [line for line in before if line.holding_id is None]
    assert len(lines) - len(held) <= len(only_there)
