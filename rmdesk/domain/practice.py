"""Practising a call: fictional clients, and the score sheet of a colleague who observes.

The items are [P]'s steps, voice, questions, objections and close, and [N]'s rules of a first
meeting (domain.md, "Calling" and "Reviewing and diagnosing").
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rmdesk.language import Language

BEST: Final = 5
"""The most points of an item; 1 is the least."""


class Part(StrEnum):
    """The parts of the score sheet, in the order of a call."""

    STEPS = "steps"
    VOICE = "voice"
    QUESTIONS = "questions"
    OBJECTIONS = "objections"
    CLOSE = "close"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is scored, and what to train when it was weak."""

    id: str
    part: Part
    text: str
    train: str


@dataclass(frozen=True, slots=True)
class Case:
    """A fictional client. The colleague plays `who` and `says` one thing after the other; `watch`
    is what the observer looks at above all. `raw` holds the file, as the book takes it in."""

    id: str
    title: str
    script: str
    who: str
    says: tuple[str, ...]
    watch: tuple[str, ...]
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Course:
    """Everything there is to practise with in one language."""

    cases: tuple[Case, ...]
    items: tuple[Item, ...]


def read_course(text: str, language: Language) -> Course:
    """The course in a TOML file's `text`; raises KeyError where a part of it is missing."""
    raw = tomllib.loads(text)
    own = language.value
    items = tuple(
        Item(one["id"], Part(one["section"]), one[own], one[f"train_{own}"]) for one in raw["item"]
    )
    cases = tuple(
        Case(
            id=one["id"],
            title=one[own]["title"],
            script=one["script"],
            who=one[own]["who"],
            says=tuple(one[own]["says"]),
            watch=tuple(one[own]["watch"]),
            raw=one,
        )
        for one in raw["case"]
    )
    return Course(cases, items)


@dataclass(frozen=True, slots=True)
class Score:
    """Points given of those there were to give; `items` were scored."""

    points: int = 0
    items: int = 0

    @property
    def most(self) -> int:
        return self.items * BEST

    @property
    def percent(self) -> int | None:
        """In whole percent; None where nothing was scored."""
        return (200 * self.points // self.most + 1) // 2 if self.items else None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a practice: in all, by part, and what was weakest, the weakest first."""

    whole: Score
    parts: Mapping[Part, Score]
    weakest: Sequence[Item]
    unscored: int


def result_of(items: Sequence[Item], points: Mapping[str, int], *, most_weak: int = 3) -> Result:
    """The result of the `points` by the ids of items; one without points is not scored, no zero.

    What has full points is not weak.
    """
    scored = [one for one in items if one.id in points]
    weak = sorted((one for one in scored if points[one.id] < BEST), key=lambda one: points[one.id])
    return Result(
        whole=_score(scored, points),
        parts={part: _score([one for one in scored if one.part is part], points) for part in Part},
        weakest=weak[:most_weak],
        unscored=len(items) - len(scored),
    )


def _score(items: Sequence[Item], points: Mapping[str, int]) -> Score:
    return Score(sum(points[one.id] for one in items), len(items))
