"""The number to dial in words: which one, why that one, and what the client's hours say of now."""

from typing import Final

from rmdesk.domain.clients import Client
from rmdesk.domain.dialling import Dialling, HoursNow, WhyLine
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.domain.file.respect import Respect
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.item_texts import typed
from rmdesk.ui.words.labels import label

_WHY: Final = {
    WhyLine.LIKED: N_("the client likes this one"),
    WhyLine.ONLY: N_("the only one open"),
    WhyLine.ANYWHERE: N_("reaches the client anywhere"),
    WhyLine.AT_WORK: N_("hours of work"),
    WhyLine.AT_HOME: N_("not in hours of work"),
}
_HOURS: Final = {
    HoursNow.GOOD: N_("good hours now ({hours})"),
    HoursNow.NOT_GOOD: N_("better at {hours}"),
    HoursNow.BAD: N_("not at {hours}"),
}


def number_to_dial(client: Client, dialling: Dialling, *, reveals: bool) -> str:
    """``mobile 138****8899``, or that there is none; one that is closed is never shown."""
    if dialling.line is not None:
        return line_words(client, dialling.line, reveals=reveals)
    return _("every number is closed") if dialling.closed else _("no number on file")


def line_words(client: Client, line: PhoneLine, *, reveals: bool) -> str:
    """``mobile 138****8899``"""
    number: str = getattr(client, line.value)
    return f"{label(line)} {number if reveals else formats.phone(number)}"


def other_numbers(client: Client, dialling: Dialling) -> str:
    """The numbers to try next, and which must not be dialled; may be empty."""
    others = [line_words(client, line, reveals=False) for line in dialling.others]
    closed = [_("{line} closed").format(line=label(line)) for line in dialling.closed]
    return "  ".join([*others, *closed])


def why_this_number(dialling: Dialling, respect: Respect) -> str:
    """Why this number, and why now or not now; may be empty."""
    parts = [_(_WHY[dialling.why])] if dialling.why else []
    if words := _HOURS.get(dialling.hours):
        hours = respect.bad_hours if dialling.hours is HoursNow.BAD else respect.good_hours
        parts.append(_(words).format(hours=typed(tuple(hours))))
    return "; ".join(parts)
