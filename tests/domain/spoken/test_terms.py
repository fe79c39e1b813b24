"""Terms as people say them."""

from datetime import date

import pytest

from rmdesk.domain.spoken.terms import Term, read_term
from tests.books.builders import TODAY


@pytest.mark.parametrize(
    ("text", "term", "ends"),
    [
        ("3个月", Term(3, "m"), date(2027, 2, 20)),
        ("三个月", Term(3, "m"), date(2027, 2, 20)),
        ("90天", Term(90, "d"), date(2027, 2, 18)),
        ("180日", Term(180, "d"), date(2027, 5, 19)),
        ("半年", Term(6, "m"), date(2027, 5, 20)),
        ("1年", Term(1, "y"), date(2027, 11, 20)),
        ("一年期", Term(1, "y"), date(2027, 11, 20)),
        ("两周", Term(2, "w"), date(2026, 12, 4)),
        ("３ｍ", Term(3, "m"), date(2027, 2, 20)),
        ("2 years", Term(2, "y"), date(2028, 11, 20)),
        ("-3个月", Term(-3, "m"), date(2026, 8, 20)),
    ],
)
def test_terms(text: str, term: Term, ends: date) -> None:
    assert read_term(text) == term
    assert term.after(TODAY) == ends


@pytest.mark.parametrize("text", ["", "2027-03-05", "明天", "3", "1.5年", "半天", "个月", "三"])
def test_what_is_no_term(text: str) -> None:
    assert read_term(text) is None


@pytest.mark.parametrize(
    ("start", "term", "ends"),
    [
        (date(2026, 8, 31), Term(6, "m"), date(2027, 2, 28)),
        (date(2024, 2, 29), Term(1, "y"), date(2025, 2, 28)),
        (date(2026, 12, 31), Term(2, "m"), date(2027, 2, 28)),
        (date(9999, 12, 1), Term(2, "m"), None),
        (date(9999, 12, 1), Term(99, "d"), None),
    ],
)
def test_a_month_too_short_ends_on_its_last_day(start: date, term: Term, ends: date | None) -> None:
    assert term.after(start) == ends


def test_only_a_term_ahead_is_one() -> None:
    assert Term(1, "d").is_positive
    assert not Term(0, "d").is_positive
    assert not Term(-1, "y").is_positive


@pytest.mark.parametrize(
    ("term", "days"),
    [(Term(3, "m"), 90), (Term(1, "y"), 365), (Term(2, "w"), 14), (Term(7, "d"), 7)],
)
def test_banks_count_a_month_as_thirty_days(term: Term, days: int) -> None:
    assert term.days == days
