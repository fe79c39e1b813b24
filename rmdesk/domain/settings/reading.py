"""Settings read from the tables of TOML, strictly: whatever is not understood is found and said,
and nothing stands in for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Final, get_args, get_origin, get_type_hints

from rmdesk.domain.calendar.working_days import WHOLE_WEEK
from rmdesk.domain.classes.bands import Band
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.settings.texts import (
    NO_AMOUNT,
    NO_FIGURE,
    named_bands_text,
    point_bands_text,
    read_named_bands,
    read_point_bands,
)
from rmdesk.domain.settings.values import BASIS, LEFT_OUT, NONE, begun_as, written_key, written_name
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_

UNKNOWN: Final = N_("There is no setting of this name; mend the name, or take the line out.")
NO_SWITCH: Final = N_("{said} is neither true nor false.")
NO_WORDS: Final = N_("{said} is no text; put it between quotation marks.")
NO_LIST: Final = N_("{said} is no list; it stands between square brackets.")
NO_TABLE: Final = N_("{said} is no group of settings; under this name several stand.")
NO_CODE: Final = N_("{said} is not one of: {known}.")
NO_PERCENT: Final = N_("{said} is no share; type per cents with two decimals at most, like 12.5.")
NO_DAY: Final = N_("{said} is no day of the week; Monday is 1, Sunday 7.")

_MOST_SAID: Final = 40
_TOO_LARGE: Final = 10**15


@dataclass(slots=True)
class Reading:
    """What was found while a table was read, each at the path of its setting."""

    findings: list[Wrong]

    def find(self, path: str, message: str, said: object, **more: object) -> None:
        self.findings.append(Wrong(path, message, {"said": said_as(said), **more}))


def read_value(plain: Any, hint: Any, current: Any, path: str, reading: Reading) -> Any:
    """What `plain` says a setting of the type `hint` is; `current` where it says nothing of it, or
    nothing that is understood, which is found."""
    origin, parts = get_origin(hint), get_args(hint)
    if NoneType in parts:
        if plain == NONE:
            return None
        inner = next(part for part in parts if part is not NoneType)
        return read_value(plain, inner, current, path, reading)
    if hint is LeadTimes:
        return _read_leads(plain, current, path, reading)
    if is_dataclass(hint) and hint is not Money:
        return _read_parts(plain, hint, current, path, reading)
    if origin is tuple:
        return _read_tuple(plain, parts[0], current, path, reading)
    if origin is not None and issubclass(origin, Mapping):
        return _read_mapping(plain, parts, current, path, reading)
    if origin is frozenset:
        return _read_week(plain, current, path, reading)
    return _read_one(plain, hint, current, path, reading)


def _read_one(plain: Any, hint: Any, current: Any, path: str, reading: Reading) -> Any:
    """A setting without parts."""
    if hint is bool:
        if isinstance(plain, bool):
            return plain
        reading.find(path, NO_SWITCH, plain)
    elif hint is int:
        if type(plain) is int and abs(plain) < _TOO_LARGE:
            return plain
        reading.find(path, NO_FIGURE, plain, example=current if type(current) is int else 20)
    elif hint is Money:
        amount = read_money(str(plain)) if _may_be_amount(plain) else None
        if amount is not None:
            return amount
        reading.find(path, NO_AMOUNT, plain)
    elif isinstance(hint, type) and issubclass(hint, StrEnum):
        if isinstance(plain, str) and plain in list(hint):
            return hint(plain)
        reading.find(path, NO_CODE, plain, known=", ".join(hint))
    elif isinstance(plain, str):
        return plain
    else:
        reading.find(path, NO_WORDS, plain)
    return current


def _may_be_amount(plain: object) -> bool:
    if type(plain) is int:
        return abs(plain) < _TOO_LARGE
    return isinstance(plain, str | Decimal)


def _read_share(plain: Any, current: Any, path: str, reading: Reading) -> Any:
    """Per cents, as basis points."""
    if type(plain) is int or isinstance(plain, Decimal):
        share = Decimal(plain)
        if share.is_finite() and abs(share) < 10**6 and share * 100 == int(share * 100):
            return int(share * 100)
    reading.find(path, NO_PERCENT, plain)
    return current


def _read_parts(plain: Any, kind: Any, current: Any, path: str, reading: Reading) -> Any:
    if not isinstance(plain, dict):
        reading.find(path, NO_TABLE, plain)
        return current
    hints = _hints(kind)
    names = {written_name(name): name for name in hints}
    changes: dict[str, Any] = {}
    for written, value in plain.items():
        here = _under(path, names.get(written) or said_as(written))
        if written not in names or names[written] in LEFT_OUT.get(kind, ()):
            reading.find(here, UNKNOWN, value)
            continue
        name = names[written]
        before = getattr(current, name)
        changes[name] = (
            _read_share(value, before, here, reading)
            if name.endswith(BASIS)
            else read_value(value, hints[name], before, here, reading)
        )
    return replace(current, **changes)


def _read_leads(plain: Any, current: LeadTimes, path: str, reading: Reading) -> LeadTimes:
    kinds = {kind: current.of(kind) for kind in OccasionKind if not kind.has_happened}
    read = _read_codes(plain, kinds, path, reading, lambda _kind: int)
    default = LeadTimes().days
    return LeadTimes({kind: days for kind, days in read.items() if days or kind in default})


def _read_mapping(
    plain: Any, parts: Sequence[Any], current: Any, path: str, reading: Reading
) -> Any:
    return _read_codes(plain, current, path, reading, lambda _key: parts[1], parts[0])


def _read_codes(
    plain: Any, current: Any, path: str, reading: Reading, hint_of: Any, codes: Any = None
) -> dict[Any, Any]:
    """Settings by code: those that are named, and the others as they are. The shares of a mix are
    named together: what is not among them has none."""
    if not isinstance(plain, dict):
        reading.find(path, NO_TABLE, plain)
        return dict(current)
    is_mix = codes is ShareClass
    known = {written_key(key): key for key in (ShareClass if is_mix else current)}
    read: dict[Any, Any] = {} if is_mix else dict(current)
    for written, value in plain.items():
        here = _under(path, str(known.get(written, said_as(written))))
        if written not in known:
            reading.find(here, UNKNOWN, value)
        elif is_mix:
            read[known[written]] = _read_share(value, 0, here, reading)
        else:
            key = known[written]
            read[key] = read_value(value, hint_of(key), current[key], here, reading)
    return read


def _read_tuple(plain: Any, of: Any, current: Any, path: str, reading: Reading) -> Any:
    if get_origin(of) is Band:
        return _read_bands(plain, get_args(of)[0], current, path, reading)
    if not isinstance(plain, list):
        reading.find(path, NO_LIST, plain)
        return current
    if not is_dataclass(of):
        return tuple(_read_one(one, of, "", path, reading) for one in plain)
    found = [
        _read_parts(one, of, begun_as(of, one), f"{path}.{place}", reading)
        for place, one in enumerate(plain, 1)
    ]
    return tuple(found)


def _read_bands(plain: Any, of: Any, current: Any, path: str, reading: Reading) -> Any:
    if not isinstance(plain, str):
        reading.find(path, NO_WORDS, plain)
        return current
    try:
        if of is int:
            return read_point_bands(plain, example=point_bands_text(current))
        return read_named_bands(plain, list(of), example=named_bands_text(current))
    except ValueRefused as refusal:
        reading.findings.append(Wrong(path, refusal.message, refusal.parameters))
        return current


def _read_week(plain: Any, current: Any, path: str, reading: Reading) -> Any:
    if not isinstance(plain, list):
        reading.find(path, NO_LIST, plain)
        return current
    for day in plain:
        if type(day) is not int or day - 1 not in WHOLE_WEEK:
            reading.find(path, NO_DAY, day)
            return current
    return frozenset(day - 1 for day in plain)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def said_as(value: object) -> str:
    """What stands in the file, as far as a sentence has room for it."""
    match value:
        case bool():
            text = str(value).lower()
        case dict() | list():
            text = "[...]"
        case int() if abs(value) >= _TOO_LARGE:
            text = "..."
        case _:
            text = str(value)
    return text if len(text) <= _MOST_SAID else f"{text[:_MOST_SAID]}..."
