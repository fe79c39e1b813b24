"""Two scenarios side by side: the same household, assumed or arranged in another way."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Figure, NotComputable
from rmdesk.domain.diagnosis.gap import Gap, gaps
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.spans import less
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_

ONE_ALONE: Final = Reason(N_("only one of the scenarios knows this person"))


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is supposed, under the name the client knows it by."""

    name: str
    situation: Situation
    assumptions: Assumptions


@dataclass(frozen=True, slots=True)
class Row:
    """One diagnosis of one person in both scenarios; None where a scenario lacks the person."""

    name: str
    diagnosis: Diagnosis
    one: Gap | None
    other: Gap | None

    @property
    def change(self) -> Figure[Money]:
        """By how much the gap of the other is larger."""
        if self.one is None or self.other is None:
            return NotComputable(ONE_ALONE)
        if why_not := self.one.why_not or self.other.why_not:
            return why_not
        return less(self.other.span, self.one.span).figure()


def side_by_side(one: Scenario, other: Scenario, *, today: date) -> tuple[Row, ...]:
    """Every diagnosis of every person, in the order of the first scenario.

    Persons are the same in both when they have the same place and name.
    """
    first, second = _by_person(one, today), _by_person(other, today)
    return tuple(
        Row(key[1], key[2], first.get(key), second.get(key)) for key in {**first, **second}
    )


def _by_person(scenario: Scenario, today: date) -> dict[tuple[int, str, Diagnosis], Gap]:
    persons = scenario.situation.persons
    return {
        (gap.place, persons[gap.place].name, gap.diagnosis): gap
        for gap in gaps(scenario.situation, scenario.assumptions, today=today)
    }
