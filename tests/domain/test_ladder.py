"""The ladder: rungs, columns, and sums that add up whatever is folded."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.ladder import (
    Column,
    Entry,
    Rung,
    Source,
    Span,
    Sum,
    build_ladder,
    rungs_from,
)
from rmdesk.domain.money import Money
from rmdesk.domain.months import first_of
from tests.books.builders import TODAY


def an_entry(
    month: date | None,
    yuan: int = 1,
    *,
    bank: str = "",
    source: Source | None = None,
    past: bool = False,
) -> Entry:
    where = source or (Source.ELSEWHERE if bank else Source.OURS)
    return Entry(where, bank, month, is_past=past, sum=Sum(Money.of_yuan(yuan), 1))


@pytest.mark.parametrize(
    "today", [TODAY, date(2026, 1, 31), date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)]
)
def test_the_rungs_leave_no_day_out(today: date) -> None:
    rungs = rungs_from(today)
    assert [rung.span for rung in rungs] == [
        Span.PASSED,
        *[Span.MONTH] * 12,
        Span.LATER,
        Span.UNDATED,
    ]
    assert rungs[1].first == today
    for one, other in pairwise(rungs[:-1]):
        assert one.last is not None and other.first == one.last + timedelta(1)


def test_what_has_passed_stands_above_and_what_has_no_date_below() -> None:
    november = date(2026, 11, 1)
    ladder = build_ladder(
        [
            an_entry(november, 5),
            an_entry(november, 7, past=True),
            an_entry(date(2026, 3, 1), 11, past=True),
            an_entry(date(2030, 1, 1), 13),
            an_entry(None, 17, source=Source.INFLOW),
        ],
        today=TODAY,
    )
    spans = {rung.span: ladder.of_rung(rung).amount.yuan for rung in ladder.rungs}
    assert spans[Span.PASSED] == 18
    assert spans[Span.LATER] == 13
    assert spans[Span.UNDATED] == 17
    assert ladder.cell(ladder.rungs[1], Column(Source.OURS)) == Sum(Money.of_yuan(5), 1)


def test_a_quiet_book_shows_its_months_and_nothing_else() -> None:
    ladder = build_ladder([], today=TODAY)
    assert {rung.span for rung in ladder.rungs} == {Span.MONTH}
    assert list(ladder.columns) == [Column(Source.OURS)]
    assert ladder.total == Sum()


def test_our_bank_comes_first_then_the_richest_and_what_is_expected_last() -> None:
    month = date(2026, 12, 1)
    entries = [
        an_entry(month, 1, source=Source.INFLOW),
        an_entry(month, 2, bank="甲银行"),
        an_entry(month, 9, bank="乙银行"),
        an_entry(month, 5),
    ]
    banks = [column.institutions for column in build_ladder(entries, today=TODAY).columns]
    assert banks == [(), ("乙银行",), ("甲银行",), ()]


def test_small_banks_are_folded_into_one() -> None:
    month = date(2026, 12, 1)
    entries = [an_entry(month, 10 - n, bank=f"{n}号银行") for n in range(6)]
    whole = build_ladder([*entries, an_entry(month, source=Source.INFLOW)], today=TODAY)
    folded = whole.folded(4)
    assert [len(column.institutions) for column in folded.columns] == [0, 1, 5, 0]
    assert folded.total == whole.total
    assert whole.folded(20) is whole


MONTHS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2032, 1, 1)).map(first_of))
ENTRIES = st.lists(
    st.builds(
        lambda source, bank, month, yuan: an_entry(
            month,
            yuan,
            bank=bank if source is Source.ELSEWHERE else "",
            source=source,
            past=month is not None and month < first_of(TODAY),
        ),
        st.sampled_from(Source),
        st.sampled_from(["甲银行", "乙银行", "丙银行", "丁银行", ""]),
        MONTHS,
        st.integers(0, 10**9),
    ),
    max_size=40,
)


@given(ENTRIES, st.integers(1, 9))
def test_totals_add_up(entries: list[Entry], most: int) -> None:
    everything = sum((entry.sum for entry in entries), Sum())
    ladder = build_ladder(entries, today=TODAY)
    for shown in (ladder, ladder.folded(most)):
        assert shown.total == everything
        assert sum(map(shown.of_rung, shown.rungs), Sum()) == everything
        assert sum(map(shown.of_column, shown.columns), Sum()) == everything
    assert set(map(str, ladder.folded(most).rungs)) == set(map(str, ladder.rungs))


@given(ENTRIES, st.integers(3, 9))
def test_folding_keeps_every_bank_once(entries: list[Entry], most: int) -> None:
    ladder = build_ladder(entries, today=TODAY)
    folded = ladder.folded(most)
    assert len(folded.columns) <= max(most, 3)
    names = [name for column in folded.columns for name in column.institutions]
    assert sorted(names) == sorted(
        name for column in ladder.columns for name in column.institutions
    )
    assert all(isinstance(rung, Rung) for rung in folded.rungs)
