"""What is prepared against a need: B of [N] — social security, policies, set-aside assets.

Ours, besides: an income of somebody else that goes on. A policy pays whenever its event happens
and may stand against several diagnoses; what is set aside can be spent only once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.formula import Term, once, yearly
from rmdesk.domain.diagnosis.persons import (
    OLDEST,
    UNKNOWN,
    Diagnosis,
    Person,
    retirement_periods,
    wrong_with_amount,
)
from rmdesk.domain.diagnosis.present_value import Period
from rmdesk.domain.diagnosis.spans import Span, known
from rmdesk.domain.insurance import Risk, risks_of, stands
from rmdesk.domain.policies.policy import Policy
from rmdesk.domain.reasons import Reason
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_


class Source(StrEnum):
    """Where something prepared comes from."""

    SOCIAL_SECURITY = "social_security"
    POLICY = "policy"
    SET_ASIDE = "set_aside"
    INCOME_GOING_ON = "income_going_on"


class Paid(StrEnum):
    """How something prepared arrives."""

    ONCE = "once"
    YEARLY = "yearly"
    IN_OLD_AGE = "in_old_age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One thing prepared for the person at the place `of`, against these diagnoses.

    `amount` is what is paid once, or a year; yearly for `years` beginning `after` so many, or for
    as long as old age lasts. `words` are the client's own, never a product's name.
    """

    source: Source
    of: int
    against: frozenset[Diagnosis]
    amount: Span = UNKNOWN
    paid: Paid = Paid.ONCE
    after: int = 0
    years: int = 0
    words: str = ""


NAMES: Final = {
    Source.SOCIAL_SECURITY: N_("social security"),
    Source.POLICY: N_("policy"),
    Source.SET_ASIDE: N_("set aside"),
    Source.INCOME_GOING_ON: N_("income that goes on"),
}
_NAMED: Final = {
    Source.SOCIAL_SECURITY: N_("social security: {words}"),
    Source.POLICY: N_("policy: {words}"),
    Source.SET_ASIDE: N_("set aside: {words}"),
    Source.INCOME_GOING_ON: N_("income that goes on: {words}"),
}

AGAINST_NOTHING: Final = N_("Say what this is prepared for.")
SET_ASIDE_ONCE: Final = N_("What is set aside can be spent only once: split the amount.")
NOBODY_S: Final = N_("This is prepared for nobody in the list of persons.")
NO_YEARS: Final = N_("Say for how many years it is paid: 1 to {most}.")
BEGINS_TOO_LATE: Final = N_("It begins at once or within {most} years.")
OLD_AGE_ONLY: Final = N_("What is paid in old age stands against retirement alone.")


def prepared_terms(
    prepared: Iterable[Prepared],
    place: int,
    person: Person,
    diagnosis: Diagnosis,
    assumptions: Assumptions,
    today: date,
) -> tuple[Term, ...]:
    """The lines of B for one person and one diagnosis, in the order of their sources."""
    counted = [one for one in prepared if one.of == place and diagnosis in one.against]
    counted.sort(key=lambda one: list(Source).index(one.source))
    return tuple(_term(one, person, assumptions, today) for one in counted)


def _term(one: Prepared, person: Person, assumptions: Assumptions, today: date) -> Term:
    words = Reason(_NAMED[one.source], {"words": one.words}) if one.words else _bare(one.source)
    if one.paid is Paid.ONCE:
        return once(words, one.amount)
    if one.paid is Paid.YEARLY:
        return yearly(words, one.amount, [Period(one.after, one.years)], assumptions)
    periods = retirement_periods(person, assumptions, today)
    return yearly(words, one.amount, periods, assumptions, years_of=born_in(person.name))


def _bare(source: Source) -> Reason:
    return Reason(NAMES[source])


def born_in(name: str) -> Reason:
    """The year of birth as something that is missing."""
    return Reason(N_("year of birth of {name}"), {"name": name})


_STANDS_AGAINST: Final = {
    Risk.LIFE: Diagnosis.INCOME,
    Risk.EDUCATION: Diagnosis.INCOME,
    Risk.CRITICAL_ILLNESS: Diagnosis.ILLNESS,
}
"""Ours: a medical policy repays bills and an accident policy pays for one cause alone, so neither
is a sum to rely on; savings are set aside for what the client says."""


def from_policies(policies: Iterable[Policy], place: int, today: date) -> tuple[Prepared, ...]:
    """What the standing policies of one person are prepared against, to begin with.

    An unknown sum stays unknown. What a pension pays a year no sum insured says: it is asked.
    """
    found = []
    for policy in policies:
        risks = risks_of(policy) if stands(policy, today) else frozenset()
        against = frozenset(_STANDS_AGAINST[risk] for risk in risks & _STANDS_AGAINST.keys())
        if against:
            amount = UNKNOWN if policy.sum_insured is None else known(policy.sum_insured)
            found.append(Prepared(source=Source.POLICY, of=place, against=against, amount=amount))
        if Risk.PENSION in risks:
            found.append(
                Prepared(
                    source=Source.POLICY,
                    of=place,
                    against=frozenset({Diagnosis.RETIREMENT}),
                    paid=Paid.IN_OLD_AGE,
                )
            )
    return tuple(found)


def wrong_with_prepared(one: Prepared, persons: int) -> Wrong | None:
    """What keeps it out of B, in a household of so many `persons`."""
    if not 0 <= one.of < persons:
        return Wrong("of", NOBODY_S)
    if not one.against:
        return Wrong("against", AGAINST_NOTHING)
    if one.source is Source.SET_ASIDE and len(one.against) > 1:
        return Wrong("against", SET_ASIDE_ONCE)
    if one.paid is Paid.IN_OLD_AGE and one.against != {Diagnosis.RETIREMENT}:
        return Wrong("paid", OLD_AGE_ONLY)
    if one.paid is Paid.YEARLY:
        if not 1 <= one.years <= OLDEST:
            return Wrong("years", NO_YEARS, {"most": OLDEST})
        if not 0 <= one.after <= OLDEST:
            return Wrong("after", BEGINS_TOO_LATE, {"most": OLDEST})
    return wrong_with_amount("amount", one.amount)
