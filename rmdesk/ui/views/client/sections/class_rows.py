"""What the page says of each classification of a client, and of the reasons behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rmdesk.desk.classing.classes import PlaceStep
from rmdesk.desk.classing.standing import Standing
from rmdesk.domain.classes.attitude import APPROACH, Attitude, Heard
from rmdesk.domain.classes.by_hand import Grid, Place
from rmdesk.domain.classes.effort import ADVICE
from rmdesk.domain.classes.familiarity import HIGHEST, Familiarity
from rmdesk.domain.classes.life_stage import THEMES
from rmdesk.domain.classes.nine_grid import NEXT_STEP
from rmdesk.domain.classes.orientation import upkeep
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.reasons import Reason, Score
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.classes import BOXES
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words

BY_HAND_SIGN = "*"


class Topic(StrEnum):
    """What is said besides the grids."""

    STAGE = "stage"
    TARGET = "target"
    PRIORITY = "priority"
    TAGS = "tags"


_TITLES = {
    Topic.STAGE: N_("Life stage"),
    Topic.TARGET: N_("Target group"),
    Topic.PRIORITY: N_("Priority score"),
    Topic.TAGS: N_("Tags"),
}


@dataclass(frozen=True, slots=True)
class Because:
    """A reason in words; `points` is empty where it is worth nothing or nothing is counted."""

    words: str
    points: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One classification: the box, what to do about it, why, and what it was before.

    `topic` tells what it is about, and so what Enter on it changes.
    """

    topic: Grid | Topic
    box: str
    is_by_hand: bool = False
    advice: str = ""
    why: Sequence[Because] = ()
    history: Sequence[str] = ()

    @property
    def id(self) -> str:
        """What the row is known by again."""
        return self.topic.value

    @property
    def title(self) -> str:
        return label(self.topic) if isinstance(self.topic, Grid) else _(_TITLES[self.topic])

    @property
    def value(self) -> str:
        """The box, with a sign where a hand set it."""
        return f"{BY_HAND_SIGN} {self.box}" if self.is_by_hand else self.box

    @property
    def gist(self) -> str:
        """What to do, or why, in as few words as there are."""
        telling = [one.words for one in self.why if one.points] or [one.words for one in self.why]
        return self.advice or _(", ").join(telling)


def said_of(standing: Standing, heard: Sequence[Heard] = ()) -> list[Said]:
    """Every classification of a client, in the order of the page."""
    return [
        _class(standing),
        _effort(standing),
        _familiarity(standing),
        _attitude(standing, heard),
        _orientation(standing),
        _stage(standing),
        _target(standing),
        _priority(standing),
        Said(Topic.TAGS, formats.enumerated(standing.tags) or _("none")),
    ]


# --- the grids -------------------------------------------------------------------------------


def _class(standing: Standing) -> Said:
    return _of_grid(standing, Grid.CLASS, label(standing.places[Grid.CLASS].box))


def _effort(standing: Standing) -> Said:
    box = standing.places[Grid.EFFORT].box
    advice = [Because(_(ADVICE[box]))] if box else []
    return _of_grid(standing, Grid.EFFORT, label(box), more=advice)


def _familiarity(standing: Standing) -> Said:
    box, score = standing.places[Grid.FAMILIARITY].box, standing.why.familiarity
    shown = _("{box} {points}/{most}").format(box=label(box), points=score.points, most=HIGHEST)
    advice = _(NEXT_STEP[box]) if isinstance(box, Familiarity) else ""
    return _of_grid(standing, Grid.FAMILIARITY, shown, advice=advice, score=score)


def _attitude(standing: Standing, heard: Sequence[Heard]) -> Said:
    box = standing.places[Grid.ATTITUDE].box
    if not isinstance(box, Attitude):
        return _of_grid(
            standing, Grid.ATTITUDE, _("not judged"), advice=_("Enter notes what shows it.")
        )
    words = [
        _("“{words}” ({day})").format(words=one.words, day=formats.plain_day(one.on))
        for one in heard
        if one.words
    ]
    return _of_grid(
        standing, Grid.ATTITUDE, label(box), advice=_(APPROACH[box]), more=map(Because, words)
    )


def _orientation(standing: Standing) -> Said:
    box = standing.places[Grid.ORIENTATION].box
    content = [label(part) for part in upkeep(box)]
    return _of_grid(
        standing,
        Grid.ORIENTATION,
        label(box) if box else _("not asked"),
        more=map(Because, content),
    )


def _of_grid(
    standing: Standing,
    grid: Grid,
    box: str,
    *,
    advice: str = "",
    score: Score | None = None,
    more: Iterable[Because] = (),
) -> Said:
    place = standing.places[grid]
    by_rule = _scored(score) if score else _plain(standing.why.rule(grid))
    return Said(
        grid,
        box,
        is_by_hand=place.hand is not None,
        advice=advice,
        why=[*_by_hand(place), *by_rule, *more],
        history=[step_words(grid, step) for step in standing.steps[grid]],
    )


def _by_hand(place: Place[Any]) -> list[Because]:
    """The reason that was given, and what the rule would say."""
    if place.hand is None:
        return []
    rule = (
        _("The rule says {box}.").format(box=label(place.rule))
        if place.rule
        else _("The rule cannot say yet.")
    )
    reason = [Because(reason_words(place.reason))] if place.reason else []
    return [*reason, Because(rule)]


# --- the others ------------------------------------------------------------------------------


def _stage(standing: Standing) -> Said:
    stage = standing.stage
    if stage is None:
        return Said(Topic.STAGE, _("not known"), why=[Because(_("age not known"))])
    age = Because(_("{years} years").format(years=standing.age))
    return Said(Topic.STAGE, label(stage), advice=_(THEMES[stage]), why=[age])


def _target(standing: Standing) -> Said:
    target = standing.why.target
    return Said(Topic.TARGET, label(target.membership), why=_plain([target.reason]))


def _priority(standing: Standing) -> Said:
    score = standing.why.priority
    return Said(Topic.PRIORITY, str(score.points), why=_scored(score))


# --- reasons and steps -----------------------------------------------------------------------


def _plain(reasons: Iterable[Reason]) -> list[Because]:
    return [Because(reason_words(reason)) for reason in reasons]


def _scored(score: Score) -> list[Because]:
    """The weightiest first, those worth nothing last: their points add up to the score."""
    silent = [reason for reason in score.reasons if not reason.points]
    return [
        Because(reason_words(reason), f"{reason.points:+d}" if reason.points else "")
        for reason in (*score.telling, *silent)
    ]


def step_words(grid: Grid, step: PlaceStep) -> str:
    """``2026-11-20  by hand: Medium > Very high  the reason``"""
    before, after = (_box(grid, code) for code in (step.before, step.after))
    if not step.is_by_hand:
        said = _("{day}  rule: {before} > {after}")
    elif step.after:
        said = _("{day}  by hand: {before} > {after}")
    else:
        said = _("{day}  the rule decides again")
    day = formats.plain_day(step.on)
    return "  ".join(filter(None, (said.format(day=day, before=before, after=after), step.why)))


def _box(grid: Grid, code: str) -> str:
    return label(code_of(BOXES[grid], code)) or _("none")
