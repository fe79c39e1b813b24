"""Where a client stands in every classification, and why, as painted lines. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.desk.classing.classes import PlaceStep
from rmdesk.desk.classing.standing import Standing
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.life_stage import THEMES
from rmdesk.domain.classes.orientation import WORDS, upkeep
from rmdesk.domain.classes.places import BOXES, code_of
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words
from rmdesk.ui.words.wrapping import wrap

_POINTS: Final = 5
_MOST_STEPS: Final = 8


class Facet(StrEnum):
    """What a client can be looked at by; the first five can be set by hand."""

    CLASS = "class"
    EFFORT = "effort"
    FAMILIARITY = "familiarity"
    ATTITUDE = "attitude"
    ORIENTATION = "orientation"
    STAGE = "stage"
    TARGET = "target"
    PRIORITY = "priority"
    TAGS = "tags"


_TITLES: Final = {
    Facet.STAGE: N_("Life stage"),
    Facet.TARGET: N_("Target group"),
    Facet.PRIORITY: N_("Priority"),
    Facet.TAGS: N_("Tags"),
}


def standing_lines(standing: Standing, facets: Sequence[Facet], width: int) -> list[Line]:
    """One section for each of `facets`, each line `width` cells wide."""
    lines: list[Line] = []
    for facet in facets:
        lines += section_lines(standing, facet, width)
    return lines


def section_lines(standing: Standing, facet: Facet, width: int) -> list[Line]:
    """The box, whose word it is, the rule's reasons with their points, and the history."""
    grid = Grid(facet.value) if facet.value in set(Grid) else None
    title = label(grid) if grid else _(_TITLES[facet])
    lines = [_heading(title, box_words(standing, facet), width)]
    if grid is not None:
        lines += _by_hand(standing, grid, width)
    for reason in reasons_of(standing, facet):
        lines += _reason_lines(reason, width)
    if grid is not None:
        for step in standing.steps[grid][:_MOST_STEPS]:
            lines += _step_lines(step, grid, width)
    return lines


def box_words(standing: Standing, facet: Facet) -> str:
    """What the client is by this classification."""
    match facet:
        case Facet.STAGE:
            return label(standing.stage) or _("not known")
        case Facet.TARGET:
            return label(standing.why.target.membership)
        case Facet.PRIORITY:
            return _("{points} points").format(points=standing.why.priority.points)
        case Facet.TAGS:
            return formats.enumerated(map(formats.clean, standing.tags)) or _("none")
    box = standing.places[Grid(facet.value)].box
    return label(box) or (_("not judged") if facet is Facet.ATTITUDE else _("not known"))


def reasons_of(standing: Standing, facet: Facet) -> Sequence[Reason]:
    """Why the rule says so; all of its reasons, those without points too."""
    why = standing.why
    match facet:
        case Facet.CLASS:
            return why.client_class
        case Facet.EFFORT:
            return why.effort
        case Facet.FAMILIARITY:
            return why.familiarity.reasons
        case Facet.ATTITUDE:
            return why.attitude
        case Facet.ORIENTATION:
            told = standing.places[Grid.ORIENTATION].box
            return [Reason(WORDS[part]) for part in upkeep(code_of(Orientation, told))]
        case Facet.STAGE:
            return _stage_reasons(standing)
        case Facet.TARGET:
            return [why.target.reason]
        case Facet.PRIORITY:
            return why.priority.reasons
        case Facet.TAGS:
            return ()


def in_brief(standing: Standing, facet: Facet) -> str:
    """The same for one line: by whom it was set, else the reasons that count."""
    grid = Grid(facet.value) if facet.value in set(Grid) else None
    place = standing.places[grid] if grid else None
    if place is not None and place.reason is not None:
        said = reason_words(place.reason)
        rule = label(place.rule) or _("not known")
        return _("{said}   the rule says {rule}").format(said=said, rule=rule)
    reasons = reasons_of(standing, facet)
    telling = sorted((one for one in reasons if one.points), key=lambda one: -abs(one.points))
    return "   ".join(_with_points(one) for one in telling or reasons)


def _stage_reasons(standing: Standing) -> list[Reason]:
    if standing.stage is None:
        return [Reason(N_("birthday not known"))]
    return [
        Reason(N_("{age} years old"), {"age": standing.age or 0}),
        Reason(THEMES[standing.stage]),
    ]


def _with_points(reason: Reason) -> str:
    return f"{_points(reason)} {reason_words(reason)}" if reason.points else reason_words(reason)


def _points(reason: Reason) -> str:
    return f"{reason.points:+d}" if reason.points else ""


def _heading(title: str, box: str, width: int) -> Line:
    wide = formats.cells(title) + 3
    return line(
        Cell(f" {title}", wide, "section-detail"), Cell(box, max(0, width - wide), "section")
    )


def _by_hand(standing: Standing, grid: Grid, width: int) -> Iterator[Line]:
    place = standing.places[grid]
    is_told = grid is Grid.ORIENTATION  # what the client's file says of it is no rule's word
    if place.reason is None:
        if place.rule is not None and not is_told:
            yield from _wrapped(_("by the rule:"), width, "heading")
        return
    yield from _wrapped(reason_words(place.reason), width, "accent")
    if not is_told:
        rule = label(place.rule) or _("not known")
        yield from _wrapped(_("The rule says {rule}:").format(rule=rule), width, "heading")


def _reason_lines(reason: Reason, width: int) -> Iterator[Line]:
    style = "" if reason.points else "muted"
    for number, part in enumerate(wrap(reason_words(reason), max(10, width - _POINTS - 4))):
        points = _points(reason) if not number else ""
        yield line(
            Cell("", 2),
            Cell(part, width - _POINTS - 3, style),
            Cell(points, _POINTS, "strong", "right"),
            Cell("", 1),
        )


def _step_lines(step: PlaceStep, grid: Grid, width: int) -> Iterator[Line]:
    by = _("by hand") if step.is_by_hand else _("by the rule")
    before, after = _box(grid, step.before), _box(grid, step.after)
    if step.is_by_hand and not step.after:
        after = _("back to the rule")
    said = f"{_day(step.on)}  {by}: {before} > {after}"
    parts = wrap("   ".join(filter(None, (said, formats.clean(step.why)))), max(10, width - 3))
    for part in parts:
        yield line(Cell("", 2), Cell(part, width - 2, "muted"))


def _box(grid: Grid, code: str) -> str:
    return label(code_of(BOXES[grid], code)) or _("not known")


def _day(on: date) -> str:
    return formats.plain_day(on)


def _wrapped(text: str, width: int, style: str) -> Iterator[Line]:
    for part in wrap(text, max(10, width - 2)):
        yield line(Cell("", 1), Cell(part, width - 1, style))
