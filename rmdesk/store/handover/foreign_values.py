"""Values of another book, column by column: each is what its field stores, or is not taken.

A signature says who wrote a bundle, not that its values are sane: a day past the calendar, a year
of seven digits or facts that no sentence fits would be met by the screens, weeks later.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any, Final

from peewee import BooleanField, Field, IntegerField, IntegrityError, TextField
from sqlcipher3 import dbapi2 as sqlcipher

from rmdesk.domain.deals.entry import MOST_PIECES
from rmdesk.domain.diagnosis.assumptions import MOST_BP
from rmdesk.domain.suitability import LEVELS
from rmdesk.domain.unseen import HIDDEN
from rmdesk.store.tables.fields import CodeField, DayField, HourField, MomentField, MoneyField

LONGEST: Final = 1 << 18
"""Characters of one text: a script or a year of holidays at most."""

_YEARS: Final = range(1900, 2200)
_LARGEST: Final = (1 << 53) - 1
_MOST_FEN: Final = 10**15
_BOUNDS: Final[Mapping[str, range]] = {
    "birth_year": _YEARS,
    "support_until": _YEARS,
    "year": _YEARS,
    "wished_days": range(1000),
    "term_days": range(100_000),
    "repay_day": range(1, 32),
    "seconds": range(1_000_000),
    "repeat": range(1, 100_000),
    "version": range(1, 1_000_000),
    "place": range(10_000),
    "rate_bp": range(-1_000_000, 1_000_000),
    "stop_profit_bp": range(1_000_000),
    "stop_loss_bp": range(1_000_000),
    "size": range(1 << 31),
    "value": range(1, 10**12),  # of a product: what is held is divided by it
    "months": range(1, 13),
    "percent": range(101),
    "on_year": _YEARS,
    "growth_bp": range(MOST_BP + 1),
    "client_level": LEVELS,
    "product_level": LEVELS,
    "pieces": range(1, MOST_PIECES + 1),
    "chance": range(101),
}
"""What a number may be where a screen reckons with it."""

_UNFIT: Final = re.compile(f"[{HIDDEN.pattern[1:-1]}\ud800-\udfff]")


class UnfitValue(ValueError):
    """A value that its field never stores; names the field, never the value."""

    def __init__(self, field: str, *, table: str = "") -> None:
        super().__init__(field)
        self.field = field
        self.table = table


@contextmanager
def each_once(table: str) -> Iterator[None]:
    """Raise UnfitValue where two records are one by what tells records apart, such as two duties
    of one occasion."""
    try:
        yield
    except (IntegrityError, sqlcipher.IntegrityError):
        raise UnfitValue("id", table=table) from None


def fit_column(field: Field, values: Sequence[Any]) -> Sequence[Any]:
    """The stored values of a column as they may be stored here; raises UnfitValue.

    Characters that nobody sees are taken out of texts, as an import does.
    """
    try:
        return _fit(field, values)
    except (ValueError, TypeError, KeyError, OverflowError):
        raise UnfitValue(field.name) from None


def _fit(field: Field, values: Sequence[Any]) -> Sequence[Any]:
    if not field.null and None in values:
        raise UnfitValue(field.name)
    match field:
        case CodeField():
            codes = {None} | {code.value for code in field.codes}
            return each(lambda value: value if value in codes else _refuse(field), values)
        case DayField():
            return each(_day, values)
        case MomentField():
            return each(_moment, values)
        case HourField():
            return each(_hour, values)
        case MoneyField():
            return _numbers(values, range(-_MOST_FEN, _MOST_FEN), field)
        case BooleanField():
            return each(_flag, values)
        case TextField():
            return _texts(values)
        case IntegerField():
            usual = range(-_LARGEST, _LARGEST)
            return _numbers(values, _BOUNDS.get(field.name, usual), field)
    raise UnfitValue(field.name)


def _refuse(field: Field) -> Any:
    raise UnfitValue(field.name)


def each(convert: Callable[[Any], Any], values: Sequence[Any]) -> Sequence[Any]:
    """`values` converted, each different one once: few days stand in very many rows."""
    known = {value: None if value is None else convert(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    if day.year not in _YEARS or day.isoformat() != text:
        raise ValueError
    return text


def _moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None or moment.year not in _YEARS:
        raise ValueError
    if moment.isoformat(sep=" ", timespec="seconds") != text:
        raise ValueError
    return text


def _hour(text: str) -> str:
    if time.fromisoformat(text).strftime("%H:%M") != text:
        raise ValueError
    return text


def _flag(value: object) -> bool:
    if value not in (0, 1) or not isinstance(value, int):
        raise ValueError
    return bool(value)


def _numbers(values: Sequence[Any], within: range, field: Field) -> Sequence[Any]:
    if set(map(type, values)) - {int, type(None)}:
        raise UnfitValue(field.name)
    known = [value for value in values if value is not None]
    if known and (min(known) not in within or max(known) not in within):
        raise UnfitValue(field.name)
    return values


def _texts(values: Sequence[Any]) -> Sequence[Any]:
    known: Sequence[Any] = values if None not in values else [one for one in values if one]
    if known and max(map(len, known)) > LONGEST:
        raise ValueError
    # All at once: a search in each of 300,000 notes takes ten times as long.
    if _UNFIT.search("\n".join(known)) is None:
        return values
    return [None if value is None else _UNFIT.sub("", value) for value in values]
