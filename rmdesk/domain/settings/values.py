"""Settings as the tables of TOML hold them.

The type of a setting decides how it is written: amounts in yuan, shares in per cent, ranges as
they are typed, the days of the week from 1 for Monday, ``none`` where there is no limit.
"""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any, Final

from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind, outcome_of
from rmdesk.domain.classes.bands import Band
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.settings.texts import named_bands_text, point_bands_text

NONE: Final = "none"
"""What stands for no limit, and for nothing agreed."""

BASIS: Final = "_bp"
_PERCENT: Final = "_percent"
_LEVEL: Final = "C"
LEFT_OUT: Final = {Metric: {"fed_by"}}
"""What is not the user's to say: own metrics are counted from deals."""


def plain_value(value: Any) -> Any:
    """The value as TOML takes it: tables for what has parts."""
    match value:
        case LeadTimes():
            return {kind.value: value.of(kind) for kind in OccasionKind if not kind.has_happened}
        case None:
            return NONE
        case bool() | int():
            return value
        case Money():
            return value.fen // 100 if value.fen % 100 == 0 else value.yuan
        case frozenset():
            return [day + 1 for day in sorted(value)]
        case str():
            return str(value)
        case tuple():
            return _plain_list(value)
        case Mapping():
            return {written_key(key): _plain_of(key, one) for key, one in value.items()}
        case _:
            return _plain_parts(value)


def _plain_parts(value: Any) -> dict[str, Any]:
    """Of an outcome only what is said beyond what it begins as."""
    begun = begun_as(OutcomeKind, {"code": value.code}) if isinstance(value, OutcomeKind) else None
    return {
        written_name(one.name): _plain_part(one.name, getattr(value, one.name))
        for one in fields(value)
        if one.name not in LEFT_OUT.get(type(value), ())
        and (
            begun is None
            or one.name == "code"
            or getattr(value, one.name) != getattr(begun, one.name)
        )
    }


def _plain_part(name: str, value: Any) -> Any:
    return _percent(value) if name.endswith(BASIS) else plain_value(value)


def _plain_list(value: tuple[Any, ...]) -> Any:
    if value and isinstance(value[0], Band):
        is_points = all(type(band.of) is int for band in value)
        return point_bands_text(value) if is_points else named_bands_text(value)
    return [plain_value(one) for one in value]


def _plain_of(key: object, value: Any) -> Any:
    return _percent(value) if isinstance(key, ShareClass) else plain_value(value)


def _percent(basis_points: int) -> int | Decimal:
    whole, rest = divmod(basis_points, 100)
    return Decimal(basis_points).scaleb(-2) if rest else whole


def written_name(name: str) -> str:
    """What a file calls a part: shares stand in it in per cent."""
    return name.removesuffix(BASIS) + _PERCENT if name.endswith(BASIS) else name


def written_key(key: object) -> str:
    """What a file calls a code, or the level of a model."""
    return f"{_LEVEL}{key}" if isinstance(key, int) else str(key)


def begun_as(of: Any, plain: Any) -> Any:
    """What a record of a list begins as, before what is said of it."""
    code = plain.get("code") if isinstance(plain, dict) else None
    if of is OutcomeKind:
        return outcome_of(STANDARD, str(code)) or OutcomeKind(code="")
    return Metric("", "")
