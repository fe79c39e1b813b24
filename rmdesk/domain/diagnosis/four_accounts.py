"""The four accounts of [N] held against a household's income: a hint to the manager alone.

Shares of income and multiples of it are one insurer's rule of thumb. They are never shown to a
client, and what else the source claims of these accounts is not in the product at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis, Person
from rmdesk.domain.diagnosis.prepared import Source
from rmdesk.domain.diagnosis.present_value import times
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.identity import Sex
from rmdesk.domain.money import NOTHING
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_


class Account(StrEnum):
    """What a part of the yearly income is put into; investment is the rest (ours)."""

    INCOME_PROTECTION = "income_protection"
    HEALTH = "health"
    ANNUITY = "annuity"
    INVESTMENT = "investment"


class Measure(StrEnum):
    """How much there is, held against the rule."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Hint:
    """What the rule asks for and what there is.

    `rule` is the least and the most as multiples of a year's income, `asked` the same in money,
    `actual` what is paid a year or insured.
    """

    rule: tuple[Fraction, Fraction]
    asked: Span
    actual: Span
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The hints to the manager: yearly premiums by account, and the cover of the income.

    `rest` is what is left of the income for investment, as least and most shares of it.
    `without_pension` names the women for whom no pension is prepared ([N] stresses theirs).
    """

    premiums: Mapping[Account, Hint]
    cover: Hint | NotComputable
    rest: tuple[Fraction, Fraction]
    without_pension: tuple[str, ...]


FOR_YOU_ALONE: Final = N_("For you alone: a rule of thumb of one insurer, not for the client.")
NO_INCOME: Final = Reason(N_("without an income there is no share of it"))

WHOM: Final[Mapping[Account, str]] = {
    Account.INCOME_PROTECTION: N_("for the breadwinner"),
    Account.HEALTH: N_("for every member"),
    Account.ANNUITY: N_("for children and wife"),
    Account.INVESTMENT: N_("for the household"),
}

_NEAR: Final = Fraction(1, 100)
"""Where [N] names one share, it is met within a percentage point (ours)."""

COVER: Final = (Fraction(5), Fraction(7))
_FIVE: Final = (Fraction(5, 100) - _NEAR, Fraction(5, 100) + _NEAR)
_HEALTH: Final = (Fraction(5, 100), Fraction(10, 100))
_AT_30: Final = Fraction(10, 100)
_FROM_40: Final = Fraction(15, 100)


def annuity_share(age: int | None) -> tuple[Fraction, Fraction]:
    """What [N] sets aside at this age: 10 % at 30, 15 % from 40; between, from one to the other."""
    if age is None or 30 < age < 40:
        return (_AT_30, _FROM_40)
    share = _AT_30 if age <= 30 else _FROM_40
    return (share - _NEAR, share + _NEAR)


def four_accounts(
    situation: Situation,
    income: Span,
    premiums: Mapping[Account, Span],
    cover: Span,
    *,
    today: date,
) -> Accounts | NotComputable:
    """The accounts of a household with this yearly `income` after tax.

    `premiums` are paid a year; an account that is not named is not known. `cover` is what the
    breadwinner's income is insured for.
    """
    if income.most is not None and income.most <= NOTHING:
        return NotComputable(NO_INCOME)
    earner = breadwinner(situation.persons)
    age = None if earner.born is None else today.year - earner.born
    rules = {
        Account.INCOME_PROTECTION: _FIVE,
        Account.HEALTH: _HEALTH,
        Account.ANNUITY: annuity_share(age),
    }
    hints = {
        account: _hint(rule, income, premiums.get(account, UNKNOWN))
        for account, rule in rules.items()
    }
    least = 1 - sum((rule[1] for rule in rules.values()), Fraction(0))
    most = 1 - sum((rule[0] for rule in rules.values()), Fraction(0))
    return Accounts(
        premiums=hints,
        cover=NotComputable(NO_INCOME)
        if earner.earns_nothing
        else _hint(COVER, earner.income, cover),
        rest=(least, most),
        without_pension=_without_pension(situation),
    )


def breadwinner(persons: tuple[Person, ...]) -> Person:
    """Who surely earns most; the first of equals."""
    return max(persons, key=lambda person: person.income.least or NOTHING)


def _without_pension(situation: Situation) -> tuple[str, ...]:
    provided = {
        one.of
        for one in situation.prepared
        if Diagnosis.RETIREMENT in one.against
        and one.source in (Source.SOCIAL_SECURITY, Source.POLICY)
    }
    return tuple(
        person.name
        for place, person in enumerate(situation.persons)
        if person.sex is Sex.FEMALE and place not in provided
    )


def _hint(rule: tuple[Fraction, Fraction], income: Span, actual: Span) -> Hint:
    low, high = rule
    least = max(NOTHING, income.least or NOTHING)
    asked = Span(
        times(least, low),
        None if income.most is None else times(income.most, high),
        income.missing,
    )
    if actual.most is not None and actual.most < times(least, low):
        measure = Measure.BELOW
    elif income.most is None:
        measure = Measure.UNSURE
    elif (actual.least or NOTHING) > times(income.most, high):
        measure = Measure.ABOVE
    elif (
        actual.most is not None
        and actual.most <= times(least, high)
        and (actual.least or NOTHING) >= times(income.most, low)
    ):
        measure = Measure.WITHIN
    else:
        measure = Measure.UNSURE
    return Hint(rule, asked, actual, measure)
