"""From calls to deals: how many clients came how far, and how many deals went on from each stage.

[R] in domain.md, "Rhythm": calls, reached, appointments, met, deals.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.call_figures import Rate
from rmdesk.domain.deals.deal import DealMove, Stage
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.segments import ClientClass


class Step(StrEnum):
    """The steps from a call to a deal, in their order."""

    CALLS = "calls"
    REACHED = "reached"
    APPOINTMENTS = "appointments"
    MET = "met"
    DEALS = "deals"


@dataclass(frozen=True, slots=True)
class Trail:
    """How far one client came after calls with one script."""

    client_id: ClientId
    client_class: ClientClass
    script: str
    farthest: Step

    def reached(self, step: Step) -> bool:
        return _PLACES[self.farthest] >= _PLACES[step]


_PLACES: Mapping[Step, int] = {step: place for place, step in enumerate(Step)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Clients, each counted once: those who were called, and of those of each step the ones who
    came to the next."""

    calls: int = 0
    reached: int = 0
    appointments: int = 0
    met: int = 0
    deals: int = 0

    def count(self, step: Step) -> int:
        """Those who came to a step."""
        counted: int = getattr(self, step.value)
        return counted

    def rate(self, step: Step) -> Rate:
        """Those who came to a step, of those of the step before."""
        before = list(Step)[max(_PLACES[step] - 1, 0)]
        return Rate(self.count(step), self.count(before))


@dataclass(frozen=True, slots=True)
class Conversion:
    """The steps of a span; by class each client once, by script once with each of them."""

    whole: Steps
    by_class: Mapping[ClientClass, Steps]
    by_script: Mapping[str, Steps]


def conversion_of(trails: Sequence[Trail]) -> Conversion:
    """Counted; the class that has the most calls, the script that has, first."""
    by_class: dict[ClientClass, list[Trail]] = {}
    by_script: dict[str, list[Trail]] = {}
    for trail in trails:
        by_class.setdefault(trail.client_class, []).append(trail)
        by_script.setdefault(trail.script, []).append(trail)
    scripts = {script: _steps(of_script) for script, of_script in by_script.items()}
    return Conversion(
        _steps(trails),
        {one: _steps(by_class[one]) for one in ClientClass if one in by_class},
        dict(sorted(scripts.items(), key=lambda item: (-item[1].calls, item[0]))),
    )


def clients_at(
    trails: Iterable[Trail],
    step: Step,
    *,
    client_class: ClientClass | None = None,
    script: str | None = None,
) -> tuple[ClientId, ...]:
    """Who the figure of a step counts, of a class or script where one is given."""
    meant = (
        trail.client_id
        for trail in trails
        if trail.reached(step)
        and client_class in (None, trail.client_class)
        and script in (None, trail.script)
    )
    return tuple(dict.fromkeys(meant))


def _steps(trails: Iterable[Trail]) -> Steps:
    farthest: dict[ClientId, int] = {}
    for trail in trails:
        place = _PLACES[trail.farthest]
        farthest[trail.client_id] = max(place, farthest.get(trail.client_id, 0))
    counts = {
        step.value: sum(place >= _PLACES[step] for place in farthest.values()) for step in Step
    }
    return Steps(**counts)


@dataclass(frozen=True, slots=True)
class StageFigures:
    """Of the deals that came to a stage in a span: how many have gone on since, were lost from it,
    or still stand there; one that was taken back to an earlier stage is in none of these."""

    stage: Stage
    came: int
    went_on: int
    lost: int
    stands: int

    @property
    def rate(self) -> Rate:
        return Rate(self.went_on, self.came)


_ORDER: Mapping[Stage, int] = {stage: place for place, stage in enumerate(Stage)}


def stage_figures(moves: Iterable[DealMove], first: date, last: date) -> tuple[StageFigures, ...]:
    """By open stage, from every move of the deals in question in the order they were made.

    A deal that came to a stage twice counts once, with what became of it after the last time.
    """
    ways: dict[DealId, list[DealMove]] = {}
    for move in moves:
        ways.setdefault(move.deal_id, []).append(move)
    return tuple(_of_stage(stage, ways.values(), first, last) for stage in Stage if stage.is_open)


def _of_stage(
    stage: Stage, ways: Iterable[Sequence[DealMove]], first: date, last: date
) -> StageFigures:
    came = went_on = lost = stands = 0
    for way in ways:
        places = [place for place, move in enumerate(way) if move.after is stage]
        if not any(first <= way[place].on <= last for place in places):
            continue
        came += 1
        following = way[places[-1] + 1 :]
        if not following:
            stands += 1
        elif following[0].after is Stage.LOST:
            lost += 1
        elif _ORDER[following[0].after] > _ORDER[stage]:
            went_on += 1
    return StageFigures(stage, came, went_on, lost, stands)
