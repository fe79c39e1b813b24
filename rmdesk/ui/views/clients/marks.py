"""Marking clients: one by one, in a stretch, all of them, the others."""

from collections.abc import Set

from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.clients.list import ListedClients


class Marking(ListedClients):
    """Marks belong to clients, not to rows: they stay when the list changes."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(access, id=id)
        self._taken_away: set[int] = set()
        self._anchor = 0
        self._reached = -1
        self._base: frozenset[int] = frozenset()

    @property
    def marks(self) -> set[int]:
        """The clients marked, whatever is listed."""
        return self.table.marks

    @marks.setter
    def marks(self, marks: set[int]) -> None:
        self.table.marks = marks

    @property
    def marked(self) -> Set[int]:
        return frozenset(self.marks | self._taken_away)

    def forget(self, gone: Set[int]) -> None:
        super().forget(gone)
        self._taken_away -= gone
        self._base -= gone

    def action_clients_mark(self) -> None:
        self._anchor, self._reached = self.table.cursor, -1
        self.table.toggle_mark()
        self._marked()

    def action_clients_extend(self, move: str) -> None:
        """Move, and mark from where the moving began; going back unmarks what it had marked."""
        if self.table.cursor != self._reached:
            self._anchor, self._base = self.table.cursor, frozenset(self.marks)
        getattr(self.table, f"action_list_{move}")()
        self._reached = self.table.cursor
        self._set({*self._base, *self._between(self._anchor, self._reached)})

    def action_clients_mark_range(self) -> None:
        """From the last line marked to the cursor."""
        self._set({*self.marks, *self._between(self._anchor, self.table.cursor)})

    def action_clients_mark_all(self) -> None:
        self._set({*self.marks, *self.ids})

    def action_clients_invert(self) -> None:
        """Of the listed, those not marked; marks on others stay."""
        self._set(self.marks ^ set(self.ids))

    def action_clients_unmark(self) -> None:
        """Take all marks away; again brings them back, so that a slip costs nothing."""
        if self.marks:
            self._taken_away = set(self.marks)
            self._set(set())
        else:
            self._set(set(self._taken_away))

    def _between(self, one: int, other: int) -> list[int]:
        first, last = sorted((one, other))
        return list(self.ids[first : last + 1])

    def _set(self, marks: set[int]) -> None:
        self.marks = marks
        self.table.refresh()
        self._marked()

    def _marked(self) -> None:
        self.reckon_soon()
        self.post_message(Shown())
