"""A day by its hours: what is agreed, what comes too close together, and what is free."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from textual import events
from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.day.agenda import agenda_of
from rmdesk.desk.day.minute import names_of
from rmdesk.domain.agenda import Agenda as DayAgenda
from rmdesk.domain.agenda import Line as Agreed
from rmdesk.domain.agenda import has_come
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.reasons import reason_words

_FIRST, _LAST = 8, 20
_HOUR, _NAME = 7, 12
_AROUND, _FEWEST = 9, 4
"""Lines of the dialog around the hours, and so many hours at least."""


@dataclass(frozen=True, slots=True)
class OneDay:
    """A day as it was read, and the days before and after it that one looks at."""

    on: date
    agenda: DayAgenda
    names: Mapping[ClientId, str]
    before: date
    after: date


def one_day(desk: Desk, on: date) -> OneDay:
    """The agenda of `on`; raises NoWorkingDay where nobody works for a year."""
    found = agenda_of(desk, on)
    duties = [*(each.duty for each in found.lines), *found.any_time]
    return OneDay(on, found, names_of(desk, duties), *(_next(desk, on, step) for step in (-1, 1)))


def _next(desk: Desk, on: date, step: int) -> date:
    """The next working day in that direction, or a day off before it with something agreed."""
    one = timedelta(days=step)
    working = (
        desk.days.working_day_on_or_after(on + one)
        if step > 0
        else desk.days.working_day_on_or_before(on + one)
    )
    while (on := on + one) != working:
        agreed = agenda_of(desk, on)
        if agreed.lines or agreed.any_time:
            break
    return on


class Agenda(RowsDialog[ClientId]):
    """Answers with the client to open. Left and right turn through the working days."""

    BINDINGS = bindings(Scope.AGENDA)
    closing = N_("Close")

    def __init__(self, access: Access, day: OneDay) -> None:
        super().__init__(_("Agenda"))
        self._access = access
        self._day = day
        self._duties: list[Duty | None] = []

    def compose_content(self) -> ComposeResult:
        yield Words(id="agenda-day", classes="dialog-text")
        yield Rows(id="agenda", classes="first")
        yield Words(id="agenda-line", classes="dialog-detail")

    def on_mount(self) -> None:
        self._show()
        self.watch(self.rows, "cursor", self._explain)

    def on_resize(self, event: events.Resize) -> None:
        self.rows.styles.max_height = max(_FEWEST, event.size.height - _AROUND)

    def own_hints(self) -> list[Hint]:
        own = [BY_ID["agenda.back"], BY_ID["agenda.on"], BY_ID["agenda.today"]]
        return [
            Hint(key_name("enter"), _("Open client"), "dialog.save"),
            *(Hint(first_key(command), _(command.footer), command.id) for command in own),
        ]

    def answer(self) -> ClientId | None:
        duty = self._duty_at(self.rows.cursor)
        if duty is None:
            self.complain(_("Nothing is agreed here."))
        elif duty.client_id is None:
            self.complain(_("This is about no client."))
        else:
            return duty.client_id
        return None

    # --- turning ---

    async def action_agenda_back(self) -> None:
        await self._turn_to(self._day.before)

    async def action_agenda_on(self) -> None:
        await self._turn_to(self._day.after)

    async def action_agenda_today(self) -> None:
        await self._turn_to(self._access.today)

    async def _turn_to(self, on: date) -> None:
        self._day = await self._access.ask(lambda desk: one_day(desk, on))
        self.is_in_order()
        self._show()

    # --- what is shown ---

    def _show(self) -> None:
        day, now = self._day, self._access.now()
        count = len(day.agenda.lines)
        clashes = sum(each.clashes for each in day.agenda.lines)
        said = [formats.day(day.on), formats.ahead(day.on, self._access.today)]
        said.append(_("{count} with an hour").format(count=count))
        if clashes:
            warned = _("{count} too close to what is before").format(count=clashes)
            said.append(f"{formats.alarm_sign()} {warned}")
        self.query_one("#agenda-day", Words).update(formats.clean("   ".join(said)))
        shown = _rows_of(day, now)
        self._duties = [duty for duty, _compose in shown]
        self.rows.show([compose for _duty, compose in shown], cursor=_start(self._duties, now))
        self._explain(self.rows.cursor)

    def _explain(self, place: int) -> None:
        """The line under the cursor in full."""
        duty = self._duty_at(place)
        said = reason_words(duty.reason) if duty else ""
        self.query_one("#agenda-line", Words).update(formats.clean_lines(said))

    def _duty_at(self, place: int) -> Duty | None:
        return self._duties[place] if place < len(self._duties) else None


def _start(duties: list[Duty | None], now: datetime) -> int:
    """Where the cursor begins: what has come, else what comes next, else the first line."""
    placed = [(place, duty) for place, duty in enumerate(duties) if duty and duty.at]
    for place, duty in placed:
        if has_come(duty, now):
            return place
    coming = (place for place, duty in placed if datetime.combine(duty.about, _at(duty)) >= now)
    first = next((place for place, duty in enumerate(duties) if duty), 0)
    return next(coming, first)


def _at(duty: Duty) -> time:
    return duty.at or time()


def _rows_of(day: OneDay, now: datetime) -> list[tuple[Duty | None, Callable[[int], Line]]]:
    """Each hour with what is agreed for it, free ones too; below, what has no hour."""
    lines = day.agenda.lines
    hours = [each.at.hour for each in lines]
    shown: list[tuple[Duty | None, Callable[[int], Line]]] = []
    before: Agreed | None = None
    for hour in range(min([_FIRST, *hours]), max([_LAST, *hours]) + 1):
        own = [each for each in lines if each.at.hour == hour]
        if not own:
            shown.append((None, _free(hour)))
        for each in own:
            shown.append((each.duty, _agreed(each, before, day, now)))
            before = each
    if day.agenda.any_time:
        shown.append((None, _heading(_("Without an hour"))))
        shown += [(duty, _any_time(duty, day)) for duty in day.agenda.any_time]
    return shown


def _free(hour: int) -> Callable[[int], Line]:
    return lambda width: line(Cell(f"{hour:02d}:00", width, "muted"))


def _heading(text: str) -> Callable[[int], Line]:
    return lambda width: line(Cell(text, width, "heading"))


def _agreed(
    each: Agreed, before: Agreed | None, day: OneDay, now: datetime
) -> Callable[[int], Line]:
    is_up = has_come(each.duty, now)
    note = ""
    if each.clashes and before is not None:
        note = _("too close to {hour}").format(hour=f"{before.at:%H:%M}")
    elif is_up:
        note = _("due now") if each.at.hour == now.hour else _("is past")
    sign = formats.alarm_sign() if note else ""

    def compose(width: int) -> Line:
        noted = min(formats.cells(note) + 3, width // 3) if note else 0
        return line(
            Cell(f"{each.at:%H:%M}", _HOUR, "strong"),
            Cell(_name(each.duty, day), _NAME, "strong"),
            Cell("", 1),
            Cell(reason_words(each.duty.reason), width - _HOUR - _NAME - 1 - noted),
            Cell(f" {sign} {note}", noted, "warning"),
        )

    return compose


def _any_time(duty: Duty, day: OneDay) -> Callable[[int], Line]:
    return lambda width: line(
        Cell("", _HOUR),
        Cell(_name(duty, day), _NAME, "strong"),
        Cell("", 1),
        Cell(reason_words(duty.reason), width - _HOUR - _NAME - 1),
    )


def _name(duty: Duty, day: OneDay) -> str:
    return day.names.get(duty.client_id, "") if duty.client_id is not None else ""
