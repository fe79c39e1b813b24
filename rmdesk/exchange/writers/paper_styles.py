"""How the cells of a paper's workbook look; made once for each book, when they are first used."""

from typing import Any, Final

from rmdesk.exchange.writers.outline import Kind
from rmdesk.exchange.writers.paper_values import FIGURES
from rmdesk.exchange.writers.xlsx_cells import FORMATS

INK: Final = "#1F3A5F"
LINE: Final = "#B8C4D3"
_TEXT: Final = {"num_format": "@", "valign": "top"}
_WRAPPED: Final = {**_TEXT, "text_wrap": True}
_HEAD: Final = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": INK,
    "text_wrap": True,
    "valign": "vcenter",
    "num_format": "@",
}


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells: dict[tuple[Kind, bool], Any] = {}
        self._columns: dict[bool, Any] = {}
        bold = {**_TEXT, "bold": True, "font_color": INK}
        self.title = book.add_format({**bold, "font_size": 16})
        self.heading = book.add_format({**bold, "font_size": 12, "valign": "vcenter"})
        self.label = book.add_format({**_TEXT, "font_color": "#555555"})
        self.fact = book.add_format(_TEXT)
        self.words = book.add_format(_WRAPPED)
        self.remark = book.add_format(
            {**_WRAPPED, "italic": True, "font_size": 9, "font_color": "#555555"}
        )

    def column(self, kind: Kind) -> Any:
        """The heading of a column of this kind."""
        is_right = kind in FIGURES
        if is_right not in self._columns:
            align = {"align": "right" if is_right else "left"}
            self._columns[is_right] = self._book.add_format({**_HEAD, **align})
        return self._columns[is_right]

    def cell(self, kind: Kind, *, is_total: bool) -> Any:
        """A cell of this kind; texts in it wrap."""
        key = kind, is_total
        if key not in self._cells:
            looks: dict[str, object] = {**FORMATS[kind], "valign": "vcenter"}
            looks |= {
                "bottom": 1,
                "bottom_color": LINE,
                "text_wrap": kind is Kind.TEXT and not is_total,
            }
            looks |= {"align": "right" if kind in FIGURES else "left"}
            if is_total:
                looks |= {"bold": True, "top": 1, "top_color": INK, "bg_color": "#EDF1F6"}
            self._cells[key] = self._book.add_format(looks)
        return self._cells[key]
