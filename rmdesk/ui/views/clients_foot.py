"""The line under the list: what the column under the cursor comes to, and which columns show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rmdesk.domain.money import Money
from rmdesk.language import _
from rmdesk.store.selection import Totals
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The totals of a column, over the marked clients or over all listed."""

    totals: Totals
    is_of_marks: bool


def foot(
    reckoned: Reckoned | None, columns_told: Callable[[], str]
) -> Callable[[int], Sequence[Line]]:
    """Composes the line; `columns_told` says which of the view's columns are on the screen, and is
    asked at each width: a list that was hidden had none."""

    def compose(width: int) -> Sequence[Line]:
        columns = columns_told()
        texts = words(reckoned) if reckoned else []
        needed = sum(formats.cells(text) + 3 for text in texts)
        right = f" {columns} " if columns and needed + formats.cells(columns) < width else ""
        room = width - formats.cells(right)
        shown: list[Cell] = []
        for number, text in enumerate(texts):
            taken = formats.cells(text) + 3
            if taken > room:
                break
            shown.append(Cell(f" {text}", taken, "accent" if number == 0 else "muted"))
            room -= taken
        return [line(*shown, Cell("", room), Cell(right, formats.cells(right), "heading"))]

    return compose


def words(reckoned: Reckoned) -> list[str]:
    """``listed: 8``, ``sum 550.00 万``, …; what cannot be reckoned is left out."""
    totals = reckoned.totals
    count = _("marked: {count}") if reckoned.is_of_marks else _("listed: {count}")
    found = [count.format(count=f"{totals.count:,}")]
    figures: Sequence[tuple[str, Money | float | None]] = (
        (_("sum {value}"), totals.sum),
        (_("mean {value}"), totals.mean),
        (_("median {value}"), totals.median),
    )
    for template, value in figures:
        if value is not None:
            found.append(template.format(value=_figure(value)))
    if totals.known < totals.count:
        found.append(_("not known: {count}").format(count=f"{totals.count - totals.known:,}"))
    return found


def _figure(value: Money | float) -> str:
    match value:
        case Money():
            return _("{amount} 万").format(amount=formats.money_wan(value))
        case int():
            return f"{value:,}"
        case _:
            return f"{value:,.1f}"
