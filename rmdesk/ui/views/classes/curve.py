"""How few clients bring most, as a curve. Pure."""

from typing import Final

from rmdesk.desk.classing.boards import Board
from rmdesk.domain.classes.benefit_curve import MOST
from rmdesk.ui.views.classes import around
from rmdesk.ui.views.classes import words as classes_words
from rmdesk.ui.widgets.curve import curve
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.wrapping import wrap

_LEAST: Final = 7
"""Lines of a curve that still tells something."""
_MOST: Final = 24


def has_curve(board: Board | None) -> bool:
    """Whether anything is known of what clients bring."""
    return board is not None and board.few is not None and bool(board.few.points)


def curve_lines(board: Board, width: int, height: int) -> list[Line]:
    """The curve alone, at most `height` lines; none where that is too few."""
    few = board.few
    if few is None or not few.points or height < _LEAST:
        return []
    share = classes_words.percent(few.most_count, few.known)
    return curve(few.points, width, min(height, _MOST), mark=(share, MOST) if share else None)


def page_lines(board: Board, width: int, height: int) -> list[Line]:
    """The curve under what it says in words."""
    lines: list[Line] = []
    for words in (around.few_words(board), around.basis_words(board)):
        lines += [line(Cell("", 1), Cell(part, width - 1)) for part in wrap(words, width - 2)]
    return [*lines, *curve_lines(board, width, height - len(lines))]
