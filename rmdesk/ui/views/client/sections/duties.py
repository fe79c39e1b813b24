"""What is planned with the client: day, reason, and what was put off."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import Key
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.host import Host
from rmdesk.ui.views.client.sections.part import OpenFile, Part, count
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.reasons import reason_words
from rmdesk.ui.words.wrapping import wrap

_DAY, _SHORT_DAY, _DISTANCE = 16, 11, 9
_SAYS_YEARS_FROM = 70


@dataclass(frozen=True, slots=True)
class Planned:
    """A row's duty; it is known again by what it is for."""

    duty: Duty

    @property
    def id(self) -> Key:
        return self.duty.key


def _items(file: OpenFile, width: int) -> list[Item]:
    return [Row(_duty(file, duty, width), Planned(duty)) for duty in file.dossier.duties]


def _duty(file: OpenFile, duty: Duty, width: int) -> list[Line]:
    is_due = duty.is_due(file.today)
    words = [reason_words(duty.reason)]
    if duty.was_moved:
        words.append(_("moved from {day}").format(day=formats.plain_day(duty.first_on)))
    says_year = width >= _SAYS_YEARS_FROM
    day = _DAY if says_year else _SHORT_DAY
    room = width - 2 - day - _DISTANCE - 3
    said = wrap("  ".join(filter(None, (*words, duty.why))), room, file.gist_lines) or [""]
    first = line(
        Cell(formats.alarm_sign() if is_due else "", 2, "warning"),
        Cell(_day(duty, says_year=says_year), day, "warning" if is_due else ""),
        Cell(_distance(duty, file.today), _DISTANCE, "muted"),
        Cell(said[0], room),
        gap=1,
    )
    more = [line(Cell("", 2 + day + _DISTANCE + 3), Cell(text, room)) for text in said[1:]]
    return [first, *more]


def _day(duty: Duty, *, says_year: bool) -> str:
    if duty.at is not None:
        return f"{duty.on:%m-%d} {duty.at:%H:%M}"
    return formats.day(duty.on) if says_year else f"{duty.on:%m-%d} {formats.weekday(duty.on)}"


def _distance(duty: Duty, today: date) -> str:
    """How far the planned day is; of one that has passed, whether what it is for has passed too."""
    if duty.on >= today:
        return formats.ahead(duty.on, today)
    days = (today - duty.on).days
    said = _("+{days} d") if duty.about >= today else _("{days} d late")
    return said.format(days=days)


async def _open(host: Host, client_id: ClientId, planned: Planned) -> None:
    from rmdesk.ui.day.one_duty import open_duty

    await open_duty(host, planned.duty)


DUTIES = Part(
    title=N_("Planned"),
    compose=_items,
    detail=lambda file: count(file.dossier.duties),
    least=2,
    is_shown=lambda file: bool(file.dossier.duties),
    open=_open,
)
