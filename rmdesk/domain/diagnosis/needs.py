"""What is needed: A of [N], for each person and each of the three diagnoses.

Education and support stand inside the loss of income and nowhere else. Illness is what it costs
and the income that is missing meanwhile (ours: [N] says only "illness"); retirement is what old
age costs.
"""

from datetime import date

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.formula import Term, asking, once, yearly
from rmdesk.domain.diagnosis.persons import (
    UNKNOWN,
    Diagnosis,
    Person,
    SupportDuty,
    duty_periods,
    retirement_periods,
)
from rmdesk.domain.diagnosis.prepared import born_in
from rmdesk.domain.diagnosis.present_value import Period
from rmdesk.domain.diagnosis.situation import Situation, duties_inside, net_of_parts
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, total
from rmdesk.domain.kin.household import Support
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_

_LIVING = N_("living costs of the family a year")
_DEBT = Reason(N_("debt on the home"))
_INSTALMENTS = Reason(N_("instalments of the home"))
_KEPT = {
    Support.CHILD: N_("education of {name}"),
    Support.PARENT: N_("support of {name}"),
    Support.OTHER: N_("upkeep of {name}"),
}


def why_not(
    situation: Situation,
    place: int,
    diagnosis: Diagnosis,
    assumptions: Assumptions,
    today: date,
) -> NotComputable | None:
    """Why there is nothing to diagnose for this person; None where there is."""
    person = situation.persons[place]
    if diagnosis is Diagnosis.INCOME and person.earns_nothing:
        return NotComputable(
            Reason(N_("{name} has no income that could be lost"), {"name": person.name})
        )
    if diagnosis is Diagnosis.INCOME and person.income == UNKNOWN:
        age = assumptions.retire_at if person.retire_at is None else person.retire_at
        if person.born is not None and today.year - person.born >= age:
            message = N_("{name} is past the age of retiring, and no income from work was named")
            return NotComputable(Reason(message, {"name": person.name}))
    if diagnosis is Diagnosis.RETIREMENT and not retirement_periods(person, assumptions, today):
        message = N_("{name} is as old as the assumptions count to: {age}")
        return NotComputable(Reason(message, {"name": person.name, "age": assumptions.live_to}))
    return None


def needed_terms(
    situation: Situation,
    place: int,
    diagnosis: Diagnosis,
    assumptions: Assumptions,
    today: date,
) -> tuple[Term, ...]:
    """The lines of A for the person at `place`, of whom `why_not` says nothing."""
    person = situation.persons[place]
    match diagnosis:
        case Diagnosis.INCOME:
            return _income_terms(situation, place, assumptions, today)
        case Diagnosis.ILLNESS:
            return _illness_terms(person, assumptions)
        case Diagnosis.RETIREMENT:
            words = Reason(N_("old age of {name}, a year"), {"name": person.name})
            periods = retirement_periods(person, assumptions, today)
            born = born_in(person.name)
            return (yearly(words, person.retirement, periods, assumptions, years_of=born),)


def _income_terms(
    situation: Situation, place: int, assumptions: Assumptions, today: date
) -> tuple[Term, ...]:
    terms = _living_terms(situation, assumptions)
    terms.append(once(_DEBT, situation.housing_debt))
    for duty in situation.duties:
        if duty.of in (None, place):
            periods = duty_periods(duty, assumptions, today)
            terms.append(
                yearly(_words_of(duty), duty.yearly, periods, assumptions, years_of=_years_of(duty))
            )
    return tuple(terms)


def _living_terms(situation: Situation, assumptions: Assumptions) -> list[Term]:
    """The living costs, phase after phase, without what has a line of its own."""
    taken_off = [once(_words_of(duty), duty.yearly) for duty in duties_inside(situation)]
    if situation.living.instalments != NONE_AT_ALL:
        taken_off.append(once(_INSTALMENTS, situation.living.instalments))
    terms, begins = [], 0
    for phase in situation.living.phases:
        years = assumptions.living_years if phase.years is None else phase.years
        told = asking(phase.yearly, Reason(_LIVING))
        missing = total([told, *(term.amount for term in taken_off)]).missing
        rest = net_of_parts(phase, situation)
        terms.append(
            yearly(
                Reason(_LIVING),
                Span(rest.least, rest.most, missing),
                [Period(begins, years)],
                assumptions,
                taken_off=tuple(taken_off),
            )
        )
        begins += years
    return terms


def _illness_terms(person: Person, assumptions: Assumptions) -> tuple[Term, ...]:
    treatment = Reason(N_("treatment of {name}"), {"name": person.name})
    income = Reason(N_("income of {name} that is missing, a year"), {"name": person.name})
    recovery = [Period(0, assumptions.illness_years)]
    return (once(treatment, person.treatment), yearly(income, person.income, recovery, assumptions))


def _words_of(duty: SupportDuty) -> Reason:
    return Reason(_KEPT[duty.support], {"name": duty.name})


def _years_of(duty: SupportDuty) -> Reason:
    """What would settle how long a duty goes on."""
    if duty.support is Support.OTHER or duty.born is not None:
        return Reason(N_("until when {name} is kept"), {"name": duty.name})
    return born_in(duty.name)
