"""The sentences of the first page. Pure."""

from collections.abc import Sequence
from typing import Final

from rmdesk.desk.home.coming import ComingDay
from rmdesk.desk.home.standing import Standing
from rmdesk.domain.calendar.working_days import UNKNOWN_YEAR
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.weeks import week_number
from rmdesk.domain.today import Group
from rmdesk.language import N_, _
from rmdesk.store.shelves.today import GroupCount
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.views.home.pages.standing_month import Figures
from rmdesk.ui.widgets.page import APART
from rmdesk.ui.words.reasons import reason_words
from rmdesk.ui.words.receiving_hint import receiving_hint
from rmdesk.ui.words.rhythm import WEEKS, share_words


def where(read: Standing) -> str:
    """Which week of the month it is, and how many days are left."""
    month = read.month
    week = _("{month}, {week}").format(
        month=formats.month(month.month), week=_(WEEKS[week_number(month.today)])
    )
    return APART.join((week, days_left(read)))


def days_left(read: Standing) -> str:
    """The working days that are left of the month, today included."""
    left = read.month.plan.days_left(read.month.today)
    if not left:
        return _("no working day left")
    return _("working days left: {count}").format(count=left)


def month_detail(read: Standing, shown: Sequence[Figures]) -> str:
    """How many targets are where the rhythm asks them to be."""
    if not shown:
        return _("no targets yet")
    well = sum(one.is_on_pace for one in shown)
    return _("on pace {count}/{all}").format(count=well, all=len(shown))


def no_targets(read: Standing) -> str:
    """How to begin where the month has no target."""
    return _(
        "No targets for {month} yet. Enter sets them or takes over those of last month; then this"
        " page says how far you are, against the rhythm of the month."
    ).format(month=formats.month(read.month.month))


def pipeline(read: Standing, *, at_length: bool) -> tuple[str, str]:
    """What it is called, and what the open deals of the month come to."""
    found, title = read.pipeline, _("Pipeline")
    if not found.deals:
        none = _("no open deal for this month; {key} notes one from any client")
        return title, none.format(key=_key("deal.add"))
    parts = [
        _("deals {count}").format(count=f"{found.deals:,}"),
        _("weighted {amount}万").format(amount=_wan(found.weighted)),
    ]
    if found.this_week and at_length:
        expected = _("expected by Sunday {count} ({amount}万)")
        amount = _wan(found.this_week_weighted)
        parts.append(expected.format(count=f"{found.this_week:,}", amount=amount))
    elif found.this_week:
        parts.append(_("{count} this week").format(count=f"{found.this_week:,}"))
    return title, formats.enumerated(parts)


def next_month(read: Standing, *, at_length: bool) -> tuple[str, str]:
    """Whose names are asked for, and how much is stocked against what that month will ask."""
    coming = read.month.next_month
    if coming is None:
        return "", ""
    title = _("{month}:").format(month=formats.month(coming.month))
    if not (coming.deals or coming.closed.fen):
        return title, _("no names yet")
    stocked = Money(coming.weighted.fen + coming.closed.fen)
    parts = [_("names {count}").format(count=f"{coming.names:,}")]
    if at_length:
        parts.append(_("deals {count}").format(count=f"{coming.deals:,}"))
        if coming.closed.fen:
            parts.append(_("closed {amount}万").format(amount=_wan(coming.closed)))
    weight = _("weighted {amount}万") if at_length else _("{amount}万")
    parts.append(weight.format(amount=_wan(stocked)))
    if coming.against is not None and coming.against.fen > 0:
        share = share_words(stocked.fen, coming.against.fen)
        against = _("of {amount}万") if coming.is_own else _("of this month's {amount}万")
        told = against.format(amount=_wan(coming.against))
        parts.append(f"{told} = {share}" if at_length else share)
    return title, formats.enumerated(parts)


def _wan(amount: Money) -> str:
    return formats.money_wan(amount).removesuffix(".00")


def month_notes(read: Standing) -> list[str]:
    """What must be said of the plan."""
    notes = [reason_words(note) for note in read.month.notes]
    told = " ".join(notes)
    notes += [
        said
        for year in read.unknown_years
        if (said := _(UNKNOWN_YEAR).format(year=year)) not in told
    ]
    return notes


# --- today ---


