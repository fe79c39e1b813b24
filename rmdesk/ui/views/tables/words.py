"""What the lines around a table over all clients say; without Textual."""

from collections.abc import Callable, Sequence
from typing import Any

from rmdesk.language import _
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.views.tables.reading import Arranged
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.tab_line import tab_line

GRIDS_DIGIT = 8
"""Behind this digit lie the grids of the clients, a view of their own."""
FIGURES_DIGIT = 9
"""Behind this one the figures of calling."""
LADDER_DIGIT = 0
"""Behind this one the maturity ladder."""


def names(
    tables: Sequence[BookTable[Any]], shown: BookTable[Any]
) -> Callable[[int], Sequence[Line]]:
    """Composes the line of all tables with their digits, that of the one shown standing out."""
    beyond = (
        (GRIDS_DIGIT, _("Grids")),
        (FIGURES_DIGIT, _("Figures")),
        (LADDER_DIGIT, _("Maturities")),
    )
    return tab_line([*((table.digit, _(table.title)) for table in tables), *beyond], shown.digit)


def title(table: BookTable[Any], shown: Arranged | None, marked: int) -> tuple[str, str]:
    """The table, and how many rows it has."""
    if shown is None:
        return _(table.title), _("is being read")
    count = _("rows: {count}").format(count=f"{len(shown.rows):,}")
    if len(shown.rows) < shown.total:
        count = _("rows: {count} of {total}").format(
            count=f"{len(shown.rows):,}", total=f"{shown.total:,}"
        )
    marks = _("marked: {count}").format(count=marked) if marked else ""
    return _(table.title), "   ".join(filter(None, (count, marks)))


def explanation(table: BookTable[Any]) -> str:
    """What help says of the view."""
    general = _(
        "Tables over all clients, one for each digit. Left and Right choose a column: s orders by"
        " it, = leaves only the rows with this value, Backspace shows all again. Enter opens the"
        " client, F6 calls down the rows; Space marks those to call."
    )
    return f"{_(table.explains)}\n\n{general}"
