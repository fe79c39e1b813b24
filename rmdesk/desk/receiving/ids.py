"""Which record of the book is which record of the bundle."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence


class Ids:
    """Ids here by ids there, as they come: those there ascend.

    Two arrays: a dictionary of 300,000 takes five times the memory.
    """

    def __init__(self) -> None:
        self._there = array("q")
        self._here = array("q")

    def add(self, there: Sequence[int], here: Sequence[int]) -> None:
        """Records that came, with where they are now; later than any before."""
        self._there.extend(there)
        self._here.extend(here)

    def here(self, there: int | None) -> int | None:
        """Where a record is, None for one that did not come."""
        if there is None:
            return None
        at = bisect_left(self._there, there)
        if at < len(self._there) and self._there[at] == there:
            return self._here[at]
        return None
