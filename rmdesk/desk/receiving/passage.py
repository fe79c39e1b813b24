"""The way of a bundle's tables into a book: what is new goes in, what is known stays once.

The preview and the taking-in go the same way; only where the records go differs.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.arrivals import Counts, Pair
from rmdesk.desk.receiving.choices import Choices
from rmdesk.desk.receiving.known_lines import KnownLines
from rmdesk.desk.receiving.lines import TOLD_GONE, is_plainly_another
from rmdesk.desk.receiving.newcomers import fitted_in
from rmdesk.desk.receiving.settling import Settling
from rmdesk.desk.receiving.texts import beside_own
from rmdesk.desk.receiving.turning import Turning, picked
from rmdesk.desk.receiving.writing import Writing
from rmdesk.desk.rhythm.own_metrics import as_received
from rmdesk.store.handover.foreign_rows import Columns
from rmdesk.store.handover.handed_over import HANDOVERS, Handed
from rmdesk.store.handover.origins import Origins, Runs
from rmdesk.store.rows.values import Image

_WITHOUT_ORIGIN = frozenset({"former_changes", "former_audit", "handovers"})
"""What another book sends under numbers made for the way alone."""


class Passage:
    """Takes the tables that follow that of the clients, batch after batch.

    `met` are the clients of the book that arrive again, with their ids over there; `fresh` says
    that the book has nothing a record could be known from. Raises UnfitBundle.
    """

    def __init__(
        self,
        desk: Desk,
        turning: Turning,
        writing: Writing,
        *,
        book: str,
        met: Mapping[int, int],
        choices: Choices,
        fresh: bool,
        is_later: bool,
        counts: Counts,
    ) -> None:
        self.counts = counts
        self.runs: dict[str, Runs] = {}
        self._desk = desk
        self._database = desk.store.database
        self._turning = turning
        self._writing = writing
        self._origins = Origins(desk.store.database, book)
        self._met = met
        self._settling = Settling(writing, counts, met=met, choices=choices, is_later=is_later)
        self._fresh = fresh
        self._is_later = is_later
        self._known: KnownLines | None = None
        self._handed: Handed | None = None
        self._with_rows: set[int | None] = set()

    @property
    def pairs(self) -> Mapping[int, Sequence[Pair]]:
        """Lines that differ, by the client's id over there."""
        return self._settling.pairs

    def begin(self, handed: Handed) -> None:
        """A table begins."""
        self._handed, self._known, self._with_rows = handed, None, set()
        if not self._fresh and (self._met or handed.may_be_nobody_s):
            came = {} if handed.name in _WITHOUT_ORIGIN else self._origins.of(handed.name)
            self._known = KnownLines(self._desk, handed, came, limit=handed.is_of_client)

    def take(self, handed: Handed, columns: Columns) -> Columns:
        """Some rows of it; those that are in the book from now on, under their ids there."""
        columns = self._turning.turned(handed, columns)
        if handed.name == "texts" and not self._fresh:
            columns = beside_own(self._desk, columns)
        if handed.name == "deals" and not self._fresh:
            columns = {**columns, "metric": as_received(self._desk, columns["metric"])}
        there: Sequence[int] = columns["id"]
        if not there:
            return columns
        if self._known is None:
            here: Sequence[int] = self._add(handed, columns)
        else:
            here = self._sorted(handed, columns, self._known)
        self._turning.add(handed.name, there, here)
        return columns

    def _add(self, handed: Handed, columns: Columns) -> Sequence[int]:
        if not self._fresh or handed.name == HANDOVERS:
            columns = fitted_in(self._desk, handed.name, columns)
        here = self._writing.add(handed, columns)
        self._count(self.counts.new, handed, len(here))
        if handed.name not in _WITHOUT_ORIGIN:
            self.runs.setdefault(handed.name, Runs()).add_all(here, columns["id"])
        return here

    def _sorted(self, handed: Handed, columns: Columns, known: KnownLines) -> Sequence[int]:
        """Where each row is now: added, or the record of the book that it is."""
        names = handed.table._meta.sorted_field_names
        rows = list(zip(*(columns[name] for name in names), strict=True))
        owners: Sequence[int | None] = columns.get("client_id", ())
        if handed.is_of_client:
            those = zip(owners, columns["id"], strict=True)
            met = [(owner, one) for owner, one in those if owner is None or owner in self._met]
            known.look_at({owner for owner, _ in met}, [one for _, one in met])
            self._with_rows.update(owner for owner, _ in met)
        here: list[int | None] = [
            self._known_as(handed, known, names, row)
            if not handed.is_of_client or owners[place] is None or owners[place] in self._met
            else None
            for place, row in enumerate(rows)
        ]
        new = [place for place, one in enumerate(here) if one is None]
        added = self._add(handed, picked(columns, new)) if new else ()
        for place, one in zip(new, added, strict=True):
            here[place] = one
        self._remember(handed, columns["id"], here, set(new))
        return here  # type: ignore[return-value]

    def _remember(
        self,
        handed: Handed,
        there: Sequence[int],
        here: Sequence[int | None],
        new: set[int],
    ) -> None:
        """What was on file came from over there as well: it is known when it comes again."""
        if handed.name in _WITHOUT_ORIGIN or self._known is None:
            return
        runs = self.runs.setdefault(handed.name, Runs())
        for place, one in enumerate(here):
            if one is not None and place not in new and self._known.came(there[place]) != one:
                runs.add(one, there[place])

    def _known_as(
        self, handed: Handed, known: KnownLines, names: Sequence[str], row: Sequence[Any]
    ) -> int | None:
        """The record of the book that a row is; None where it is new."""
        theirs: Image = dict(zip(names, row, strict=True))
        before = known.came(theirs["id"])
        if before is not None:
            mine = known.with_id(before)
            if mine is None:
                self._settling.same(handed)  # taken out here since: it stays out
                return before
            if not is_plainly_another(handed, mine, theirs):
                is_touched = known.is_touched(before)
                self._settling.came_again(handed, mine, theirs, is_touched=is_touched)
                return before
        same = known.same_as(row)
        if same is not None:
            self._settling.same(handed)
            return int(same["id"])
        alike = known.like(theirs)
        if alike is None:
            return None
        self._settling.alike(handed, alike, theirs)
        return int(alike["id"])

    def end(self) -> None:
        """The table that began last is over: tell what came before and is no longer there."""
        if self._known is None or self._handed is None or not self._is_later:
            return
        if self._handed.name in TOLD_GONE:
            for image in self._known.not_seen(self._with_rows & self._met.keys()):
                self._settling.gone(self._handed, image)

    def _count(self, counts: dict[str, int], handed: Handed, times: int) -> None:
        counts[handed.name] = counts.get(handed.name, 0) + times
