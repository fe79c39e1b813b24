"""What stands beside the boxes: what to do with a box, or why a client stands in it. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from rmdesk.desk.classing.boards import Board, Box
from rmdesk.desk.classing.standing import Standing
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.classes import around
from rmdesk.ui.views.classes import words as classes_words
from rmdesk.ui.views.classes.curve import curve_lines
from rmdesk.ui.views.classes.looks import Digit, Look
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.standing_lines import Facet, standing_lines
from rmdesk.ui.widgets.standing_lines import in_brief as brief_of
from rmdesk.ui.words.wrapping import wrap

_FACETS: Final[Mapping[Digit, Sequence[Facet]]] = {
    Digit.VALUE: (Facet.CLASS,),
    Digit.EFFORT: (Facet.EFFORT,),
    Digit.NINE: (Facet.FAMILIARITY, Facet.ATTITUDE),
    Digit.ORIENTATION: (Facet.ORIENTATION,),
    Digit.STAGE: (Facet.STAGE,),
    Digit.TARGET: (Facet.TARGET,),
    Digit.PRIORITY: (Facet.PRIORITY,),
    Digit.CURVE: (Facet.CLASS,),
    Digit.DRIFT: tuple(Facet)[:5],
    Digit.TAGS: (Facet.TAGS,),
}
_CURVE: Final = 13
"""Lines of the curve in the pane."""


def facets_of(look: Look) -> list[Facet]:
    """All of them, what the look is about first."""
    return list(dict.fromkeys((*_FACETS[look.digit], *Facet)))


def client_lines(look: Look, standing: Standing, width: int) -> list[Line]:
    """Why the client stands where it stands."""
    name = line(Cell("", 1), Cell(formats.clean(standing.name), width - 1, "strong"))
    return [name, *standing_lines(standing, facets_of(look), width)]


def in_brief(look: Look, standing: Standing) -> str:
    """The same in one line."""
    said = (brief_of(standing, facet) for facet in _FACETS[look.digit])
    return "   ".join(filter(None, (formats.clean(standing.name), *said)))


def box_lines(
    look: Look, key: str, board: Board, settings: ClassSettings, width: int, height: int
) -> list[Line]:
    """What the look is, and what to do with the box under the cursor; below it the curve, where
    the look has one and there is room."""
    inner = width - 2
    lines: list[Line] = [line(Cell(f" {_(look.title)}", width, "section-detail"))]
    lines += _paragraph(_(look.explains), inner, "muted")
    for words in (around.few_words(board), around.basis_words(board)):
        lines += _paragraph(words, inner, "strong") if words else []
    box = board.box(key) or Box(key=key, clients=0)
    lines.append(line(Cell("", width)))
    lines.append(line(Cell(f" {classes_words.box_title(look, key)}", width, "section")))
    for sentence in classes_words.advice(look, key, settings):
        lines += _paragraph(sentence, inner, "")
    for part in classes_words.figures(box, board) if look.digit is not Digit.DRIFT else ():
        lines += _paragraph(part, inner, "muted")
    drawn = curve_lines(board, width - 1, min(_CURVE, height - len(lines) - 1))
    if drawn:
        lines += [line(Cell("", width)), *([*one, Span(" ")] for one in drawn)]
    return lines


def _paragraph(text: str, width: int, style: str) -> list[Line]:
    return [line(Cell("", 1), Cell(part, width + 1, style)) for part in wrap(text, max(10, width))]
