"""Very many clients, some thousand at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

_TOGETHER: Final = 10_000
"""Clients of whom everything is held at once: of those of a branch it would be half a gigabyte."""


def portions(clients: Iterable[int], tell: Callable[[float], None] | None) -> Iterator[list[int]]:
    """`clients` in portions, in order; `tell` hears how many are done, and may raise."""
    wanted = sorted(clients)
    for start in range(0, len(wanted), _TOGETHER):
        if tell is not None:
            tell(start / len(wanted))
        yield wanted[start : start + _TOGETHER]
