"""Rows of a report by where they stand on the screen. Pure."""

from rmdesk.desk.reports.told import Figures, Report, Told
from rmdesk.language import _
from rmdesk.ui.views.home.pages.report_table import At


def row_of(report: Report, at: object) -> Told | None:
    """The row that a row on the screen shows."""
    if not isinstance(at, At):
        return None
    block = report.parts[at.part].blocks[at.block]
    return block.rows[at.row] if isinstance(block, Figures) else None


def title_of(report: Report, at: object) -> str:
    """What the table of the row is called, and the row."""
    row = row_of(report, at)
    if not isinstance(at, At) or row is None:
        return ""
    name = report.parts[at.part].blocks[at.block].name
    first = next((value for value in row.values if isinstance(value, str)), "")
    return _("{table}: {row}").format(table=name, row=first)


def clients_named(report: Report) -> tuple[int, ...]:
    """Those who have a row of their own, each once, in the order of the rows."""
    named = (
        row.clients[0]
        for part in report.parts
        for block in part.blocks
        if isinstance(block, Figures)
        for row in block.rows
        if len(row.clients) == 1
    )
    return tuple(dict.fromkeys(int(one) for one in named))
