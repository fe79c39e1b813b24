"""How domain values stand in the tables: ISO days and moments, fen, codes.

A load of many rows converts whole columns: a call per cell costs more than the insert itself.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from peewee import BigIntegerField, BooleanField, Field, TextField

from rmdesk.domain.money import Money


class DayField(TextField):
    """A day as ISO text, which sorts as days do."""

    def db_value(self, value: date | None) -> str | None:
        return value.isoformat() if value is not None else None

    def python_value(self, value: str | None) -> date | None:
        return date.fromisoformat(value) if value is not None else None


class MomentField(TextField):
    """A local moment as ISO text, to the second."""

    def db_value(self, value: datetime | None) -> str | None:
        return value.isoformat(sep=" ", timespec="seconds") if value is not None else None

    def python_value(self, value: str | None) -> datetime | None:
        return datetime.fromisoformat(value) if value is not None else None


class HourField(TextField):
    """A time of day as HH:MM."""

    def db_value(self, value: time | None) -> str | None:
        return value.strftime("%H:%M") if value is not None else None

    def python_value(self, value: str | None) -> time | None:
        return time.fromisoformat(value) if value is not None else None


class MoneyField(BigIntegerField):
    """An amount as whole fen."""

    def db_value(self, value: Money | None) -> int | None:
        return value.fen if value is not None else None

    def python_value(self, value: int | None) -> Money | None:
        return Money(value) if value is not None else None


class CodeField(TextField):
    """A choice as its code; labels never enter the book."""

    def __init__(self, choices: type[StrEnum], **options: Any) -> None:
        self.codes = choices
        super().__init__(**options)

    def db_value(self, value: StrEnum | None) -> str | None:
        return value.value if value is not None else None

    def python_value(self, value: str | None) -> StrEnum | None:
        return self.codes(value) if value is not None else None


def stored_column(field: Field, values: Sequence[Any]) -> Sequence[Any]:
    """A column of domain values as the table stores them."""
    match field:
        case MoneyField():
            return [None if value is None else value.fen for value in values]
        case CodeField():
            codes = {None: None} | {code: code.value for code in field.codes}
            return _looked_up(codes.__getitem__, values)
        case DayField() | MomentField() | HourField():
            return _looked_up(field.db_value, values)
    return values


def read_column(field: Field, values: Sequence[Any]) -> Sequence[Any]:
    """A column of stored values as domain values."""
    match field:
        case MoneyField():
            return [None if value is None else Money(value) for value in values]
        case CodeField() | BooleanField() | DayField() | MomentField() | HourField():
            return _looked_up(field.python_value, values)
    return values


def _looked_up(convert: Callable[[Any], Any], values: Sequence[Any]) -> Sequence[Any]:
    """`values` converted, each different one once: few days stand in very many rows."""
    known = {value: convert(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def reader_of(field: Field) -> Callable[[Any], Any] | None:
    """What makes a stored value of `field`, other than None, a domain value; None where it is one
    as it is stored."""
    match field:
        case DayField():
            return date.fromisoformat
        case MoneyField():
            return Money
        case CodeField():
            return {code.value: code for code in field.codes}.__getitem__
        case BooleanField():
            return bool
        case MomentField() | HourField():
            return field.python_value
    return None


def is_choice(field: Field) -> bool:
    """Whether a field has so few values that two records share one by chance."""
    return isinstance(field, CodeField | BooleanField)
