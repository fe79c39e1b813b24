"""A telephone number in figures three lines high, to be read from an arm's length away.

Only signs that are one cell wide in every terminal are used.
"""

from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.lines import Cell, Line, line

_ROWS = (
    " _     _  _     _  _  _  _  _       ",
    "| |  | _| _||_||_ |_   ||_||_|___ | ",
    "|_|  ||_  _|  | _||_|  ||_| _|   -+-",
)
_SIGNS = "0123456789-+"
_WIDE = 3
HEIGHT = len(_ROWS)


def large_figures(number: str, width: int) -> list[Line]:
    """The number in the middle of lines of `width` cells, its figures in groups as they are read.

    Where it does not fit it stands in figures of the usual height.
    """
    rows = [
        "   ".join(_row(group, height) for group in _groups(number)) for height in range(HEIGHT)
    ]
    if cells(rows[0]) > width:
        rows = ["", number, ""]
    return [line(Cell(row, width, "strong", "center")) for row in rows]


def _row(group: str, height: int) -> str:
    places = [_SIGNS.index(sign) * _WIDE for sign in group if sign in _SIGNS]
    return " ".join(_ROWS[height][place : place + _WIDE] for place in places)


def _groups(number: str) -> list[str]:
    """A mobile number as 3, 4 and 4 figures; any other as it is parted already, else in fours from
    its end."""
    plain = number.replace("-", " ").split()
    if len(plain) > 1:
        return plain
    figures = plain[0] if plain else ""
    first = len(figures) % 4
    return [
        part
        for part in (figures[:first], *(figures[n : n + 4] for n in range(first, len(figures), 4)))
        if part
    ]
