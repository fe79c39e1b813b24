"""Many rows, of which a screen shows forty."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, overload

Value = TypeVar("Value")


class LazyRows(Sequence[Value]):
    """Rows as they were read, each made into a value when it is looked at."""

    def __init__(
        self, rows: Sequence[tuple[Any, ...]], make: Callable[[tuple[Any, ...]], Value]
    ) -> None:
        self._rows, self._make = rows, make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> "LazyRows[Value]": ...
    def __getitem__(self, index: int | slice) -> "Value | LazyRows[Value]":
        if isinstance(index, slice):
            return LazyRows(self._rows[index], self._make)
        return self._make(self._rows[index])
