"""What is read across the whole book: the ladder, deposits near the limit, assessments."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.ledger import add_line, end_line
from rmdesk.desk.client_lists.deposits import NEAR, exposures
from rmdesk.desk.client_lists.ladder import MOST_LINES, call_list, cell_lines, ladder
from rmdesk.desk.shelf.suitability import assess, count_on
from rmdesk.domain.deposit_cover import deposit_cover
from rmdesk.domain.endings import Ending, Way
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ladder import Column, Rung, Source, Span, Sum
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.domain.suitability import Count
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, YESTERDAY, empty_book, small_book

OURS = Column(Source.OURS)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def a_line(client_id: ClientId, yuan: int, on: date, desk: Desk, *, bank: str = "") -> None:
    line = LedgerLine(
        holding_class=HoldingClass.TIME_DEPOSIT,
        amount=Money.of_yuan(yuan),
        maturity=on,
        is_ours=not bank,
        institution=bank,
    )
    add_line(desk, client_id, line, now=NOW)


def rung_of(desk: Desk, span: Span, at: int = 0) -> Rung:
    return [rung for rung in ladder(desk).rungs if rung.span is span][at]


# --- the ladder ---------------------------------------------------------------------------


def test_the_ladder_of_the_small_book(desk: Desk) -> None:
    found = ladder(desk)
    assert [column.institutions for column in found.columns] == [(), ("他行",)]
    february = found.rungs[3]
    assert february.first == date(2027, 2, 1)
    assert found.cell(february, OURS) == Sum(Money.of_yuan(5_500_000), 7)
    assert found.total.amount == Money.of_yuan(6_050_000)


def test_whoever_has_most_comes_first_in_the_call_list(desk: Desk) -> None:
    february = rung_of(desk, Span.MONTH, 3)
    assert call_list(desk, february, OURS) == [7, 3, 6, 1, 5, 4, 8]
    cell = cell_lines(desk, february, OURS)
    assert cell.clients == 7
    assert [line.client_id for line in cell.lines] == [7, 3, 6, 1, 5, 4, 8]


def test_a_client_with_two_lines_is_called_once(desk: Desk) -> None:
    a_line(RICH, 3_000_000, TODAY + timedelta(90), desk)
    february = rung_of(desk, Span.MONTH, 3)
    assert call_list(desk, february, OURS)[0] == RICH
    assert call_list(desk, february, OURS).count(RICH) == 1
    assert cell_lines(desk, february, OURS).clients == 7


def test_what_matured_and_was_not_settled_stays(desk: Desk) -> None:
    a_line(RICH, 8_000, TODAY - timedelta(40), desk, bank="甲银行")
    passed = rung_of(desk, Span.PASSED)
    assert call_list(desk, passed, None) == [RICH]
    (line,) = cell_lines(desk, passed, Column(Source.ELSEWHERE, ("甲银行",))).lines
    assert line.holding_id is not None
    end_line(
        desk,
        line.holding_id,
        Ending(way=Way.SPENT, on=TODAY, amount=line.amount),
        now=NOW,
    )
    assert Span.PASSED not in [rung.span for rung in ladder(desk).rungs]


def test_a_debt_comes_free_for_nobody(desk: Desk) -> None:
    before = ladder(desk).total
    debt = LedgerLine(
        holding_class=HoldingClass.MORTGAGE,
        amount=Money.of_yuan(800_000),
        maturity=TODAY + timedelta(30),
    )
    add_line(desk, RICH, debt, now=NOW)
    assert ladder(desk).total == before


def test_whoever_left_the_book_is_not_on_the_ladder(desk: Desk) -> None:
    before = ladder(desk).total.lines
    edit_client(desk, ClientId(7), {"gone_on": TODAY}, now=NOW)
    assert ladder(desk).total.lines == before - 1
    assert ClientId(7) not in call_list(desk, rung_of(desk, Span.MONTH, 3), None)


@pytest.mark.parametrize(
    ("expected_on", "span", "at"),
    [
        (date(2026, 11, 1), Span.MONTH, 0),  # this month is not over
        (date(2027, 3, 15), Span.MONTH, 4),
        (date(2026, 10, 31), Span.PASSED, 0),
        (date(2028, 1, 1), Span.LATER, 0),
        (None, Span.UNDATED, 0),
    ],
)
def test_an_expected_inflow_stands_in_its_month(
    desk: Desk, expected_on: date | None, span: Span, at: int
) -> None:
    changes = {"expected_inflow": Money.of_yuan(700_000), "expected_inflow_on": expected_on}
    edit_client(desk, ClientId(2), changes, now=NOW)
    rung, inflow = rung_of(desk, span, at), Column(Source.INFLOW)
    assert ladder(desk).cell(rung, inflow) == Sum(Money.of_yuan(700_000), 1)
    (line,) = cell_lines(desk, rung, inflow).lines
    assert (line.client_id, line.holding_id, line.on) == (2, None, expected_on)
    assert call_list(desk, rung, inflow) == [2]
    assert 2 in call_list(desk, rung, None)


def test_the_cells_hold_what_the_ladder_says(tmp_path: Path) -> None:
    """Every cell of a random book, read line by line, adds up to what the ladder shows."""
    chance = Random(5)
    with empty_book(tmp_path) as desk:
        with desk.store.action("made", at=YESTERDAY) as action:
            people = action.insert_many(
                ClientTable,
                ["name", "known_since", "expected_inflow", "expected_inflow_on", "gone_on"],
                [
                    (
                        f"客户{n}",
                        TODAY,
                        chance.choice((None, Money(chance.randrange(10**7)))),
                        chance.choice((None, TODAY + timedelta(chance.randint(-90, 600)))),
                        chance.choice((None, None, None, TODAY)),
                    )
                    for n in range(60)
                ],
            )
            action.insert_many(
                HoldingTable,
                ["client_id", "institution", "is_ours", "holding_class", "amount", "maturity"],
                [
                    (
                        chance.choice(people),
                        chance.choice(("甲银行", " 甲银行", "", "乙银行")),
                        chance.random() < 0.5,
                        chance.choice(list(HoldingClass)),
                        Money(chance.randrange(10**8)),
                        chance.choice((None, TODAY + timedelta(chance.randint(-400, 900)))),
                    )
                    for _ in range(500)
                ],
            )
        found = ladder(desk)
        for rung in found.rungs:
            for column in (*found.columns, None):
                cell = found.of_rung(rung) if column is None else found.cell(rung, column)
                lines = desk.ladder.lines(rung, column)
                assert Sum(Money(sum(one.amount.fen for one in lines)), len(lines)) == cell
                called = call_list(desk, rung, column)
                assert sorted(called) == sorted({one.client_id for one in lines})


def test_a_cell_of_many_lines_shows_the_largest_and_calls_everybody(desk: Desk) -> None:
    with desk.store.action("made", at=YESTERDAY) as action:
        people = action.insert_many(
            ClientTable, ["name", "known_since"], [(f"客户{n}", TODAY) for n in range(250)]
        )
        action.insert_many(
            HoldingTable,
            ["client_id", "institution", "is_ours", "holding_class", "amount", "maturity"],
            [
                (
                    client_id,
                    "本行",
                    True,
                    HoldingClass.TIME_DEPOSIT,
                    Money(client_id),
                    date(2027, 6, 1),
                )
                for client_id in people
            ],
        )
    june = rung_of(desk, Span.MONTH, 7)
    cell = cell_lines(desk, june, OURS)
    assert len(cell.lines) == MOST_LINES
    assert cell.clients == 250
    assert len(call_list(desk, june, OURS)) == 250


# --- deposits -----------------------------------------------------------------------------


def test_deposits_near_the_limit_are_listed_the_largest_first(desk: Desk) -> None:
    found = [(one.client_id, one.cover.uncovered) for one in exposures(desk)]
    assert found == [
        (7, Money.of_yuan(2_500_000)),
        (3, Money.of_yuan(700_000)),
        (6, Money.of_yuan(140_000)),
        (1, Money.of_yuan(0)),  # 500,000 at the other bank, not a fen more
    ]


def test_the_list_says_what_the_lines_say(desk: Desk) -> None:
    """Summed by the book as reckoned from every client's lines, to the fen."""
    chance = Random(3)
    with desk.store.action("made", at=YESTERDAY) as action:
        action.insert_many(
            HoldingTable,
            [
                "client_id",
                "institution",
                "is_ours",
                "holding_class",
                "amount",
                "rate_bp",
                "start",
                "maturity",
                "gone_on",
            ],
            [
                (
                    chance.randint(1, 8),
                    chance.choice(("甲银行", " 甲银行", "")),
                    chance.random() < 0.5,
                    chance.choice(list(HoldingClass)),
                    Money(chance.randrange(3 * 10**7)),
                    chance.choice((None, 5, 210, 399)),
                    chance.choice((None, TODAY - timedelta(chance.randint(-9, 1500)))),
                    chance.choice((None, TODAY + timedelta(chance.randint(-200, 900)))),
                    chance.choice((None, None, None, TODAY)),
                )
                for _ in range(400)
            ],
        )
    everyone = [ClientId(number) for number in range(1, 9)]
    expected = [
        (client_id, cover)
        for client_id in everyone
        for cover in deposit_cover(desk.holdings.of(client_id), TODAY)
        if cover.total >= NEAR
    ]
    found = [(one.client_id, one.cover) for one in exposures(desk)]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert len(found) > 8


