"""The lines of a formula with their figures, as a screen prints them.

Every line is rounded to the fen by itself, so that the lines shown add up to the sum shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.present_value import Period, shown, times, worth_from_to
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import NOTHING
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.language import N_

ROUNDING: Final = N_("Each line is rounded to the fen; the sum is that of the lines.")


@dataclass(frozen=True, slots=True)
class Spread:
    """How a line came about that is paid year by year: `yearly` times a factor.

    Two periods and factors while the years are unknown: those worth least and most; else the same
    one twice. The factors are rounded to four decimals for showing only.
    """

    yearly: Span
    periods: tuple[Period, Period]
    factors: tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Term:
    """One line: what it is, what it is worth today, and how that came about.

    `spread` is None for what is paid once. `taken_off` are yearly amounts that were inside the
    one that was told and have a line of their own.
    """

    words: Reason
    amount: Span
    spread: Spread | None = None
    taken_off: tuple["Term", ...] = ()


def over(spread: Spread) -> Reason:
    """For how long a yearly amount is paid, and what it is multiplied by."""
    (shortest, longest), (low, high) = spread.periods, spread.factors
    if shortest == longest:
        facts: dict[str, Fact] = {"years": shortest.years, "factor": str(low)}
        if shortest.after == 0:
            return Reason(N_("for {years} years: × {factor}"), facts)
        facts["after"] = shortest.after
        return Reason(N_("for {years} years, beginning in {after} years: × {factor}"), facts)
    factors: dict[str, Fact] = {"low": str(low), "high": str(high)}
    if shortest.years != longest.years:
        facts = {"least": shortest.years, "most": longest.years, **factors}
        return Reason(N_("for {least} to {most} years: × {low} to {high}"), facts)
    begins = sorted((shortest.after, longest.after))
    facts = {"years": longest.years, "least": begins[0], "most": begins[1], **factors}
    message = N_("for {years} years, beginning in {least} to {most} years: × {low} to {high}")
    return Reason(message, facts)


def once(words: Reason, amount: Span) -> Term:
    """A line that is paid once, today; while its amount is unknown, the line itself is missing."""
    return Term(words, asking(amount, words))


def yearly(
    words: Reason,
    amount: Span,
    periods: Sequence[Period],
    assumptions: Assumptions,
    *,
    years_of: Reason | None = None,
    taken_off: tuple[Term, ...] = (),
) -> Term:
    """A line that is paid year by year, over one of `periods` (at least one).

    `years_of` names what would have to be known for the years to be one figure.
    """
    (low, shortest), (high, longest) = worth_from_to(tuple(periods), assumptions)
    least = times(amount.least or NOTHING, low)
    most = times(amount.most, high) if amount.most is not None else None
    if high == 0:
        most = NOTHING
    missing = () if amount.is_exact else amount.missing or (words,)
    if low != high and years_of is not None:
        missing = (*missing, years_of)
    spread = Spread(amount, (shortest, longest), (shown(low), shown(high)))
    return Term(words, Span(least, most, missing), spread, taken_off)


def asking(amount: Span, words: Reason) -> Span:
    """`amount`, and while it is not exact what to ask for, unless it says so itself."""
    if amount.is_exact or amount.missing:
        return amount
    return Span(amount.least, amount.most, (words,))
