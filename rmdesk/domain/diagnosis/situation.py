"""What the interview learnt: persons, duties, living costs, debt, and what is prepared."""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.persons import (
    OLDEST,
    UNKNOWN,
    Person,
    SupportDuty,
    wrong_with_amount,
    wrong_with_duty,
    wrong_with_person,
)
from rmdesk.domain.diagnosis.prepared import NO_YEARS, Prepared, wrong_with_prepared
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, less, total
from rmdesk.domain.kin.household import Support
from rmdesk.domain.money import NOTHING
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NOBODY: Final = N_("A diagnosis is made for somebody: name at least one person.")
NO_LIVING: Final = N_("Leave the living costs unknown rather than taking their line away.")
TOO_MANY: Final = N_("A diagnosis has room for {most} of them: put small ones together.")
LESS_THAN_ITS_PARTS: Final = N_(
    "The living costs are less than the schooling, support and instalments said to be inside them."
)


@dataclass(frozen=True, slots=True)
class Phase:
    """The family's living costs a year, for so many `years`; None is as long as assumed."""

    yearly: Span = UNKNOWN
    years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """What the family lives on, in phases one after the other.

    A figure read off bank statements holds more than living: what of schooling, of support and
    of the instalments of the home is inside it is told, and taken off, so that nothing is counted
    twice.
    """

    phases: tuple[Phase, ...] = (Phase(),)
    has_schooling: bool = False
    has_support: bool = False
    instalments: Span = NONE_AT_ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A household as a diagnosis looks at it. The first person is the client."""

    persons: tuple[Person, ...]
    duties: tuple[SupportDuty, ...] = ()
    living: Living = Living()
    housing_debt: Span = UNKNOWN
    prepared: tuple[Prepared, ...] = ()


MOST: Final[Mapping[str, int]] = {
    "persons": 20,
    "duties": 20,
    "living.phases": 20,
    "prepared": 60,
}
"""How many of each a diagnosis holds: every one is reckoned with for every other."""


def wrong_with_sizes(situation: Situation) -> Wrong | None:
    """The first list that is longer than any household's, by its field."""
    lists: Mapping[str, Sized] = {
        "persons": situation.persons,
        "duties": situation.duties,
        "living.phases": situation.living.phases,
        "prepared": situation.prepared,
    }
    for field, most in MOST.items():
        if len(lists[field]) > most:
            return Wrong(field, TOO_MANY, {"most": most})
    return None


def without_person(situation: Situation, place: int) -> Situation:
    """The household without the person at `place`, and without what was that person's alone."""

    def moved(of: int) -> int:
        return of - 1 if of > place else of

    return replace(
        situation,
        persons=tuple(one for at, one in enumerate(situation.persons) if at != place),
        duties=tuple(
            replace(duty, of=moved(duty.of)) if duty.of is not None else duty
            for duty in situation.duties
            if duty.of != place
        ),
        prepared=tuple(
            replace(one, of=moved(one.of)) for one in situation.prepared if one.of != place
        ),
    )


def duties_inside(situation: Situation) -> tuple[SupportDuty, ...]:
    """The duties whose costs are part of the living costs as told."""
    living = situation.living
    return tuple(
        duty
        for duty in situation.duties
        if (living.has_schooling if duty.support is Support.CHILD else living.has_support)
    )


def net_of_parts(phase: Phase, situation: Situation) -> Span:
    """A phase's living costs without what has a line of its own; never below zero."""
    parts = [duty.yearly for duty in duties_inside(situation)]
    rest = less(phase.yearly, total([*parts, situation.living.instalments]))
    least = NOTHING if rest.least is None else max(NOTHING, rest.least)
    most = None if rest.most is None else max(NOTHING, rest.most)
    return Span(least, most)


def wrong_with_situation(
    situation: Situation, assumptions: Assumptions, *, today: date
) -> Wrong | None:
    """The first thing that is wrong, its place before the field's name: ``duties.1.until``."""
    return (
        wrong_with_sizes(situation)
        or wrong_with_persons(situation, assumptions, today=today)
        or wrong_with_duties(situation, today=today)
        or wrong_with_living(situation)
        or _placed("prepared", (_wrong_with(one, situation) for one in situation.prepared))
    )


def wrong_with_persons(
    situation: Situation, assumptions: Assumptions, *, today: date
) -> Wrong | None:
    """The first thing that is wrong with the persons."""
    if not situation.persons:
        return Wrong("persons", NOBODY)
    found = (wrong_with_person(one, assumptions, today=today) for one in situation.persons)
    return _placed("persons", found)


def wrong_with_duties(situation: Situation, *, today: date) -> Wrong | None:
    """The first thing that is wrong with the duties."""
    persons = len(situation.persons)
    found = (wrong_with_duty(one, persons, today=today) for one in situation.duties)
    return _placed("duties", found)


def wrong_with_living(situation: Situation) -> Wrong | None:
    """The first thing that is wrong with the living costs and the debt on the home."""
    living = situation.living
    if not living.phases:
        return Wrong("living.phases", NO_LIVING)
    parts = total([*(one.yearly for one in duties_inside(situation)), living.instalments])
    return (
        wrong_with_amount("housing_debt", situation.housing_debt)
        or wrong_with_amount("living.instalments", living.instalments)
        or _placed("living.phases", (_wrong_with_phase(one, parts) for one in living.phases))
    )


def _wrong_with_phase(phase: Phase, parts: Span) -> Wrong | None:
    if wrong := wrong_with_amount("yearly", phase.yearly):
        return wrong
    if phase.years is not None and not 1 <= phase.years <= OLDEST:
        return Wrong("years", NO_YEARS, {"most": OLDEST})
    most = phase.yearly.most
    if most is not None and parts.least is not None and most < parts.least:
        return Wrong("yearly", LESS_THAN_ITS_PARTS)
    return None


def _wrong_with(one: Prepared, situation: Situation) -> Wrong | None:
    return wrong_with_prepared(one, len(situation.persons))


def _placed(listed: str, found: Iterable[Wrong | None]) -> Wrong | None:
    """The first of them, with its place in the list before the field's name."""
    for place, wrong in enumerate(found):
        if wrong is not None:
            return Wrong(f"{listed}.{place}.{wrong.field}", wrong.message, wrong.parameters)
    return None
