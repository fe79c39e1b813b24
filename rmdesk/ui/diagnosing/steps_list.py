"""The steps of the interview beside what is asked: which were understood, which stay closed."""

from collections.abc import Callable, Sequence

from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.steps import ORDER, WORDS, Step
from rmdesk.language import _
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, line


def step_title(step: Step) -> str:
    """``6 Needs``"""
    return f"{ORDER.index(step) + 1} {_(WORDS[step].title)}"


def steps_lines(interview: Interview, shown: Step) -> Callable[[int], Sequence[Line]]:
    """The twelve steps, the one `shown` marked; a sign and a word say how far the talk has come."""

    def compose(width: int) -> list[Line]:
        counted = _("{count} of {total} understood").format(
            count=interview.understood, total=len(ORDER)
        )
        return [*(_line(interview, step, shown, width) for step in ORDER), *_foot(counted, width)]

    return compose


def _foot(counted: str, width: int) -> list[Line]:
    return [line(Cell("", width)), line(Cell("", 2), Cell(counted, width - 2, "muted"))]


def _line(interview: Interview, step: Step, shown: Step, width: int) -> Line:
    place = ORDER.index(step)
    cursor = glyphs().cursor if step is shown else ""
    if place < interview.understood:
        sign, style = "+", "good"
    elif interview.is_open(step):
        sign, style = "?", "accent"
    else:
        sign, style = "", "muted"
    return line(
        Cell(cursor, 1, "strong"),
        Cell(sign, 2, style, "center"),
        Cell(str(place + 1), 2, style, "right"),
        Cell("", 1),
        Cell(_(WORDS[step].title), width - 6, "strong" if step is shown else style),
    )
