"""The row of a form for a day of work to come: what was typed, its weekday, and whether one works
on it."""

from collections.abc import Callable
from datetime import date

from rmdesk.desk.heard.entries import EntryRefused
from rmdesk.domain.calendar.working_days import UNKNOWN_YEAR, Day, DayKind, WorkingDays
from rmdesk.domain.duties import INTO_THE_PAST
from rmdesk.domain.spoken.moves import asks_for_holiday, names_hour, read_move
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.entry import Misread
from rmdesk.ui.dialogs.parts.form import FormRow

_KINDS = {
    DayKind.WORKDAY: N_("working day"),
    DayKind.WEEKEND: N_("weekend"),
    DayKind.HOLIDAY: N_("holiday"),
    DayKind.MAKE_UP: N_("worked to make up"),
    DayKind.SHIFT: N_("own shift"),
    DayKind.OFF: N_("own day off"),
    DayKind.LEAVE: N_("own leave"),
}


class DayGone(EntryRefused):
    """Nothing is done on a day that is over."""

    message = INTO_THE_PAST
    hint = N_("Type a digit for so many working days, or a day to come: next wed, 6.30.")


class HourTyped(EntryRefused):
    """An hour that would be lost."""

    message = N_("Only the day is kept here; leave the hour out, or write it into the words.")
    hint = N_("An hour is agreed with a meeting or a call-back: it shows a sign at its minute.")


class HolidayUnknown(EntryRefused):
    """The day after a holiday that nobody has told."""

    message = N_("Which holiday comes next is not known: the table of that year is missing.")
    hint = N_("Type a date, or bring the table in: Public holidays in the palette.")


def planned_day_row(
    title: str,
    name: str,
    today: date,
    days: WorkingDays,
    *,
    value: str = "",
    nothing: str,
    is_first: bool = False,
    lands: Callable[[date], date] | None = None,
) -> FormRow:
    """A day to come; `nothing` says what an empty field means.

    `lands` says on which day it is done where that is another one, because it is a day off.
    """

    def reading(text: str) -> str:
        if not text.strip():
            return nothing
        on = read_move(text, today, days)
        if on is None:
            return _("not a date yet")
        return reading_of(on, today, days, lands)

    return FormRow(
        title,
        id=name,
        value=value,
        placeholder=_("3 is in 3 working days; or next wed, 6.30, after the holiday"),
        reading=reading,
        is_first=is_first,
    )


def reading_of(
    on: date, today: date, days: WorkingDays, lands: Callable[[date], date] | None = None
) -> str:
    """A day with its weekday, how far ahead it is, and what kind of day."""
    day = days.day(on)
    shown = f"= {formats.day(on)}  {formats.ahead(on, today)}  {kind_of_day(day)}"
    if on < today:
        return f"{shown}  {formats.alarm_sign()} {_('already past')}"
    if lands is not None and (done := lands(on)) != on:
        shown += "  " + _("(done {day})").format(day=formats.day(done))
    if not day.is_known:
        shown += f"  {formats.alarm_sign()} {_(UNKNOWN_YEAR).format(year=on.year)}"
    return shown


def kind_of_day(day: Day) -> str:
    """``working day``, or the holiday's own name."""
    kind = _(_KINDS[day.kind])
    return f"{kind}: {day.name}" if day.name else kind


def planned_day(text: str, name: str, today: date, days: WorkingDays) -> date:
    """The day that was typed into the row `name`; raises Misread, DayGone,
    HourTyped or HolidayUnknown."""
    on = read_move(text, today, days)
    if on is None:
        raise _at(name, HolidayUnknown()) if asks_for_holiday(text) else Misread(name, text)
    if on < today:
        raise _at(name, DayGone(day=on.isoformat()))
    if names_hour(text, today, days):
        raise _at(name, HourTyped())
    return on


def _at(name: str, refusal: EntryRefused) -> EntryRefused:
    refusal.field = name
    return refusal
