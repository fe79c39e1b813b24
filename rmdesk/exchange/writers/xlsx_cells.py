"""Cells of a workbook that say their type themselves: home of xlsxwriter.

A text is never looked at for a formula, a link or a figure. A workbook is put together in memory,
since xlsxwriter's other ways write plain parts to the disk.
"""

import io
from datetime import date
from typing import Any, Final

from rmdesk.exchange.writers.cells import cut, width, writable
from rmdesk.exchange.writers.outline import Kind

_FIRST_DAY: Final = date(1900, 3, 1)  # spreadsheets count a 29 February 1900
FORMATS: Final[dict[Kind, dict[str, object]]] = {
    Kind.TEXT: {"num_format": "@"},
    Kind.LETTERS: {"num_format": "@", "align": "center"},
    Kind.MONEY: {"num_format": "#,##0.00"},
    Kind.CHANGE: {"num_format": "+#,##0.00;-#,##0.00;0.00"},
    Kind.WAN: {"num_format": "#,##0.00"},
    Kind.WAN_CHANGE: {"num_format": "+#,##0.00;-#,##0.00;0.00"},
    Kind.SHARE: {"num_format": "0.00 %"},
    Kind.SHARE_CHANGE: {"num_format": "+0.00 %;-0.00 %;0.00 %"},
    Kind.COUNT: {"num_format": "0"},
    Kind.FIGURE: {"num_format": "#,##0.00##"},
    Kind.DAY: {"num_format": "yyyy-mm-dd"},
}
"""How the cells of each kind are shown."""

_IN_WAN: Final = (Kind.WAN, Kind.WAN_CHANGE)
_PARTS: Final = {
    **dict.fromkeys((Kind.MONEY, Kind.CHANGE), 100),
    **dict.fromkeys(_IN_WAN, 1_000_000),
    **dict.fromkeys((Kind.SHARE, Kind.SHARE_CHANGE), 10_000),
}
"""So many of the parts a value comes in make one of what the cell shows."""

Place = tuple[int, int]
"""Row and column, both from 0."""


def new_workbook(file: io.BytesIO, **options: object) -> Any:
    """A workbook that takes every text for a text and never writes to the disk."""
    import xlsxwriter

    safe = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    return xlsxwriter.Workbook(file, {**safe, **options})


def write_value(sheet: Any, place: Place, kind: Kind, value: Any, style: Any) -> tuple[int, bool]:
    """Write one value; how many cells it takes to show, and whether it had to be cut."""
    if isinstance(value, date):
        if value < _FIRST_DAY:
            write_text(sheet, place, value.isoformat(), style)
        else:
            sheet.write_datetime(*place, value, style)
        return 10, False
    if isinstance(value, str):
        text, is_cut = cut(writable(value))
        write_text(sheet, place, text, style)
        return width(text), is_cut
    if parts := _PARTS.get(kind):
        sheet.write_number(*place, value / parts, style)
        shown = value / parts if kind in _IN_WAN else value / 100
        return len(f"{shown:,.2f}") + (0 if kind in (Kind.MONEY, Kind.WAN) else 3), False
    sheet.write_number(*place, value, style)
    return 6 if kind is Kind.COUNT else len(f"{value:,.4f}"), False


def write_text(sheet: Any, place: Place, text: str, style: Any) -> None:
    """Write `text` as it stands."""
    # xlsxwriter passes such a text through as markup; in two runs it is text again.
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(*place, style, text[0], style, text[1:], style)
    else:
        sheet.write_string(*place, text, style)
