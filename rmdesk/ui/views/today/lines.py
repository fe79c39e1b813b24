"""How a line of Today is laid out: a heading, or a row with its reasons and their sum. Pure."""

from datetime import date, time

from rmdesk.domain.duties import Duty
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.today import Row
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.views.today.outline import Heading
from rmdesk.ui.views.today.reading import DueRow
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import class_label
from rmdesk.ui.words.reasons import brief_words, group_word

LATE_FROM = 3
"""From so many working days carried over on a row stands out."""

_NAME, _NAME_WIDE = 12, 20
_TIME, _LATE, _SCORE = 5, 5, 4
_WIDE = 100


def heading_line(width: int) -> Line:
    """What the columns are."""
    name, of_class, reasons = _widths(width)
    return line(
        Cell("", 1),
        Cell(_("Client"), name, "heading"),
        Cell(_("Class"), of_class, "heading"),
        Cell(_("Why"), reasons, "heading"),
        Cell(_("Delay"), _LATE, "heading", "right"),
        Cell(_("Sum"), _SCORE, "heading", "right"),
        gap=1,
    )


def group_line(heading: Heading, width: int, *, on_cursor: bool) -> Line:
    """A group with its count; a sign says whether it is folded."""
    count = heading.count
    mark = glyphs().cursor if on_cursor else " "
    sign = "+" if heading.is_folded else "-"
    title = f"{mark}{sign} {group_word(count.group)}  {count.rows:,}"
    late = _("carried over: {count}").format(count=f"{count.carried:,}") if count.carried else ""
    taken = formats.cells(late) + 1 if late else 0
    return line(Cell(title, width - taken, "section"), Cell(late, taken, "section-detail"))


def row_line(due: DueRow, width: int, *, mark: str, today: date) -> Line:
    """Who, why, for how long, and the sum of the reasons."""
    row, client = due.row, due.client
    name, of_class, reasons = _widths(width)
    late = is_late(row)
    cells = [Cell(mark, 1, "accent")]
    if client is not None:
        cells += [
            Cell(client.name, name, "error" if late else "strong"),
            Cell(class_label(client.client_class), of_class, "muted"),
        ]
    else:
        reasons += name + of_class + 2
    if (at := hour_of(row, today)) is not None:
        cells.append(Cell(f"{at:%H:%M}", _TIME, "accent"))
        reasons -= _TIME + 1
    cells += [
        Cell(short_reasons(row, reasons, today), reasons),
        Cell(carried_sign(row.carried), _LATE, "error" if late else "warning", "right"),
        Cell(str(row.score.points), _SCORE, "strong", "right"),
    ]
    return line(*cells, gap=1)


def short_reasons(row: Row, width: int, today: date) -> str:
    """Why, the weightiest first: as many reasons as fit whole, and how many more there are.

    What columns of their own say is left out.
    """
    own = row.score.reasons[: len(row.duties)]
    first, *others = (brief_words(reason, today) for reason in own)
    shown = first
    for place, words in enumerate(others):
        more = f"{shown}  {words}"
        left = len(others) - place - 1
        after = f" {_more(left)}" if left else ""
        if formats.cells(more + after) > width:
            hidden = f"{shown} {_more(len(others) - place)}"
            return hidden if formats.cells(hidden) <= width else shown
        shown = more
    return shown


def _more(count: int) -> str:
    # Not `+1`: that is a day carried over.
    return _("({count} more)").format(count=count)


def hour_of(row: Row, today: date) -> time | None:
    """The first hour agreed for today itself; that of another day would mislead."""
    agreed = (duty.at for duty in row.duties if duty.about == today)
    return min((at for at in agreed if at is not None), default=None)


def is_late(row: Row) -> bool:
    """Whether it has been carried over for so long that it stands out."""
    return row.carried >= LATE_FROM


def carried_sign(days: int) -> str:
    """``+1`` for a row planned a working day ago; a sign as well where that is long ago."""
    if not days:
        return ""
    shown = f"+{min(days, 999)}"
    return f"{formats.alarm_sign()}{shown}" if days >= LATE_FROM else shown


def _widths(width: int) -> tuple[int, int, int]:
    """Name, class and reasons: names get more where the screen is wide."""
    name = _NAME_WIDE if width >= _WIDE else _NAME
    of_class = max(formats.cells(class_label(one)) for one in ClientClass)
    of_class = max(of_class, formats.cells(_("Class")))
    taken = 1 + name + of_class + _LATE + _SCORE + 5
    return name, of_class, max(0, width - taken)


def plan_of(duty: Duty) -> str:
    """Since when a duty stands here, and for which day it was planned if it was moved."""
    since = _("on Today since {day}").format(day=formats.day(duty.on))
    if not duty.was_moved:
        return since
    first = _("moved, at first {day}").format(day=formats.day(duty.first_on))
    return formats.enumerated((since, first))
