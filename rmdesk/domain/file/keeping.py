"""Values of details as the texts they are kept as, and back."""

from datetime import date
from enum import StrEnum

from rmdesk.domain.file.field import FileField, FileKind
from rmdesk.domain.file.hours import Hours, kept_hours
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.money import Money

_YES, _NO = "yes", "no"


def kept(value: object) -> str:
    """A value as a text that no language or unit changes; empty for what is not known."""
    match value:
        case None:
            return ""
        case bool():
            return _YES if value else _NO
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case Money():
            return f"{value.yuan:f}"
        case Yearly():
            return f"{value.amount.yuan:f}"
        case tuple():
            return " ; ".join(one.kept if isinstance(one, Hours) else str(one) for one in value)
        case _:
            return str(value)


def unpacked(field: FileField, text: str, as_of: date | None = None) -> object:
    """The value that was kept as `text`; None for what no longer is one.

    A file may come from a newer version, or its choice may have been given up since.
    """
    if not text:
        return None
    try:
        return _unpacked(field, text, as_of)
    except (ValueError, ArithmeticError):
        return None


def _unpacked(field: FileField, text: str, as_of: date | None) -> object:
    match field.kind:
        case FileKind.FLAG:
            return {_YES: True, _NO: False}.get(text)
        case FileKind.CHOICE:
            return _choice(field, text)
        case FileKind.CHOICES:
            found = (_choice(field, word) for word in text.split(" ; "))
            return tuple(one for one in found if one) or None
        case FileKind.PAST_DAY | FileKind.MONTH_AHEAD:
            return date.fromisoformat(text)
        case FileKind.COUNT | FileKind.DAYS | FileKind.MONTHS:
            return int(text)
        case FileKind.MONEY:
            return Money.of_yuan(text)
        case FileKind.YEARLY:
            return Yearly(as_of.year, Money.of_yuan(text)) if as_of else None
        case FileKind.HOURS:
            return kept_hours(text) or None
        case _:
            return text


def _choice(field: FileField, text: str) -> StrEnum | None:
    return next((choice for choice in field.choices if choice.value == text), None)
