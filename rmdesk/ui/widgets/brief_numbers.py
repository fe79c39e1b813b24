"""Which number to dial and why, and what the client holds, in lines of a card."""

from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.client_brief import ClientBrief
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.numbers import number_to_dial, other_numbers, why_this_number
from rmdesk.ui.words.wrapping import wrap

_APART = 2
_GAP = 3


def number_items(about: ClientBrief, width: int) -> list[Item]:
    """The number to dial now and why that one; the others beside it, or below."""
    dialling, card, reveals = about.dialling, about.card, about.reveals
    number = number_to_dial(card.client, dialling, reveals=reveals)
    others = other_numbers(card.client, dialling)
    why = why_this_number(dialling, card.respect)
    taken, needed = formats.cells(number) + _APART, formats.cells(others) + _APART
    if not others or taken + formats.cells(why) + needed > width:
        cut = min(taken, width)
        first = line(Cell(number, cut, "strong"), Cell(why, width - cut, "muted"))
        return [[first], *([line(Cell(text, width))] for text in wrap(others, width) if others)]
    room = width - taken - needed
    beside = (Cell(why, room, "muted"), Cell("", _APART), Cell(others, needed - _APART))
    return [[line(Cell(number, taken, "strong"), *beside)]]


def standing_items(about: ClientBrief, width: int) -> list[Item]:
    """Assets with us and elsewhere, and the risk grade beside them, or below."""
    _title, grade, style = about.risk()
    title = _("risk")
    taken = formats.cells(title) + 1
    risk = (Cell(title, taken, "muted"), Cell(grade, formats.cells(grade), style))
    own = about.money()
    room = width - formats.cells(own) - _GAP - taken
    if risk[1].width > room:
        below = line(risk[0], risk[1]._replace(width=width - taken))
        return [[line(Cell(own, width))], [below]]
    return [[line(Cell(own, formats.cells(own) + _GAP), risk[0], risk[1]._replace(width=room))]]
