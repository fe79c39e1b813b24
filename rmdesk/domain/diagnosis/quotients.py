"""What is known of a quotient when what feeds it is known only between two ends.

Reckoned exactly, in fractions of fen; rounded once, at the end and half up, to four decimals.
Rounding keeps the order, so that a bound stays a bound.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_

TOO_LITTLE: Final = Reason(N_("Too little is known yet: ask for what is missing."))
_PLACES: Final = 4


def quotient(over: Span, under: Span, *, times: int = 1, none: Reason) -> Figure[Decimal]:
    """`times` x `over` / `under`, of amounts that do not depend on each other.

    `over` is never below zero; `none` says why there is no figure where `under` is not above it.
    """
    if (impossible := _unless_above_zero(under, over.missing, none)) is not None:
        return impossible
    low, high = _ends(under)
    over_low, over_high = _ends(over)
    least = times * over_low / high if over_low and high else None
    most = times * over_high / low if over_high is not None and low else None
    if least is None and over_low == over_high == 0:
        least = Fraction(0)
    return _figure(least, most, _both(over, under))


def remainder(over: Span, under: Span, *, none: Reason) -> Figure[Decimal]:
    """1 - `over` / `under`: what is left of the whole."""
    if (impossible := _unless_above_zero(under, over.missing, none)) is not None:
        return impossible
    low, high = _ends(under)
    over_low, over_high = _ends(over)
    least = 1 - over_high / low if over_high is not None and low else None
    most = 1 - over_low / high if over_low and high else None
    if most is None and over_low == over_high == 0:
        most = Fraction(1)
    return _figure(least, most, _both(over, under))


def part(of: Span, rest: Span, whole: Span, *, none: Reason) -> Figure[Decimal]:
    """`of` / `whole`, where `whole` is `of` + `rest`; `rest` may be below zero, `of` is not.

    With one of the two held fast the quotient only rises or only falls in the other, so that its
    ends lie at the ends of both.
    """
    if (impossible := _unless_above_zero(whole, (), none)) is not None:
        return impossible
    of_low, of_high = _ends(of)
    rest_low, rest_high = _ends(rest)
    found: set[Fraction] = set()
    for one in (of_low, of_high):
        for other in (rest_low, rest_high):
            if one is not None and other is not None:
                found.add(one / (one + other))
            elif one is not None:
                found.add(Fraction(0))  # the rest grows without end
            elif other is not None:
                found.add(Fraction(1))  # the part does
    least, most = min(found), max(found)
    if least == most:
        return Computed(_rounded(least))
    says_nothing = of_high is None and most == 1
    return _figure(least or None, None if says_nothing else most, whole.missing)


def _unless_above_zero(
    span: Span, also_missing: tuple[Reason, ...], none: Reason
) -> NotComputable | None:
    """Why nothing can be divided by this; None where it can."""
    if span.most is not None and span.most.fen <= 0:
        return NotComputable(none)
    if span.least is None or span.least.fen <= 0:
        named = [reason for reason in also_missing if reason not in span.missing]
        return NotComputable(TOO_LITTLE, (*span.missing, *named))
    return None


def _ends(span: Span) -> tuple[Fraction | None, Fraction | None]:
    """In fen."""
    return (
        None if span.least is None else Fraction(span.least.fen),
        None if span.most is None else Fraction(span.most.fen),
    )


def _both(one: Span, other: Span) -> tuple[Reason, ...]:
    return (*one.missing, *(reason for reason in other.missing if reason not in one.missing))


def _figure(
    least: Fraction | None, most: Fraction | None, missing: tuple[Reason, ...]
) -> Figure[Decimal]:
    if least is None and most is None:
        return NotComputable(TOO_LITTLE, missing)
    if least is not None and least == most:
        return Computed(_rounded(least))
    return Range(
        None if least is None else _rounded(least),
        None if most is None else _rounded(most),
        missing,
    )


def _rounded(value: Fraction) -> Decimal:
    doubled = 2 * value.numerator * 10**_PLACES + value.denominator
    return Decimal(doubled // (2 * value.denominator)).scaleb(-_PLACES)
