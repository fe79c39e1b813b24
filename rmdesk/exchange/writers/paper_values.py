"""The values of a paper as people read them, for the page and the plain text."""

from datetime import date
from typing import Final

from rmdesk.exchange.writers.cells import writable
from rmdesk.exchange.writers.outline import Kind, Value

_SIGNED: Final = {Kind.CHANGE, Kind.WAN_CHANGE, Kind.SHARE_CHANGE}
_WAN: Final = {Kind.WAN, Kind.WAN_CHANGE}
_PER_CENT: Final = {Kind.SHARE, Kind.SHARE_CHANGE}
FIGURES: Final = frozenset(
    {
        *(Kind.MONEY, Kind.CHANGE, Kind.WAN, Kind.WAN_CHANGE),
        *(Kind.SHARE, Kind.SHARE_CHANGE, Kind.COUNT, Kind.FIGURE),
    }
)
"""What stands to the right."""


def shown(kind: Kind, value: Value) -> str:
    """``1,234.50``, ``+3.20 %``, ``2026-11-20``; a blank cell is nothing."""
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case str():
            return writable(value)
        case int() if kind in _WAN:
            return _hundredths(hundredths_of_wan(value), is_signed=kind in _SIGNED)
        case int() if kind in {Kind.MONEY, Kind.CHANGE, *_PER_CENT}:
            return _hundredths(value, is_signed=kind in _SIGNED) + " %" * (kind in _PER_CENT)
        case _:
            return f"{value:,}"


def hundredths_of_wan(fen: int) -> int:
    """Fen as hundredths of 万, rounded half away from nothing as the screen does."""
    rounded = (abs(fen) + 5_000) // 10_000
    return -rounded if fen < 0 else rounded


def _hundredths(value: int, *, is_signed: bool) -> str:
    whole, rest = divmod(abs(value), 100)
    sign = "-" if value < 0 else "+" if is_signed and value > 0 else ""
    return f"{sign}{whole:,}.{rest:02}"
