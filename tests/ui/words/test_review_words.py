"""Signs, shares and spans as a review says them; the line of digits."""

from datetime import date, timedelta

import pytest

from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import Standing
from rmdesk.domain.reviews.review import Way
from rmdesk.domain.reviews.totals import Worth
from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.tab_line import tab_line
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import held_for, signed_percent, signed_wan, worth_wan

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("fen", "said"),
    [(2_100_000, "+2.10"), (-500_000, "-0.50"), (0, "0.00"), (4_999, "0.00"), (-4_999, "0.00")],
)
def test_a_change_has_its_sign_and_what_rounds_to_nothing_none(fen: int, said: str) -> None:
    assert signed_wan(Money(fen)) == said


@pytest.mark.parametrize(
    ("basis_points", "said"),
    [(None, ""), (170, "+1.7 %"), (-205, "-2.1 %"), (4, "0.0 %"), (-10_000, "-100.0 %")],
)
def test_a_share_has_one_decimal(basis_points: int | None, said: str) -> None:
    assert signed_percent(basis_points) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "0 d"), (29, "29 d"), (30, "1 mo"), (364, "12 mo"), (365, "1 y"), (1_100, "3 y")],
)
def test_how_long_a_line_is_held_is_one_figure(days: int, said: str) -> None:
    assert held_for(ON - timedelta(days), ON) == said


def test_what_is_not_known_makes_a_sum_the_least() -> None:
    assert worth_wan(Worth(Money.of_yuan(125_000), 0)) == "12.50"
    assert worth_wan(Worth(Money.of_yuan(125_000), 2)) == "12.50+"
    assert held_for(None, ON) == ""


@pytest.mark.parametrize("code", [*Way, *Standing])
def test_every_code_has_its_word(code: Way | Standing) -> None:
    assert label(code)


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("shown", [1, 3, 6, 9])
def test_the_line_of_digits_fits_and_shows_the_one_that_stands_out(width: int, shown: int) -> None:
    named = [(digit, f"第{digit}张很长的表") for digit in range(1, 10)]
    (spans,) = tab_line(named, shown)(width)
    assert sum(cells(span.text) for span in spans) == width
    assert [span.text.strip() for span in spans if span.style == "title"] == [
        f"{shown} 第{shown}张很长的表"
    ]
