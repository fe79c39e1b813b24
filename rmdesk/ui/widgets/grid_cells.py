"""What a cell of the calendar says: two signs in the grid, everything in the lines below it."""

from collections.abc import Sequence
from datetime import date

from rmdesk.domain.calling.calls import Appointment
from rmdesk.domain.contact_notes import in_words
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Cell as DayCell
from rmdesk.domain.grid import Duty, Entry, Mark, Planned
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words

SIGNS = 2
"""The cells of a day; a third sign shows as the sign of what was cut."""

DUTY_SIGNS = {
    Duty.MEETING: "m",
    Duty.CALL_BACK: "c",
    Duty.MATURITY: "$",
    Duty.BIRTHDAY: "*",
    Duty.VISIT: "v",
    Duty.PROMISE: "p",
    Duty.WARNING: "w",
    Duty.CARE: "g",
    Duty.REVIEW: "r",
    Duty.NEWS: "n",
    Duty.TO_DO: "d",
    Duty.DUE: "o",
}
"""One-cell signs in every profile; small letters are what is still to come, or came to nothing."""


def signs(cell: DayCell) -> str:
    """The letters of the contacts, then the signs of the duties in the order of `DUTY_SIGNS`."""
    announced = cell.announced
    return cell.letters + "".join(sign for duty, sign in DUTY_SIGNS.items() if duty in announced)


SEVERAL = "+"
"""In place of signs where a day has room for one only."""


def in_one_sign(text: str) -> str:
    """The `signs` of a day that has one cell: that there are several is a sign of its own."""
    return SEVERAL if len(text) > 1 else text or " "


def style(cell: DayCell, *, is_past: bool) -> str:
    """Contacts are strong, what is to be done stands out, what was agreed and never settled more
    so; what merely falls on the day is plain, a dial in vain faint."""
    if cell.agreed and is_past:
        return "warning"
    if cell.marks:
        return "strong"
    if cell.planned or cell.agreed:
        return "accent"
    return "" if cell.duties else "muted"


_RARE = {Duty.VISIT, Duty.PROMISE, Duty.WARNING, Duty.CARE, Duty.REVIEW, Duty.NEWS, Duty.TO_DO}


def legend(width: int | None = None, *, with_several: bool = False) -> str:
    """Every sign with its word; in a narrow line only those that no letter explains, and in a
    very narrow one the usual ones."""
    contacts = [f"{channel.value} {label(channel)}" for channel in Channel]
    said = {duty: f"{sign} {label(duty)}" for duty, sign in DUTY_SIGNS.items()}
    usual = [_("t in vain"), *(words for duty, words in said.items() if duty not in _RARE)]
    every = [_("t in vain"), *said.values()]
    if with_several:
        several = f"{SEVERAL} {_('several')}"
        every, usual = [several, *every], [several, *usual]
    for parts in ([*contacts, *every], every):
        if width is None or cells("  ".join(parts)) <= width:
            return "  ".join(parts)
    return "  ".join(usual)


def day_line(
    day: date,
    today: date,
    name: str,
    cell: DayCell,
    width: int,
    *,
    lunar: str = "",
    named: str = "",
) -> Line:
    """The day in full, whose line it is, what falls on it, its `lunar` day where that fits whole,
    and as what it is `named`."""
    spans = [Span(" "), *_whole(formats.day(day), "strong")]
    spans += _whole("  " + formats.ahead(day, today), "muted")
    spans += _whole("  " + name, "heading")
    if named:
        spans += _whole("  " + named, "good")
    if lunar and sum(cells(span.text) for span in spans) + cells(lunar) + 2 <= width:
        spans += _whole("  " + lunar, "muted")
    if cell.vain_dials:
        dials = _("t dialled in vain: {count}").format(count=cell.vain_dials)
        spans += _whole("  " + dials, "muted")
    for duty, note in cell.duties:
        said = "  ".join(filter(None, (f"{DUTY_SIGNS[duty]} {label(duty)}", note)))
        spans += _whole("   " + said, "accent")
    return _cut(spans, width)


def gist_line(
    entries: Sequence[Entry],
    chosen: int,
    hint: str,
    width: int,
    *,
    planned: Sequence[Planned] = (),
) -> Line:
    """Contacts with their gists and what was agreed, the chosen one first where not all fit, then
    why something is `planned`; `hint` where there is nothing to choose."""
    reasons = [
        span
        for one in planned
        for span in _whole(f" {DUTY_SIGNS[one.sign]} {reason_words(one.reason)} ", "accent")
    ]
    if not entries:
        return _cut([*reasons, *_whole(f"  {hint}", "muted")], width)
    spans = _entries(entries, chosen, 0)
    if sum(cells(span.text) for span in spans) > width:
        spans = _entries(entries, chosen, chosen)
    return _cut([*spans, *reasons], width)


def agreed_text(appointment: Appointment) -> str:
    """``10:30 asset review``: the hour where one was named, and the note."""
    hour = f"{appointment.at:%H:%M}" if appointment.at else ""
    return " ".join(filter(None, (hour, appointment.note)))


def _entries(entries: Sequence[Entry], chosen: int, first: int) -> list[Span]:
    order = [*range(first, len(entries)), *range(first)]
    spans: list[Span] = []
    for number in order:
        head, text, ink = _said(entries[number])
        sign = glyphs().cursor if number == chosen else " "
        is_chosen = number == chosen and len(entries) > 1
        spans += _whole(f"{sign}{head} ", "accent" if is_chosen else "strong")
        spans += _whole(f"{text}  ", ink)
    if len(entries) > 1:
        spans[:0] = _whole(f" {chosen + 1}/{len(entries)}", "muted")
    return spans


def _said(entry: Entry) -> tuple[str, str, str]:
    """Sign, text and its style."""
    if isinstance(entry, Mark):
        note = in_words(entry.note).replace("\n", "  ")
        return entry.channel.value, note or _("no gist yet"), "" if note else "muted"
    duty = Duty(entry.kind.value)
    return f"{DUTY_SIGNS[duty]} {label(duty)} ", agreed_text(entry), ""


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
