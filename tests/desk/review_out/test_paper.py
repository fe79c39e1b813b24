"""A review as a paper: what each table says, and what it leaves blank."""

from dataclasses import replace
from datetime import date

import pytest

from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.review_out.over_time import MOST_POINTS
from rmdesk.desk.review_out.paper import review_paper
from rmdesk.desk.review_out.wording import span
from rmdesk.domain.diagnosis.spans import Span, at_least, known
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.totals import Worth
from rmdesk.domain.reviews.trend import Point
from rmdesk.exchange.writers.outline import Value
from rmdesk.exchange.writers.paper import Paper, Table, Words
from rmdesk.exchange.writers.paper_page import page
from rmdesk.exchange.writers.paper_text import text
from rmdesk.exchange.writers.paper_workbook import written_workbook
from rmdesk.ui.words.review_paper import WORDING
from tests.books.client_reviews import client_line, client_review, yuan


def paper(**values: object) -> Paper:
    return review_paper(client_review(**values), Outgoing("review"), WORDING)  # type: ignore[arg-type]


def table(of: Paper, name: str) -> dict[Value, tuple[Value, ...]]:
    """The rows of a table by their first value."""
    (found,) = [
        block
        for section in of.sections
        for block in section.blocks
        if isinstance(block, Table) and block.name == name
    ]
    return {row.values[0]: row.values for row in found.rows}


def test_the_sums_of_the_lines_are_those_of_the_review() -> None:
    review = client_review()
    held = table(paper(), "Assets held")
    assert held["Sum with us"][5] == review.totals.ours.amount.fen
    assert held["Sum elsewhere"][5] == review.totals.at_others.amount.fen
    assert held["Property and other"][5] == review.totals.outside.amount.fen
    assert held["All assets"][5] == review.totals.assets.amount.fen
    debts = table(paper(), "Debts")
    assert debts["Net worth: assets less debts"][5] == review.totals.net.amount.fen


def test_no_change_is_zero_and_an_unknown_one_is_blank() -> None:
    same = [client_line("甲", yuan(100)), client_line("乙", yuan(50), is_ours=False)]
    held = table(paper(lines=same), "Assets held")
    assert held["All assets"][5:] == (15_000, 0, 0)
    unknown = [*same, client_line("丙", None, change=None, change_bp=None, state=State.UNKNOWN)]
    told = table(paper(lines=unknown), "Assets held")
    assert told["All assets"][5:] == (15_000, None, None)
    assert told["wealth product"][5:] == ("not known", None, None)


def test_what_is_new_and_what_is_gone_is_said() -> None:
    lines = [
        client_line("新", yuan(80), change=yuan(80), change_bp=None, state=State.NEW),
        client_line("旧", None, change=yuan(-30), change_bp=None, state=State.GONE),
        client_line("同", yuan(20)),
    ]
    rows = [row for row in _rows(paper(lines=lines)) if row[2]]
    assert rows[0][5:] == (8_000, None, "new")
    assert rows[1][5:] == ("gone", -3_000, None)
    held = table(paper(lines=lines), "Assets held")
    assert held["All assets"][5:] == (10_000, 5_000, 10_000)


def _rows(of: Paper) -> list[tuple[Value, ...]]:
    block = of.sections[0].blocks[0]
    assert isinstance(block, Table)
    return [row.values for row in block.rows]


def test_a_first_review_is_compared_with_nothing() -> None:
    lines = [client_line("新", yuan(80), change=yuan(80), change_bp=None, state=State.NEW)]
    held = table(paper(lines=lines, before_on=None), "Assets held")
    assert held["All assets"][5:] == (8_000, None, None)


def test_a_change_over_time_needs_all_of_both() -> None:
    days = [date(2026, month, 1) for month in range(1, 5)]
    worths = (Worth(Money(100)), Worth(Money(150), 1), Worth(Money(160)), Worth(Money(160)))
    trend = tuple(Point(day, worth, {}) for day, worth in zip(days, worths, strict=True))
    rows = table(paper(trend=trend), "All assets at each review")
    assert [rows[day][2] for day in days] == [None, None, None, 0]


def test_the_bars_show_the_last_reviews_and_know_the_one_before() -> None:
    days = [date(2024 + at // 12, 1 + at % 12, 1) for at in range(30)]
    trend = tuple(Point(day, Worth(Money(100 + at)), {}) for at, day in enumerate(days))
    rows = table(paper(trend=trend), "All assets at each review")
    assert list(rows) == days[-MOST_POINTS:]
    assert [row[2] for row in rows.values()] == [1] * MOST_POINTS


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (known(Money(123)), 123),
        (known(NOTHING), 0),
        (at_least(Money(123_456_00)), "123,456.00 or more"),
        (at_least(NOTHING), "not known"),
        (Span(None, None), "not known"),
        (Span(None, Money(500)), "5.00 or less"),
        (Span(NOTHING, Money(500)), "0.00 to 5.00"),
    ],
)
def test_unknown_is_never_zero(told: Span, said: Value) -> None:
    assert span(told) == said


def test_texts_without_words_leave_no_heading() -> None:
    blocks = paper(wishes=" ", next_steps="").sections[0].blocks
    assert not [block for block in blocks if isinstance(block, Words)]


def test_a_draft_says_so() -> None:
    assert ("State", "draft, not closed yet") in paper(is_draft=True).about
    assert not [label for label, _said in paper().about if label == "State"]


def test_a_review_without_lines_is_a_paper_still() -> None:
    empty = replace(client_review(lines=[]), trend=(Point(date(2026, 1, 1), Worth(), {}),))
    made = review_paper(empty, Outgoing("review"), WORDING)
    assert table(made, "Assets held")["All assets"][5] == 0


def test_the_barest_review_is_written_in_every_way() -> None:
    bare = client_review(lines=[], trend=(Point(date(2026, 1, 1), Worth(), {}),), household=None)
    made = review_paper(bare, Outgoing("review"), WORDING)
    assert written_workbook(made)[0].startswith(b"PK")
    assert "</html>" in page(made) and "Asset review" in text(made)
