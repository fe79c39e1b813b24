"""How domain values stand in the tables: ISO days and moments, fen, codes."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from peewee import BigIntegerField, TextField

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
