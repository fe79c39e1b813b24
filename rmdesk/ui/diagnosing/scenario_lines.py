"""Two scenarios side by side, in painted rows. Pure."""

from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.figures import Computed, Figure, Range
from rmdesk.domain.diagnosis.gap import Gap
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.scenarios import Row as Compared
from rmdesk.domain.diagnosis.scenarios import Scenario, side_by_side
from rmdesk.domain.money import NOTHING, Money
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing.assumption_answers import differing
from rmdesk.ui.diagnosing.gap_lines import amount_words
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

OTHER: Final = "other scenario"
"""The record of the row that opens the second scenario."""

_WHO: Final = 26
_LEAST: Final = 12


def present_scenario(kept: KeptDiagnosis) -> Scenario:
    """What the interview told, as a scenario."""
    return Scenario(_("as told"), kept.interview.situation, kept.assumptions)


def scenario_items(kept: KeptDiagnosis, width: int, *, today: date) -> list[Item]:
    """The row that opens or makes the second scenario, and both gaps of every diagnosis."""
    if kept.other is None:
        told = _("None yet. Enter here makes one from what was told, to be changed and compared.")
        return [Row(_lines(told, width, "muted"), OTHER)] if kept.is_open else []
    one, other = present_scenario(kept), kept.other
    changed = formats.enumerated(differing(one.assumptions, other.assumptions))
    if one.situation != other.situation:
        told = _("{name}: other figures of the household; {changed}").format(
            name=other.name, changed=changed or _("the same assumptions")
        )
    else:
        told = _("{name}: {changed}").format(
            name=other.name, changed=changed or _("the same assumptions")
        )
    each = max(_LEAST, (width - _WHO - 3) // 3)
    who = width - 3 * each - 3
    heading = [
        line(
            Cell(_("Gap in 万"), who, "heading"),
            Cell(one.name, each, "heading", "right"),
            Cell(other.name, each, "heading", "right"),
            Cell(_("difference"), each, "heading", "right"),
            gap=1,
        )
    ]
    rows = side_by_side(one, other, today=today)
    return [
        Row(_lines(told, width), OTHER),
        heading,
        *([_compared(row, who, each)] for row in rows),
    ]


def _compared(row: Compared, who: int, each: int) -> Line:
    return line(
        Cell(f"{row.name}  {label(row.diagnosis)}", who),
        Cell(_gap(row.one), each, "", "right"),
        Cell(_gap(row.other), each, "", "right"),
        Cell(change_words(row.change), each, _ink(row.change), "right"),
        gap=1,
    )


def _gap(gap: Gap | None) -> str:
    return formats.unknown() if gap is None else amount_words(gap.c)


def change_words(change: Figure[Money]) -> str:
    """By how much the gap of the other is larger, with its sign."""
    match change:
        case Computed(value) if value == NOTHING:
            return _("the same")
        case Computed(value):
            return ("+" if value > NOTHING else "") + formats.money_wan(value)
        case Range(least, most, _missing) if _has_sign(least, most):
            return amount_words(change)
        case _:  # what is missing in both moves both: their ends say nothing of the difference
            return formats.unknown()


def _has_sign(least: Money | None, most: Money | None) -> bool:
    """Whether the other gap is surely larger, or surely smaller."""
    return (least is not None and least > NOTHING) or (most is not None and most < NOTHING)


def _ink(change: Figure[Money]) -> str:
    match change:
        case Computed(value) if value > NOTHING:
            return "warning"
        case Computed(value) if value < NOTHING:
            return "good"
        case _:
            return "muted"


def _lines(text: str, width: int, style: str = "") -> list[Line]:
    return [line(Cell(part, width, style)) for part in wrap(text, width)]
