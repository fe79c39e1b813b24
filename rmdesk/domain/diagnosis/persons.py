"""The persons of a diagnosis and whom they keep: ages, duties, and the years that follow.

Everybody is written down as told, with no reference into the file: a diagnosis stays what it was
when the household is edited later, and holds in whatever book it is taken to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.diagnosis.assumptions import LIMITS, Assumptions
from rmdesk.domain.diagnosis.present_value import Period
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Support
from rmdesk.domain.money import NOTHING
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

UNKNOWN: Final = Span(NOTHING, None)
"""An amount nobody has told: anything from nothing up."""

OLDEST: Final = 120
YOUNGEST_EARNER: Final = 18

NAMELESS: Final = N_("Say who this is.")
NOT_BORN_YET: Final = N_("A year of birth lies between {first} and {last}.")
RETIRES_OUT_OF_BOUNDS: Final = N_("One retires between {least} and {most}, and before {end}.")
NEGATIVE: Final = N_("An amount here is never below zero.")
UPSIDE_DOWN: Final = N_("Of a range, the smaller amount comes first.")
NOT_KEPT: Final = N_("Say whether this is a child, a parent or somebody else who is kept.")
UNTIL_OUT_OF_BOUNDS: Final = N_("Keeping somebody ends in a year between {first} and {last}.")
NOBODY_S_DUTY: Final = N_("This duty belongs to nobody in the list of persons.")


class Diagnosis(StrEnum):
    """The three diagnoses of [N]; education and support are inside the first."""

    INCOME = "income"
    ILLNESS = "illness"
    RETIREMENT = "retirement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whose income, health and old age are looked at.

    `born` is a year. `income` is what is earned a year after tax, `treatment` what an illness
    costs once, `retirement` what is to be spent a year in old age at today's prices. `retire_at`
    is the person's own age of retiring where it is not the assumed one.
    """

    name: str
    sex: Sex | None = None
    born: int | None = None
    income: Span = UNKNOWN
    treatment: Span = UNKNOWN
    retirement: Span = UNKNOWN
    retire_at: int | None = None

    @property
    def earns_nothing(self) -> bool:
        return self.income.most == NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportDuty:
    """Somebody who is kept: what it costs a year, and until which year it was said to go on.

    `of` is the place of the person whose duty it is; None is everybody's.
    """

    name: str
    support: Support
    born: int | None = None
    until: int | None = None
    yearly: Span = UNKNOWN
    of: int | None = None


def duty_periods(duty: SupportDuty, assumptions: Assumptions, today: date) -> list[Period]:
    """How long it may go on: one period, or one for each length while the years are unknown.

    A parent who is older than the assumptions count to is kept all the same: until when is
    unknown.
    """
    if duty.until is not None:
        return [Period(0, max(0, duty.until - today.year))]
    is_child = duty.support is Support.CHILD
    end = assumptions.child_until if is_child else assumptions.parent_until
    if duty.born is not None and duty.support is not Support.OTHER:
        left = duty.born + end - today.year
        if is_child or left > 0:
            return [Period(0, max(0, left))]
        end = OLDEST - (today.year - duty.born)
    return [Period(0, years) for years in range(end + 1)]


def retirement_periods(person: Person, assumptions: Assumptions, today: date) -> list[Period]:
    """When old age begins and how long it is; one period for each age while that is unknown.

    Empty for somebody who is as old as the assumptions count to.
    """
    end = assumptions.live_to
    start = assumptions.retire_at if person.retire_at is None else person.retire_at
    ages: Sequence[int] = range(YOUNGEST_EARNER, end)
    if person.born is not None:
        ages = [today.year - person.born]
    return [Period(max(0, start - age), end - max(age, start)) for age in ages if age < end]


def wrong_with_person(person: Person, assumptions: Assumptions, *, today: date) -> Wrong | None:
    """What keeps the person out; None when all is right or simply not told."""
    if not person.name.strip():
        return Wrong("name", NAMELESS)
    if wrong := _wrong_with_birth(person.born, today):
        return wrong
    for field in ("income", "treatment", "retirement"):
        if wrong := wrong_with_amount(field, getattr(person, field)):
            return wrong
    least, most = LIMITS["retire_at"]
    if person.retire_at is not None and not (
        least <= person.retire_at <= most and person.retire_at < assumptions.live_to
    ):
        facts = {"least": least, "most": most, "end": assumptions.live_to}
        return Wrong("retire_at", RETIRES_OUT_OF_BOUNDS, facts)
    return None


def wrong_with_duty(duty: SupportDuty, persons: int, *, today: date) -> Wrong | None:
    """What keeps the duty out, in a household of so many `persons`."""
    if not duty.name.strip():
        return Wrong("name", NAMELESS)
    if duty.support is Support.NONE:
        return Wrong("support", NOT_KEPT)
    if wrong := _wrong_with_birth(duty.born, today):
        return wrong
    last = today.year + OLDEST
    if duty.until is not None and not today.year <= duty.until <= last:
        return Wrong("until", UNTIL_OUT_OF_BOUNDS, {"first": today.year, "last": last})
    if duty.of is not None and not 0 <= duty.of < persons:
        return Wrong("of", NOBODY_S_DUTY)
    return wrong_with_amount("yearly", duty.yearly)


def wrong_with_amount(field: str, amount: Span) -> Wrong | None:
    """Why so much is no amount of a need or of what is prepared."""
    least, most = amount.least, amount.most
    if least is None or least < NOTHING:
        return Wrong(field, NEGATIVE)
    if most is not None and most < least:
        return Wrong(field, UPSIDE_DOWN)
    return None


def _wrong_with_birth(born: int | None, today: date) -> Wrong | None:
    first = today.year - OLDEST
    if born is not None and not first <= born <= today.year:
        return Wrong("born", NOT_BORN_YET, {"first": first, "last": today.year})
    return None