def test_interest_lifts_a_deposit_into_the_list(desk: Desk) -> None:
    line = LedgerLine(
        holding_class=HoldingClass.TIME_DEPOSIT,
        amount=Money.of_yuan(440_000),
        start=TODAY - timedelta(730),
        maturity=TODAY + timedelta(1),
        rate_bp=275,
        is_ours=False,
        institution="乙银行",
    )
    add_line(desk, ClientId(2), line, now=NOW)
    (found,) = [one for one in exposures(desk) if one.client_id == 2]
    assert found.cover.total == Money.of_yuan(464_200)


def test_an_empty_book_has_no_exposures(tmp_path: Path) -> None:
    with empty_book(tmp_path) as desk:
        assert not exposures(desk)


# --- assessments --------------------------------------------------------------------------


def test_an_assessment_is_the_clients_grade_and_what_a_list_brought_counts(desk: Desk) -> None:
    assert assess(desk, RICH, "进取型", on=TODAY, source="手机银行", now=NOW) == Count(1, 2)
    client = desk.clients.get(RICH)
    assert (client.risk_tolerance, client.risk_assessed_on) == ("C5", TODAY)
    assert [(kept.on, kept.grade) for kept in desk.assessments.of(RICH)] == [
        (TODAY, "C5"),
        (date(2026, 3, 1), "C3"),
    ]
    desk.undo(now=NOW)
    assert desk.clients.get(RICH).risk_tolerance == "C3"
    assert desk.assessments.of(RICH) == []


