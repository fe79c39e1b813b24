"""The line of what there is to choose by a digit, with what is shown standing out; pure."""

from collections.abc import Callable, Sequence

from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line


def tab_line(
    named: Sequence[tuple[int, str]], shown: int, instead: str = ""
) -> Callable[[int], Sequence[Line]]:
    """Composes the line of all (digit, name), that of the digit `shown` standing out.

    Where they do not fit, it begins further on, so that the one shown is among them; of those
    after it that have no room the digit stays. While digits do something else, no name has one,
    and the line says which keys turn `instead`.
    """
    at = next((place for place, (digit, _name) in enumerate(named) if digit == shown), 0)

    def compose(width: int) -> Sequence[Line]:
        texts = [f" {digit} {name} " for digit, name in named]
        if sum(map(formats.cells, texts)) >= width:
            texts = [text.removesuffix(" ") for text in texts]
        first = 0
        while first < at and sum(map(formats.cells, texts[first : at + 1])) >= width:
            first += 1
        cells, room = [Cell("", 1)], width - 1
        for place, text in enumerate(texts[first:], first):
            digits_after = 2 * (len(texts) - place - 1)
            fits = formats.cells(text) + digits_after <= room or place == at
            told = text if fits else f" {named[place][0]}"
            taken = formats.cells(told)
            if taken > room:
                break
            if instead:  # in the same place, so that nothing moves
                told = _without_digit(told)
            room -= taken
            style = "title" if place == at else "muted" if instead else "heading"
            cells.append(Cell(told, taken, style))
        said = formats.cells(instead) + 2
        if instead and said <= room:
            cells += [Cell("", room - said), Cell(f"{instead} ", said, "muted", "right")]
            room = 0
        return [line(*cells, Cell("", room))]

    return compose


def _without_digit(text: str) -> str:
    return f"  {text[2:]}"
