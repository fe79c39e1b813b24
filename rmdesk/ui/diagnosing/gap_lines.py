"""Gaps as painted rows: need, prepared, gap, how it stands, and what is missing. Pure."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Computed, Figure, Range
from rmdesk.domain.diagnosis.gap import Gap, Standing, gaps
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.money import NOTHING, Money
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing.situation_answers import person_name
from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.known_figures import missing_words, money_figure, money_in_words, why_not
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

INK: Final = {
    Standing.OPEN: "warning",
    Standing.COVERED: "good",
    Standing.UNSURE: "accent",
    Standing.NOT_COMPUTABLE: "muted",
}
SIGN: Final = {
    Standing.OPEN: "!",
    Standing.COVERED: "+",
    Standing.UNSURE: "?",
    Standing.NOT_COMPUTABLE: "",
}
"""What a standing is known by without its colour."""

_MARGIN: Final = 2
_NAME: Final = 16
_STANDING: Final = 15
_LEAST_BAR: Final = 12
_MOST_BAR: Final = 40
_GAP: Final = 2
_UNKNOWN: Final = "?"
"""A dash would be read as a minus."""
_SIGNS: Final = {"ascii": ("#", "?", ".")}


def gap_items(
    situation: Situation, assumptions: Assumptions, width: int, *, today: date
) -> list[Item]:
    """A heading for each person and a row for each diagnosis, whose record says which it is."""
    found = gaps(situation, assumptions, today=today)
    columns = _columns(found)
    items: list[Item] = []
    for place, person in enumerate(situation.persons):
        items.append([line(Cell(person_name(person), width, "strong"))])
        items += [
            Row(gap_lines(one, width, columns), (one.place, one.diagnosis))
            for one in found
            if one.place == place
        ]
    return items


def gap_lines(gap: Gap, width: int, columns: Sequence[int]) -> list[Line]:
    """One diagnosis: its name, a bar, the formula with its figures in `columns` of so many cells,
    how it stands; and below what would have to be asked."""
    name = line(Cell("", _MARGIN), Cell(label(gap.diagnosis), _NAME, "heading"), Cell("", 1))
    if gap.why_not is not None:
        rest = Cell(why_not(gap.why_not), width - _MARGIN - _NAME - 1, "muted")
        return [[*name, *line(rest)]]
    room = width - _MARGIN - _NAME - _STANDING - 2
    standing = Cell(standing_words(gap), _STANDING, INK[gap.standing])
    below = _MARGIN + 2
    bar = min(_MOST_BAR, room - sum(columns) - _GAP)
    if bar >= _LEAST_BAR:
        figures = zip(formula_parts(gap), columns, strict=True)
        said = line(*(Cell(part, cells_, "strong") for part, cells_ in figures))
        end = line(Cell("", room - bar - sum(columns) - _GAP + 1), standing)
        rows: list[Line] = [[*name, *coverage(gap, bar), *line(Cell("", _GAP)), *said, *end]]
    else:
        said = line(Cell("", below), Cell(" ".join(formula_parts(gap)), width - below, "strong"))
        rows = [[*name, *coverage(gap, room), *line(Cell("", 1), standing)], said]
    if missing := gap.span.missing:
        words = _("to ask: {what}").format(what=missing_words(missing))
        rows += [
            line(Cell("", below), Cell(part, width - below, "muted"))
            for part in wrap(words, width - below, limit=2)
        ]
    return rows


def _columns(found: Sequence[Gap]) -> list[int]:
    """The cells that each part of the formula takes, so that those of all rows stand in line."""
    said = [formula_parts(one) for one in found if one.why_not is None]
    return [max(map(cells, column)) + 1 for column in zip(*said, strict=True)] or [0, 0, 0]


def standing_words(gap: Gap) -> str:
    """``! gap``: a sign and a word."""
    return f"{SIGN[gap.standing]} {label(gap.standing)}".strip()


def formula_parts(gap: Gap) -> tuple[str, str, str]:
    """``A 320.00``, ``- B 50.00``, ``= C 270.00 万``; a range in brackets, ? for what is not known.

    Without any need that is known there is nothing to say of the gap, whatever is prepared.
    """
    a, b = _in_formula(gap.a), _in_formula(gap.b)
    c = _UNKNOWN if a == _UNKNOWN else _in_formula(gap.c)
    return (
        _("A {amount}").format(amount=a),
        _("- B {amount}").format(amount=b),
        _("= C {amount} 万").format(amount=c),
    )


def _in_formula(figure: Figure[Money]) -> str:
    said = amount_words(figure)
    if said == formats.unknown():
        return _UNKNOWN
    return said if isinstance(figure, Computed) else f"({said})"


def amount_words(figure: Figure[Money]) -> str:
    """A figure in 万; at least nothing, and nothing more, is not known."""
    match figure:
        case Range(least, None) if least == NOTHING:
            return formats.unknown()
        case _:
            return money_figure(figure) or formats.unknown()


def coverage(gap: Gap, width: int) -> list[Span]:
    """How much of the need is prepared, surely and perhaps; what is left is the gap.

    B stands where it is prepared, ? where that cannot be told, C where the gap is.
    """
    sure, perhaps = _shares(gap, width)
    left = width - sure - perhaps
    prepared, unsure, open_ = _SIGNS.get(glyphs().name, (" ", "?", " "))
    return [
        *_stretch("B", prepared, sure, "title"),
        *_stretch("", unsure, perhaps, "section-detail"),
        *_stretch("C", open_, left, "section"),
    ]


def _stretch(letter: str, sign: str, width: int, style: str) -> list[Span]:
    if width <= 0:
        return []
    return [Span(letter + sign * (width - cells(letter)), style)]


def _shares(gap: Gap, width: int) -> tuple[int, int]:
    """So many cells are surely prepared, and so many more perhaps."""
    need, ready = _ends(gap.a), _ends(gap.b)
    if need[1] == NOTHING:
        return (width, 0)
    least = 0 if need[1] is None else _part(ready[0], need[1], width)
    most = width if ready[1] is None else _part(ready[1], need[0], width)
    return least, max(0, most - least)


def _part(part: Money, whole: Money, width: int) -> int:
    if whole == NOTHING:
        return width  # of a need of nothing, nothing is left open
    if part <= NOTHING:
        return 0
    return max(1, min(width, width * part.fen // whole.fen))  # of a little something is seen


def _ends(figure: Figure[Money]) -> tuple[Money, Money | None]:
    match figure:
        case Computed(value):
            return value, value
        case Range(least, most, _missing):
            return least or NOTHING, most
        case _:
            return NOTHING, None


def brief_gaps(
    situation: Situation, assumptions: Assumptions, *, today: date
) -> Callable[[int], Sequence[Line]]:
    """What it comes to so far, in a narrow column beside the interview."""
    found = gaps(situation, assumptions, today=today)

    def compose(width: int) -> list[Line]:
        if width <= _NAME:
            return []
        rows: list[Line] = [
            line(Cell(_("So far: gap C = A - B"), width, "heading")),
            line(Cell("", width)),
        ]
        for place, person in enumerate(situation.persons):
            rows.append(line(Cell(person_name(person), width, "strong")))
            rows += [line_ for one in found if one.place == place for line_ in _brief(one, width)]
        return rows

    return compose


def _brief(gap: Gap, width: int) -> list[Line]:
    name = line(
        Cell("", _MARGIN),
        Cell(label(gap.diagnosis), width - _MARGIN - _STANDING, "muted"),
        Cell(standing_words(gap), _STANDING, INK[gap.standing]),
    )
    if gap.why_not is not None:
        return [name]
    said = money_in_words(gap.c)
    if _in_formula(gap.a) == _UNKNOWN or not said:
        return [name]
    return [name, line(Cell("", _MARGIN + 2), Cell(said, width - _MARGIN - 2))]
