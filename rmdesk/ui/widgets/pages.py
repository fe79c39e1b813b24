"""Rows of a long list, fetched by the page and remembered by id.

Painting never waits longer than 2 ms for a page: then the row last known is painted, or a blank,
and the list repaints when the page has arrived.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

PAGE = 64
_LONGEST_WAIT = 0.002
_MOST_ROWS = 4096

Row = TypeVar("Row")


class Pages(Generic[Row]):
    """`fetch` asks for rows by id; `arrived` is called on the event loop when late ones are in."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], "Future[dict[int, Row]]"],
        arrived: Callable[[], None],
    ) -> None:
        self.ids: Sequence[int] = ()
        self._fetch = fetch
        self._arrived = arrived
        self._rows: dict[int, Row] = {}
        self._stale: set[int] = set()
        self._asked: set[int] = set()
        self._generation = 0

    def row(self, index: int) -> Row | None:
        """The row at `index`, None while it is on its way for the first time."""
        row_id = self.ids[index]
        if row_id not in self._rows or row_id in self._stale:
            self._ask_for_page_of(index)
        return self._rows.get(row_id)

    def is_settled(self, index: int) -> bool:
        """Whether the row at `index` is known and up to date."""
        row_id = self.ids[index]
        return row_id in self._rows and row_id not in self._stale

    def outdate(self) -> None:
        """Records changed: rows are fetched again, the old ones shown until then."""
        self._stale.update(self._rows)
        self._generation += 1
        self._asked.clear()

    def forget(self) -> None:
        """Rows are made otherwise from now on: those known are of no use."""
        self._rows.clear()
        self._stale.clear()
        self._asked.clear()
        self._generation += 1

    def look_ahead(self, top: int, height: int) -> None:
        """Ask for a screen above and below the one shown, so that paging finds its rows."""
        for index in (top - height, top + 2 * height):
            self.ask_for(index)

    def ask_for(self, index: int) -> None:
        """Have the page of `index` read without waiting for it, if there is such a row."""
        if 0 <= index < len(self.ids) and not self.is_settled(index):
            self._ask_for_page_of(index, longest_wait=0)

    def _ask_for_page_of(self, index: int, longest_wait: float = _LONGEST_WAIT) -> None:
        first = index - index % PAGE
        wanted = [
            row_id
            for row_id in self.ids[first : first + PAGE]
            if (row_id not in self._rows or row_id in self._stale) and row_id not in self._asked
        ]
        if not wanted:
            return
        self._asked.update(wanted)
        generation = self._generation
        future = self._fetch(wanted)
        try:
            self._keep(future.result(longest_wait), wanted, generation)
        except TimeoutError:
            loop = asyncio.get_running_loop()
            future.add_done_callback(
                lambda done: loop.call_soon_threadsafe(self._late, done, wanted, generation)
            )

    def _late(self, future: "Future[dict[int, Row]]", wanted: list[int], generation: int) -> None:
        if future.cancelled():
            self._asked.difference_update(wanted)
            return
        self._keep(future.result(), wanted, generation)
        self._arrived()

    def _keep(self, rows: dict[int, Row], wanted: list[int], generation: int) -> None:
        if generation != self._generation:
            return
        if len(self._rows) > _MOST_ROWS:
            self._rows.clear()
            self._stale.clear()
        self._rows.update(rows)
        self._asked.difference_update(rows)
        self._stale.difference_update(wanted)
