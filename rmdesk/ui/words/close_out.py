"""The close-out in words: the day so far, what is left of it, and what tomorrow brings."""

from typing import Final

from rmdesk.desk.calling.shown import Turn, Unlogged
from rmdesk.desk.day.close_out import CloseOut, Closing, OpenRow, Tomorrow
from rmdesk.domain.today import Row
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words.reasons import group_word, reason_words

_UNLOGGED: Final = {
    Turn.NUMBER_SHOWN: N_("the number was shown, nothing is written down"),
    Turn.RANG_IN: N_("rang or came in, nothing is written down"),
}


def title(sheet: CloseOut) -> str:
    """``Close the day: 2026-11-20 Fri``"""
    return _("Close the day: {day}").format(day=formats.day(sheet.on))


def day_so_far(sheet: CloseOut) -> str:
    """What the day has come to, what that means for tomorrow, and what changed since it was
    closed, if it was."""
    counted = sheet.counters
    minutes = str(formats.minutes(counted.seconds)) if counted.knows_minutes else formats.unknown()
    said = [
        _("by telephone {count} of {goal}").format(
            count=counted.telephone, goal=counted.of_telephone
        ),
        _("minutes {count} of {goal}").format(count=minutes, goal=counted.of_minutes),
        _("all contacts {count}").format(count=counted.every),
        _("meetings ahead {count}").format(count=counted.meetings),
    ]
    lines = ["   ".join(said), _load(sheet.tomorrow)]
    if sheet.closed is not None:
        lines.append(_since(sheet.closed, sheet))
    return "\n".join(lines)


def _since(closed: Closing, sheet: CloseOut) -> str:
    hour = f"{closed.at:%H:%M}"
    if (closed.left, closed.contacts) == (sheet.left, sheet.counters.every):
        return _("Closed at {hour}; nothing has changed since.").format(hour=hour)
    said = _("Closed at {hour}; since then open {before} -> {now}, contacts {were} -> {are}.")
    return said.format(
        hour=hour,
        before=closed.left,
        now=sheet.left,
        were=closed.contacts,
        are=sheet.counters.every,
    )


def unlogged_heading(sheet: CloseOut) -> str:
    """The first section."""
    count = sum(not one.is_no_call for one in sheet.unlogged)
    if not count:
        return _("Calls not written down: none")
    return _("Calls not written down: {count}").format(count=count)


def unlogged(one: Unlogged) -> str:
    """What is known of a call that may have been."""
    return _("there was no call") if one.is_no_call else _(_UNLOGGED[one.turn])


def open_heading(sheet: CloseOut) -> str:
    """The second section: what happens to what is left."""
    if not sheet.left:
        return _("Left open: nothing")
    said = _("Left open: {count}; whatever stays is there tomorrow, marked +1")
    return said.format(count=sheet.left)


def rest(sheet: CloseOut) -> str:
    """How many rows are not listed here."""
    more = sheet.left - len(sheet.rows)
    return _("and {count} more on Today").format(count=more) if more > 0 else ""


def reasons(row: Row) -> str:
    """Why a row is there."""
    return enumerated(reason_words(duty.reason) for duty in row.duties)


def in_full(about: Unlogged | OpenRow | None) -> str:
    """What the line under the cursor is about."""
    match about:
        case OpenRow():
            return reasons(about.row)
        case Unlogged():
            return _("Enter writes it down; {key} says that there was no call.").format(
                key=first_key(BY_ID["close.drop"])
            )
        case None:
            return ""


def not_open_item() -> str:
    """A heading, or a call, is not what this key is for."""
    return _("This is no open item; put the cursor on one of them.")


def tomorrow_heading(tomorrow: Tomorrow) -> str:
    """The last section."""
    return _("The next working day: {day}").format(day=formats.day(tomorrow.on))


def tomorrow_lines(sheet: CloseOut) -> list[tuple[str, str]]:
    """How many of each group, and what has an hour, each with its style."""
    tomorrow = sheet.tomorrow
    groups = [f"{group_word(group)} {count}" for group, count in tomorrow.groups]
    lines = [(enumerated(groups) if groups else _("nothing planned yet"), "")]
    for each in tomorrow.agenda.lines:
        duty = each.duty
        name = sheet.names.get(duty.client_id, "") if duty.client_id is not None else ""
        parts = [f"{each.at:%H:%M}", name, reason_words(duty.reason)]
        if each.clashes:
            parts.append(f"{formats.alarm_sign()} {_('too close to the one before')}")
        lines.append(("  ".join(filter(None, parts)), "warning" if each.clashes else ""))
    return lines


def _load(tomorrow: Tomorrow) -> str:
    """How full the next working day is against one's limit."""
    said = _("{day}: {planned} planned and {carried} carried over, your limit is {limit}").format(
        day=formats.day(tomorrow.on),
        planned=tomorrow.planned,
        carried=tomorrow.carried,
        limit=tomorrow.limit,
    )
    if not tomorrow.over:
        return said
    over = _("{count} too many").format(count=tomorrow.over)
    return f"{formats.alarm_sign()} {said}: {over}"


def closed_news(closing: Closing, sheet: CloseOut) -> str:
    """What is said when the day is closed."""
    if not closing.left:
        said = _("The day is closed; nothing is left open.")
    else:
        said = _("The day is closed; {count} stay open and are there tomorrow, marked +1.").format(
            count=closing.left
        )
    missing = sum(not one.is_no_call for one in sheet.unlogged)
    if missing:
        said += " " + _("Calls not written down: {count}").format(count=missing)
    return said
