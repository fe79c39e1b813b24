"""The two curves of a month, and what is done below them. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Final

from rmdesk.desk.rhythm.standing import MonthCurves
from rmdesk.domain.rhythm.plan import Curve, Part, Plan, value_on
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.rhythm_keys import Curved
from rmdesk.ui.views.home.pages.rhythm_metrics import head_words, supposed_words
from rmdesk.ui.widgets.curves import Drawn, Tick, area_sign, curves
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.rhythm import WEEKS, figure, week_name

RHYTHM_SIGN: Final = "*"
EVEN_SIGN: Final = "o"


class Sign(Enum):
    """What a legend tells of."""

    RHYTHM = 1
    EVEN = 2
    DONE = 3
    NOW = 4


_RHYTHM_STYLE: Final = "strong"
_EVEN_STYLE: Final = "muted"
_APART: Final = 3


def chart(plan: Plan, shown: MonthCurves, today: date, width: int, height: int) -> list[Line]:
    """`height` lines: the curves, the weeks below them, and the legend."""
    days = days_of(plan)
    area = done_by_day(shown.done, days, today)
    axis = _axis(shown, area[-1] if area else None)
    drawn = _drawn(shown.rhythm, shown.even, days)
    over = sum(day <= today for day in days)
    now = over - 1 if days and over > 0 and today <= plan.span[1] else None
    lines = curves(
        drawn,
        area,
        width - 2,
        height - 1,
        days=len(days),
        axis=axis,
        ticks=_ticks(plan),
        now=now,
    )
    told = [Sign.RHYTHM, Sign.EVEN, Sign.DONE] if drawn else [Sign.DONE]
    return [*_margins(lines), _legend([*told, Sign.NOW] if now is not None else told, width)]


def head_line(
    one: Progress | None, key: Curved | None, actual: Progress | None, width: int
) -> Line:
    """The metric, what is done of its target, the pace, and what each day has to bring; while
    something is supposed, from what the `actual` metric is to what it would be."""
    said: list[tuple[str, str]] = []
    if one is not None and key is not None and actual is not None:
        said += supposed_words(actual, one, key)
    elif one is None or key is None:
        said.append((_("no target and no deal yet"), "muted"))
    else:
        said += head_words(one, key)
    spans = [Span(" ")]
    room = width - 1
    for words, style in said:
        own = formats.cells(words)
        if own > room:
            break
        gap = min(_APART, room - own)
        spans += line(Cell(words, own, style), Cell("", gap))
        room -= own + gap
    return [*spans, Span(" " * room)]


def example_chart(
    plan: Plan, rhythm: Curve, even: Curve, axis: Mapping[int, str], width: int, height: int
) -> list[Line]:
    """The curves of an example, without anything done."""
    days = days_of(plan)
    lines = curves(
        _drawn(rhythm, even, days),
        (),
        width - 2,
        height - 1,
        days=len(days),
        axis=axis,
        ticks=_ticks(plan),
    )
    return [*_margins(lines), _legend([Sign.RHYTHM, Sign.EVEN], width)]


def days_of(plan: Plan) -> list[date]:
    """The working days of the five parts."""
    return [day for part in plan.parts for day in part.week.days]


def done_by_day(done: Curve, days: Sequence[date], today: date) -> list[int]:
    """What is done by the end of each day that is over, today with all that is done."""
    over = [value_on(done, day) for day in days if day <= today]
    if over and done:
        over[-1] = done[-1][1]
    return over


def _drawn(rhythm: Curve, even: Curve, days: Sequence[date]) -> list[Drawn]:
    return [
        Drawn(tuple(value for _day, value in one), sign, style, days.index(one[0][0]))
        for one, sign, style in (
            (rhythm, RHYTHM_SIGN, _RHYTHM_STYLE),
            (even, EVEN_SIGN, _EVEN_STYLE),
        )
        if one
    ]


def _axis(shown: MonthCurves, done: int | None) -> dict[int, str]:
    values = [shown.target, done, 0]
    if shown.target is not None and done is not None and done > shown.target:
        values = [done, shown.target, 0]  # the uppermost line is the highest value
    return {one: figure(one, in_pieces=shown.in_pieces) for one in values if one is not None}


def _ticks(plan: Plan) -> list[Tick]:
    ticks: list[Tick] = []
    at = 0
    for part in plan.parts:
        if part.week.days:
            share = f"{part.share} %" if part.share or part.weight else ""
            names = _names(part)
            said, *shorter = [*(f"{name} {share}".rstrip() for name in names), share or names[-1]]
            ticks.append(Tick(at, said, shorter=tuple(shorter)))
            at += len(part.week.days)
    return ticks


def _names(part: Part) -> list[str]:
    """What a part is called, the longest first; that before the month with its month."""
    if part.number:
        return [_(WEEKS[part.week.number])]
    return [week_name(part), formats.month(part.week.first)]


def _margins(lines: Sequence[Line]) -> list[Line]:
    return [[Span(" "), *one, Span(" ")] for one in lines]


def _legend(told: Sequence[Sign], width: int) -> Line:
    signs = {
        Sign.RHYTHM: (Span(RHYTHM_SIGN, _RHYTHM_STYLE), _("with rhythm")),
        Sign.EVEN: (Span(EVEN_SIGN, _EVEN_STYLE), _("spread evenly")),
        Sign.DONE: (area_sign(), _("done so far")),
        Sign.NOW: (Span("|", "muted"), _("today")),
    }
    spans = [Span(" ")]
    taken = 1
    for one in told:
        sign, said = signs[one]
        own = formats.cells(sign.text) + formats.cells(said) + 4
        if taken + own > width:
            break
        spans += [sign, *line(Cell(f" {said}", own - formats.cells(sign.text), "muted"))]
        taken += own
    return [*spans, Span(" " * (width - taken))]