@pytest.mark.parametrize(
    ("grade", "on", "field"),
    [
        ("C6", TODAY, "grade"),
        ("", TODAY, "grade"),
        ("C3", TODAY + timedelta(1), "on"),
        ("C3", date(2026, 2, 28), "on"),  # before the one on file
    ],
)
def test_what_is_no_assessment(desk: Desk, grade: str, on: date, field: str) -> None:
    with pytest.raises(ValueRefused) as caught:
        assess(desk, RICH, grade, on=on, now=NOW)
    assert caught.value.field == field
    assert caught.value.sentence()
    assert desk.assessments.of(RICH) == []


def test_no_third_one_a_day(desk: Desk) -> None:
    assess(desk, RICH, "C2", on=TODAY, now=NOW)
    assess(desk, RICH, "C3", on=TODAY, now=NOW)
    with pytest.raises(ValueRefused) as caught:
        assess(desk, RICH, "C4", on=TODAY, now=NOW)
    assert "2" in caught.value.sentence()
    assert desk.clients.get(RICH).risk_tolerance == "C3"


def test_no_ninth_one_in_twelve_months(desk: Desk) -> None:
    client = ClientId(2)
    for weeks in range(8, 0, -1):
        assess(desk, client, "C1", on=TODAY - timedelta(weeks=weeks), now=NOW)
    assert count_on(desk, client, TODAY) == Count(0, 8)
    with pytest.raises(ValueRefused) as caught:
        assess(desk, client, "C1", on=TODAY, now=NOW)
    assert "8" in caught.value.sentence()
