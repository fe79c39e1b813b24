"""Clients counted by a column: what a group stands for, and the condition that opens it."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from rmdesk.domain.conditions.terms import Comparison, Condition, Every, Known, Not, Operator
from rmdesk.domain.fields import Kind, ListField
from rmdesk.domain.lazy_rows import LazyRows
from rmdesk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Band:
    """Values from `low` on and less than `below`; None is open. A month of days likewise."""

    low: Money | int | date | None
    below: Money | int | date | None


@dataclass(frozen=True, slots=True)
class Group:
    """`value` is the value they share, a Band, or None (text: empty) where it is not known.

    `aum` is the sum of their known assets, None when nobody's are known.
    """

    field: str
    value: Any
    count: int
    aum: Money | None

    @property
    def condition(self) -> Condition:
        """What holds for exactly these clients among all that were counted."""
        return _condition(self.field, self.value)


class Groups(LazyRows[Group]):
    """The groups by one field: of telephone numbers there are as many as clients.

    `rows` are the value as it is stored, the count and the assets in fen; `read` makes the value
    out of it. `clients` is how many were counted, where some stand in several groups.
    """

    def __init__(
        self,
        field: str,
        rows: Sequence[tuple[Any, int, int | None]],
        read: Callable[[Any], Any],
        *,
        clients: int | None = None,
    ) -> None:
        def group(row: tuple[Any, ...]) -> Group:
            value, count, fen = row
            return Group(field, read(value), count, Money(fen) if fen is not None else None)

        super().__init__(rows, group)
        self.counted = sum(count for _, count, _ in rows) if clients is None else clients
        """How many clients there are in all of them."""
        self.largest = max((count for _, count, _ in rows), default=0)
        """How many clients there are in the largest."""


_YUAN = (0, 50_000, 200_000, 500_000, 1_000_000, 3_000_000, 5_000_000, 10_000_000)
_DECADES = (0, 20, 30, 40, 50, 60, 70, 80)
_SPELLS = (-365, -180, -90, -60, -30, -15, -7, 0, 8, 15, 30, 60, 90, 180, 365)
_LIMITS: Final[Mapping[str, Sequence[int]]] = {
    "age": _DECADES,
    "share": (0, 25, 50, 75, 100),
    "days_since": _SPELLS[7:],
    "days_to_due": _SPELLS,
    "priority": tuple(range(0, 101, 10)),
}
_FEN: Final = tuple(100 * yuan for yuan in _YUAN)


def limits_of(field: ListField) -> Sequence[int]:
    """Where one band ends and the next begins, in fen for amounts; empty for single values."""
    return _FEN if field.kind is Kind.MONEY else _LIMITS.get(field.id, ())


def group_value(field: ListField, value: Any) -> Any:
    """What clients with this value share: the value itself, its band or its month."""
    if value is None or value == "":
        return value
    if isinstance(value, date):
        first = value.replace(day=1)
        return Band(first, _month_after(first))
    if not (limits := limits_of(field)):
        return value
    place = bisect_right(limits, value.fen if isinstance(value, Money) else value)
    low = limits[place - 1] if place else None
    below = limits[place] if place < len(limits) else None
    wrap = Money if field.kind is Kind.MONEY else int
    return Band(wrap(low) if low is not None else None, wrap(below) if below is not None else None)


def _condition(name: str, shared: Any) -> Condition:
    if shared is None or shared == "":
        return Not(Known(name))
    if not isinstance(shared, Band):
        return Comparison(name, Operator.EQUAL, shared)
    sides: list[Condition] = []
    if shared.low is not None:
        sides.append(Comparison(name, Operator.AT_LEAST, shared.low))
    if shared.below is not None:
        sides.append(Comparison(name, Operator.LESS, shared.below))
    return sides[0] if len(sides) == 1 else Every(tuple(sides))


def group_rank(field: ListField) -> Callable[[Any], Any]:
    """How the values that groups share are ordered, texts aside: choices and bands by their own
    order, unknown last.
    """

    def rank(shared: Any) -> Any:
        if shared is None:
            return (1,)
        match field.kind:
            case Kind.CHOICE:
                return (0, field.choices.index(shared))
            case Kind.FLAG:
                return (0, not shared)
        if isinstance(shared, Band):
            return (0, 1, shared.low) if shared.low is not None else (0, 0)
        return (0, shared)

    return rank


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
