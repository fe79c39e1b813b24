"""Native charts of a paper's workbook: they draw ranges of cells, and read without colour too."""

from typing import Any, Final

from rmdesk.exchange.writers.outline import Kind
from rmdesk.exchange.writers.paper import Chart, ChartKind, Table
from rmdesk.exchange.writers.xlsx_cells import FORMATS, Place

CHART_ROWS: Final = 14
"""Rows of the sheet that a chart covers."""

_SIZE: Final = {"width": 640, "height": 310}
_SHADES: Final = (
    *("#1F3A5F", "#E0A458", "#4F7CAC", "#C8D5B9", "#8C2F39", "#7A9E9F", "#D9BF77", "#5B5F97"),
    *("#B8B8B8", "#3E6259", "#F2D0A4", "#6C757D"),
)
"""Light and dark in turn, so that neighbours differ in black and white."""

_LABEL_FROM: Final = 33
"""One part in so many is the smallest with a label of its own."""

_TICKS: Final = {Kind.SHARE: "0 %", Kind.MONEY: "#,##0", Kind.WAN: "#,##0.0"}


def add_chart(book: Any, sheet: Any, place: Place, table: Table, chart: Chart, *, top: int) -> None:
    """Draw `chart` of `table`, whose headings stand in row `top`, with its corner at `place`."""
    first, last = top + 1, top + chart.rows

    def cells(column: int) -> list[Any]:
        return [sheet.get_name(), first, column, last, column]

    is_pie = chart.kind is ChartKind.PIE
    drawn: Any = book.add_chart({"type": "pie" if is_pie else "column"})
    for at, column in enumerate(chart.values):
        series: dict[str, Any] = {
            "name": [sheet.get_name(), top, column],
            "categories": cells(chart.names),
            "values": cells(column),
            "border": {"color": "#FFFFFF" if is_pie else "#1F3A5F"},
        }
        kind = table.columns[column].kind
        drawn.add_series(series | (_pie(table, chart) if is_pie else _columns(at, kind)))
    drawn.set_title({"name": chart.name, "name_font": {"size": 12}, "overlay": False})
    drawn.set_size(_SIZE)
    if is_pie:
        drawn.set_legend({"position": "right", "font": {"size": 9}})
    else:
        kind = table.columns[chart.values[0]].kind
        drawn.set_legend({"none": True} if len(chart.values) == 1 else {"position": "bottom"})
        drawn.set_x_axis(
            {
                "text_axis": True,
                "num_font": {"size": 9},
                "num_format": FORMATS[table.columns[chart.names].kind]["num_format"],
            }
        )
        drawn.set_y_axis(
            {
                "num_format": _TICKS.get(kind, "General"),
                "min": 0,
                "num_font": {"size": 9},
                "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            }
        )
    sheet.insert_chart(*place, drawn, {"x_offset": 4, "y_offset": 4, "object_position": 1})


def _pie(table: Table, chart: Chart) -> dict[str, Any]:
    """Labels stand at the larger parts; those of tiny ones would lie on each other."""
    values = [row.values[chart.values[0]] for row in table.rows[: chart.rows]]
    amounts = [value if isinstance(value, int) else 0 for value in values]
    is_told = [amount * _LABEL_FROM >= sum(amounts) for amount in amounts]
    points = [{"fill": {"color": _SHADES[at % len(_SHADES)]}} for at in range(chart.rows)]
    labels = {
        "category": True,
        "percentage": True,
        "separator": "\n",
        "custom": [{} if told else {"delete": True} for told in is_told],
        "position": "outside_end",
        "leader_lines": True,
        "font": {"size": 9},
    }
    return {"points": points, "data_labels": labels}


def _columns(at: int, kind: Kind) -> dict[str, Any]:
    labels = {"value": True, "num_format": _TICKS.get(kind, "General"), "font": {"size": 8}}
    looks: dict[str, Any] = (
        {"fill": {"color": "#4F7CAC"}}
        if at == 0
        else {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#1F3A5F"}}
    )
    return {**looks, "gap": 60, "data_labels": labels}
