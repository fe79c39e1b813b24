"""Random values for the fields of record tables: such as the desk writes itself, no nonsense."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, Final

from peewee import BooleanField, Field, IntegerField, TextField

from rmdesk.domain.file.field import FileField, FileKind
from rmdesk.domain.money import Money
from rmdesk.store.tables.fields import CodeField, DayField, HourField, MomentField, MoneyField
from rmdesk.store.tables.table import Table

_CHARACTERS: Final = (
    "张王李赵陈解欧阳若曦彤强满期后想看有没收益更高的产品约下周面谈问候理财基金定投保险"
)
_SEEN_RARELY: Final = ('"', "\\", "\n", "],[", "，", "1", "a", "🙂", "\t", "[", "{", "' --")
_BLANK: Final = 0.3


class Values:
    """Draws values of fields; the same generator draws the same ones."""

    def __init__(self, rng: Random, *, today: date) -> None:
        self.rng = rng
        self.today = today

    def text(self, longest: int = 12) -> str:
        """Some words, never empty, without blanks around them."""
        signs = self.rng.choices(_CHARACTERS, k=self.rng.randint(1, longest))
        if self.rng.random() < 0.2:
            signs.insert(len(signs) // 2, self.rng.choice(_SEEN_RARELY))
        return "".join(signs).strip()

    def name(self) -> str:
        """What a person could be called."""
        return "".join(self.rng.choices(_CHARACTERS[:11], k=3))

    def day(self, first: int = -900, last: int = 0) -> date:
        """A day so many days from today."""
        return self.today + timedelta(days=self.rng.randint(first, last))

    def moment(self) -> datetime:
        return datetime.combine(self.day(last=-1), time(self.rng.randint(8, 18), 5))

    def of(self, field: Field) -> Any:
        """Something that `field` could hold."""
        if field.null and self.rng.random() < _BLANK:
            return None
        match field:
            case CodeField():
                return self.rng.choice(list(field.codes))
            case DayField():
                return self.day()
            case MomentField():
                return self.moment()
            case HourField():
                return time(self.rng.randint(8, 18), self.rng.choice((0, 15, 30)))
            case MoneyField():
                return Money(self.rng.randint(0, 10**9))
            case BooleanField():
                return self.rng.random() < 0.5
            case IntegerField():
                return self.rng.randint(1, 28)
            case TextField():
                return "" if self.rng.random() < _BLANK else self.text()
        raise TypeError(f"{field.name}: a field of a new kind")

    def row(self, table: type[Table], known: Mapping[str, Any]) -> dict[str, Any]:
        """A whole record; `known` says what must not be left to chance."""
        fields = table._meta.fields
        return {
            name: known[name] if name in known else self.of(field)
            for name, field in fields.items()
            if name != "id"
        }

    def typed(self, field: FileField) -> str:
        """What somebody could type for an item of the file."""
        if field.choices:
            return str(self.rng.choice(field.choices).value)
        return _TYPED.get(field.kind, Values.text)(self)


_TYPED: Final[Mapping[FileKind, Callable[[Values], str]]] = {
    FileKind.FLAG: lambda values: values.rng.choice(("yes", "no")),
    FileKind.COUNT: lambda values: str(values.rng.randint(1, 20)),
    FileKind.DAYS: lambda values: str(values.rng.randint(7, 90)),
    FileKind.MONTHS: lambda values: str(values.rng.randint(1, 12)),
    FileKind.MONEY: lambda values: f"{values.rng.randint(1, 500)}万",
    FileKind.YEARLY: lambda values: f"2025 {values.rng.randint(1, 500)}万",
    FileKind.HOURS: lambda values: values.rng.choice(("12-13:30", "mon-fri 18-20")),
    FileKind.LUNAR_DAY: lambda values: values.rng.choice(("正月初五", "八月十五")),
    FileKind.PAST_DAY: lambda values: values.day().isoformat(),
    FileKind.MONTH_AHEAD: lambda values: values.day(31, 300).strftime("%Y-%m"),
    FileKind.PHONE: lambda values: f"021{values.rng.randint(10**7, 10**8 - 1)}",
    FileKind.MOBILE: lambda values: f"138{values.rng.randint(10**7, 10**8 - 1)}",
    FileKind.EMAIL: lambda values: f"m{values.rng.randint(1, 999)}@example.com",
    FileKind.NAME: Values.name,
}
