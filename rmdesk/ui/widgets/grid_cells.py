"""What a cell of the calendar says: two signs in the grid, everything in the lines below it."""

from collections.abc import Sequence
from datetime import date

from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Cell as DayCell
from rmdesk.domain.grid import Duty, Mark
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.labels import label
from rmdesk.ui.widgets.lines import Cell, Line, Span, line

SIGNS = 2
"""The cells of a day; a third sign shows as the sign of what was cut."""

DUTY_SIGNS = {
    Duty.MEETING: "m",
    Duty.CALL_BACK: "c",
    Duty.MATURITY: "$",
    Duty.BIRTHDAY: "*",
    Duty.DUE: "o",
}
"""One-cell signs in every profile; small letters are what is still to come, or came to nothing."""


def signs(cell: DayCell) -> str:
    """The letters of the contacts, then the signs of the duties in the order of `DUTY_SIGNS`."""
    announced = {duty for duty, _note in cell.duties}
    return cell.letters + "".join(sign for duty, sign in DUTY_SIGNS.items() if duty in announced)


def style(cell: DayCell) -> str:
    """Contacts are strong, duties stand out, a dial in vain is faint."""
    if cell.marks:
        return "strong"
    return "accent" if cell.duties else "muted"


def legend(width: int | None = None) -> str:
    """Every sign with its word; in a narrow line only those that no letter explains."""
    announced = [
        _("t in vain"),
        *(f"{sign} {label(duty)}" for duty, sign in DUTY_SIGNS.items()),
    ]
    every = "  ".join([*(f"{channel.value} {label(channel)}" for channel in Channel), *announced])
    return every if width is None or cells(every) <= width else "  ".join(announced)


def day_line(day: date, today: date, name: str, cell: DayCell, width: int) -> Line:
    """The day in full, whose line it is, and what falls on it."""
    spans = [Span(" "), *_whole(formats.day(day), "strong")]
    spans += _whole("  " + formats.ahead(day, today), "muted")
    spans += _whole("  " + name, "heading")
    if cell.vain_dials:
        dials = _("t dialled in vain: {count}").format(count=cell.vain_dials)
        spans += _whole("  " + dials, "muted")
    for duty, note in cell.duties:
        said = "  ".join(filter(None, (f"{DUTY_SIGNS[duty]} {label(duty)}", note)))
        spans += _whole("   " + said, "accent")
    return _cut(spans, width)


def gist_line(marks: Sequence[Mark], chosen: int, hint: str, width: int) -> Line:
    """The contacts with their gists, the chosen one first where not all fit; `hint` without any."""
    if not marks:
        return line(Cell(f"  {hint}", width, "muted"))
    spans = _marks(marks, chosen, 0)
    if sum(cells(span.text) for span in spans) > width:
        spans = _marks(marks, chosen, chosen)
    return _cut(spans, width)


def _marks(marks: Sequence[Mark], chosen: int, first: int) -> list[Span]:
    order = [*range(first, len(marks)), *range(first)]
    spans: list[Span] = []
    for number in order:
        mark = marks[number]
        sign = glyphs().cursor if number == chosen else " "
        letter = f"{sign}{mark.channel.value} "
        is_chosen = number == chosen and len(marks) > 1
        spans += _whole(letter, "accent" if is_chosen else "strong")
        spans += _whole((mark.gist or _("no gist yet")) + "  ", "" if mark.gist else "muted")
    if len(marks) > 1:
        spans[:0] = _whole(f" {chosen + 1}/{len(marks)}", "muted")
    return spans


def _whole(text: str, style_name: str) -> list[Span]:
    return line(Cell(text, cells(text), style_name))


def _cut(spans: Sequence[Span], width: int) -> Line:
    """`spans` on exactly `width` cells; the one that crosses the end is cut with a sign."""
    fitting: list[Span] = []
    left = width
    for span in spans:
        taken = min(cells(span.text), left)
        fitting += line(Cell(span.text, taken, span.style))
        left -= taken
    return [*fitting, Span(" " * left)]
