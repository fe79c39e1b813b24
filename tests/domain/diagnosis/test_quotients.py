"""Quotients of what is known between two ends: the truth never lies outside what is said."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.quotients import part, quotient, remainder
from rmdesk.domain.diagnosis.spans import Span, total
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason

NONE = Reason("none")
MISSING = (Reason("missing"),)
HALF_A_STEP = Fraction(1, 20_000)
FEN = st.integers(0, 10**6)


@st.composite
def around(draw: st.DrawFn, lowest: int = 0) -> tuple[Span, int]:
    """What is known of an amount, and the amount."""
    true = draw(st.integers(lowest, 10**6))
    least = draw(st.integers(lowest, true))
    most = draw(st.none() | st.integers(true, 10**6 + 1))
    span = Span(Money(least), None if most is None else Money(most), MISSING)
    return span, true


def holds(figure: Figure[Decimal], true: Fraction) -> bool:
    """Whether what is said is true, but for the rounding of the last decimal."""
    match figure:
        case Computed(value):
            return abs(Fraction(value) - true) <= HALF_A_STEP
        case Range(least, most):
            is_above = least is None or Fraction(least) - HALF_A_STEP <= true
            return is_above and (most is None or true <= Fraction(most) + HALF_A_STEP)
        case NotComputable():
            return True


@settings(max_examples=40)
@given(over=around(), under=around(), times=st.sampled_from([1, 12]))
def test_a_quotient_and_what_is_left_of_the_whole(
    over: tuple[Span, int], under: tuple[Span, int], times: int
) -> None:
    assume(under[1] > 0)
    true = Fraction(over[1], under[1])
    assert holds(quotient(over[0], under[0], times=times, none=NONE), times * true)
    assert holds(remainder(over[0], under[0], none=NONE), 1 - true)


@settings(max_examples=40)
@given(of=around(), rest=around(lowest=-(10**6)))
def test_a_part_of_a_whole_that_it_belongs_to(of: tuple[Span, int], rest: tuple[Span, int]) -> None:
    whole = of[1] + rest[1]
    assume(whole > 0)
    figure = part(of[0], rest[0], total([of[0], rest[0]]), none=NONE)
    assert holds(figure, Fraction(of[1], whole))


@settings(max_examples=40)
@given(over=FEN, under=st.integers(1, 10**6))
def test_what_is_known_is_computed_and_what_is_left_makes_it_whole(over: int, under: int) -> None:
    exact = Span(Money(over), Money(over)), Span(Money(under), Money(under))
    taken, left = quotient(*exact, none=NONE), remainder(*exact, none=NONE)
    match taken, left:
        case Computed(one), Computed(other):
            assert abs(one + other - 1) <= Decimal("0.0001")
            assert (one <= 1) is (other >= 0)
        case _:
            raise AssertionError((taken, left))


def test_bounds_by_hand() -> None:
    """700 of 1,000 to 1,400; the rest is 300 to 700: at least 700 / 1,400, at most 700 / 1,000."""
    of, rest = Span(Money(700), Money(700)), Span(Money(300), Money(700), MISSING)
    assert part(of, rest, total([of, rest]), none=NONE) == Range(
        Decimal("0.5000"), Decimal("0.7000"), MISSING
    )


def test_a_part_that_is_known_to_be_nothing_is_no_part_of_anything() -> None:
    of, rest = Span(Money(), Money()), Span(Money(300), None, MISSING)
    assert part(of, rest, total([of, rest]), none=NONE) == Computed(Decimal(0))


def test_the_part_may_be_larger_than_the_whole_where_debts_pay_for_it() -> None:
    """700 at hand and debts of 200 besides: 700 / 500; with more at hand it falls towards one."""
    of, rest = Span(Money(700), None, MISSING), Span(Money(-200), Money(-200))
    assert part(of, rest, total([of, rest]), none=NONE) == Range(
        Decimal("1.0000"), Decimal("1.4000"), MISSING
    )
