"""A day that was typed and cannot be read: what to say, wherever days are typed."""

from rmdesk.errors import Refused
from rmdesk.language import N_


class DayMisread(Refused):
    """No such day, or no day at all."""

    message = N_("This day cannot be read: {text}.")
    hint = N_("Type it as you would say it: yesterday, +3, next fri, 6.30, eom.")


class DayAheadMisread(DayMisread):
    """The same where the day must be to come."""

    hint = N_("Type it as you would say it: tomorrow, next wed 10:30, 6.30.")


class DayMissing(Refused):
    """Nothing was typed where a day is wanted."""

    message = N_("No day is typed yet: what stands there in grey is an example.")
    hint = DayMisread.hint


class DayAheadMissing(DayMissing):
    """The same where the day must be to come."""

    hint = DayAheadMisread.hint


def misread(text: str) -> str:
    """The sentence about the `text` that is no day."""
    if not text.strip():
        return DayMissing().in_full()
    return DayMisread(text=text.strip()).in_full()


def misread_ahead(text: str) -> str:
    """The sentence about the `text` that is no day to come."""
    if not text.strip():
        return DayAheadMissing().in_full()
    return DayAheadMisread(text=text.strip()).in_full()