def due_detail(read: Standing) -> str:
    """How much is due, and how much of it is late."""
    parts = [_("due: {rows}").format(rows=f"{read.due:,}")]
    if read.carried:
        parts.append(_("carried over: {count}").format(count=f"{read.carried:,}"))
    return APART.join(parts)


def counted(read: Standing, most_hours: int) -> list[tuple[str, str, str, str]]:
    """Title, value, style, and where each leads: what the day has come to."""
    found = read.counters
    told = [(_("Telephone"), *_aimed(found.telephone, found.of_telephone), "calls")]
    if found.knows_minutes:
        minutes = formats.minutes(found.seconds)
        told.append((_("Minutes"), *_aimed(minutes, found.of_minutes), "calls"))
    told.append((_("Appointments"), hours(read, most_hours), "strong", "agenda"))
    return told


def _aimed(done: int, aim: int) -> tuple[str, str]:
    return f"{done:,}/{aim:,}", "good" if done >= aim else "strong"


def hours(read: Standing, most: int) -> str:
    """How many are agreed for today, the first hours of them with whom, and how many more."""
    shown = [f"{one.at:%H:%M} {one.name}".rstrip() for one in read.hours[:most]]
    left = read.counters.meetings - len(shown)
    more = [f"+{left:,}"] if shown and left > 0 else []
    return "  ".join((f"{read.counters.meetings:,}", *shown, *more))


def carried(one: GroupCount) -> str:
    """How many rows of a group were carried over; empty for none."""
    return _("carried over: {count}").format(count=f"{one.carried:,}") if one.carried else ""


_NAMES: Final = {
    Group.APPOINTMENTS: N_("Agreed"),
    Group.PROMISES: N_("Promises"),
    Group.WARNINGS: N_("Warnings"),
    Group.MONEY: N_("Money due"),
    Group.CARE: N_("Birthdays"),
    Group.REVIEWS: N_("Reviews"),
    Group.NEWS: N_("News"),
    Group.TO_DOS: N_("To-dos"),
    Group.CADENCE: N_("Keep in touch"),
}
"""Shorter than on Today: several stand in a line."""


def group_name(group: Group) -> str:
    """What a group of Today is called where there is little room."""
    return _(_NAMES[group])


def column_name(group: Group) -> str:
    """What it is called above the days to come, where there is less."""
    return _("Money") if group is Group.MONEY else group_name(group)


def nothing_due() -> str:
    """What stands where today's groups would."""
    return _("Everything that was due is done.")


def empty_book() -> list[str]:
    """How a book begins, a sentence for each way."""
    begin = _(
        "This book is still empty. {new} starts a client's file, {take_in} imports a file with"
        " clients; from then on all that is due stands here."
    ).format(new=_key("client.new"), take_in=_key("import.open"))
    return [begin, receiving_hint()]


def _key(command_id: str) -> str:
    return first_key(BY_ID[command_id])


# --- the days to come ---


def no_days() -> str:
    """What stands where the days to come would."""
    return _("No working day in the next weeks.")


def day_name(day: ComingDay) -> str:
    """``11-23 Mon``, or the first and the last of the days off."""
    if day.until != day.on:
        is_near = day.until.month == day.on.month
        last = f"{day.until:%d}" if is_near else f"{day.until:%m-%d}"
        return f"{day.on:%m-%d}/{last}"
    return f"{day.on:%m-%d} {formats.weekday(day.on)}"


def load(day: ComingDay) -> str:
    """How many clients are planned, against the limit; of a day off, that it is one."""
    if not day.is_working:
        return _("off")
    sign = formats.alarm_sign() if day.over else ""
    return f"{sign}{day.clients:,}/{day.limit:,}"


# --- around the page ---


def explanation() -> str:
    """What help says of this page."""
    return _(
        "In one look: where you stand this month, what is due today, what comes. Each bar is what"
        " is done of a target; the mark in it is where the rhythm of the month is today, and"
        " beside it stand how far you are from that, what each working day left still needs, and"
        " how much of what is missing the weighted pipeline covers. Enter opens what a figure"
        " counts: the rhythm of a target, a group of Today, the figures of calling, a day to come."
        " The load of a day counts each client who is to be turned to then, keeping in touch"
        " included, against your limit; what only falls on the day may be done before it."
        " {call} calls down Today."
    ).format(call=_key("call.open"))
