"""Why a row stands where it stands: every reason with its points, their sum, and the day's hours.
Pure."""

from datetime import date

from rmdesk.domain.duties import Duty
from rmdesk.domain.reasons import Reason
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.today.lines import plan_of
from rmdesk.ui.views.today.reading import DueRow, Hours
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.reasons import brief_words, reason_words
from rmdesk.ui.words.wrapping import wrap

_POINTS, _HOUR = 5, 7
_MOST_LINES = 2


def brief(due: DueRow | None, width: int, limit: int) -> list[Line]:
    """All reasons in running text, each with its points, and their sum: at most `limit` lines."""
    if due is None:
        return []
    score = due.row.score
    telling = (reason for reason in score.reasons if reason.points)
    parts = [f"{reason_words(reason)} +{reason.points}" for reason in telling]
    text = f"{'; '.join(parts)} = {score.points}"
    return [_padded(part, width) for part in wrap(text, width - 2, limit)]


def panel(due: DueRow | None, hours: Hours | None, width: int, today: date) -> list[Line]:
    """The reasons under one another, their sum, and below what is agreed for which hour."""
    lines: list[Line] = []
    if due is not None:
        row = due.row
        name = due.client.name if due.client else _("about nobody")
        lines.append(line(Cell(f" {name}", width, "section")))
        for place, reason in enumerate(row.score.reasons):
            lines += _reason(reason, width)
            if place < len(row.duties):
                lines += _plan(row.duties[place], width)
        lines.append(_sum(row.score.points, width))
    if hours is not None and (hours.agenda.lines or hours.agenda.any_time):
        lines += [line(Cell("", width)), line(Cell(f" {_('Agenda of today')}", width, "section"))]
        lines += _agreed(hours, width, today)
    return lines


def _agreed(hours: Hours, width: int, today: date) -> list[Line]:
    """What has an hour, in its order, then what was agreed for the day alone."""
    lines: list[Line] = []
    for one in hours.agenda.lines:
        sign = formats.alarm_sign() if one.clashes else " "
        style = "warning" if one.clashes else "accent"
        lines += _at(f"{sign}{one.at:%H:%M}", _said(one.duty, hours, today), width, style)
    for duty in hours.agenda.any_time:
        lines += _at(f" {formats.unknown()}", _said(duty, hours, today), width, "muted")
    return lines


def _said(duty: Duty, hours: Hours, today: date) -> str:
    words = brief_words(duty.reason, today)
    name = hours.names.get(duty.client_id, "") if duty.client_id is not None else ""
    return _("{title}: {words}").format(title=name, words=words) if name else words


def _at(hour: str, words: str, width: int, style: str) -> list[Line]:
    shown = wrap(words, width - _HOUR - 1, _MOST_LINES)
    return [
        line(Cell(hour if not n else "", _HOUR, style), Cell(text, width - _HOUR))
        for n, text in enumerate(shown)
    ]


def _reason(reason: Reason, width: int) -> list[Line]:
    room = width - _POINTS - 2
    shown = wrap(reason_words(reason), room)
    points = f"+{reason.points}" if reason.points else "0"
    return [
        line(
            Cell("", 1),
            Cell(text, room),
            Cell(points if not n else "", _POINTS, "strong", "right"),
            Cell("", 1),
        )
        for n, text in enumerate(shown)
    ]


def _plan(duty: Duty, width: int) -> list[Line]:
    """For which day it was planned, where that is not what the reason says itself."""
    if duty.on == duty.about and not duty.was_moved:
        return []
    return [
        line(Cell("", 3), Cell(text, width - 3, "muted")) for text in wrap(plan_of(duty), width - 4)
    ]


def _sum(points: int, width: int) -> Line:
    room = width - _POINTS - 2
    return line(
        Cell("", 1),
        Cell(_("Sum"), room, "heading"),
        Cell(f"= {points}", _POINTS, "strong", "right"),
        Cell("", 1),
    )


def _padded(text: str, width: int) -> Line:
    return line(Cell("", 1), Cell(text, width - 1))
