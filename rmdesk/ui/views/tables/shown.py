"""One of the tables over all clients on the screen: read, painted, and kept over a lock."""

import asyncio
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.tables import words
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.views.tables.reading import Arranged, Arrangement, arranged
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.table_lines import TableLines


class ShownTable(Vertical):
    """Rows are read on the thread of the book and ordered beside it; no key waits for them.

    Its subclass says which tables there are and what keys do.
    """

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.access = access
        self._table = self.tables[0]
        self._ways: dict[int, Arrangement] = {}
        self._shown: Arranged | None = None
        self._marks: set[ClientId] = set()
        self._loads = 0
        self._begins_at = 0
        self._wanted: ClientId | None = None
        """Whom the cursor is to stand on as soon as there are rows."""

    def compose(self) -> ComposeResult:
        yield Painted(id="table-names")
        yield TableLines(id="table-lines")
        yield Words(id="no-lines")

    def on_mount(self) -> None:
        self.watch(self.lines, "cursor", self._cursor_moved, init=False)
        self._say_names()

    @property
    @abstractmethod
    def tables(self) -> Sequence[BookTable[Any]]:
        """All tables, in the order of their digits."""

    @property
    def lines(self) -> TableLines:
        return self.query_one(TableLines)

    @property
    def table(self) -> BookTable[Any]:
        """The table on the screen."""
        return self._table

    @property
    def selected(self) -> ClientId | None:
        """Whom the row under the cursor is about, where it is one client."""
        row = self.lines.row
        about = self._table.clients(row) if row is not None else ()
        return about[0] if len(about) == 1 else None

    @property
    def listed(self) -> Sequence[int]:
        """The clients of the marked rows, else of all, each once and from the top: to be called."""
        rows = self.lines.rows
        every = dict.fromkeys(one for row in rows for one in self._table.clients(row))
        return [one for one in every if one in self._marks] or list(every)

    def select(self, client_id: ClientId) -> None:
        """Put the cursor on a client, where the table has one."""
        self._wanted = client_id
        if (shown := self._shown) is not None:
            self._paint(self._place_of(client_id, shown.rows, self.lines.cursor))

    def _place_of(self, client_id: ClientId | None, rows: Sequence[Any], otherwise: int) -> int:
        about = (n for n, row in enumerate(rows) if self._table.clients(row) == (client_id,))
        return next(about, otherwise)

    def take_focus(self) -> None:
        self.lines.focus()
        if self._shown is None:
            self._load_soon(cursor=self._begins_at)

    def _cursor_moved(self) -> None:
        self.post_message(Shown())

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        return {
            "table": self._table.digit,
            "row": self.lines.cursor,
            "column": self.lines.column,
            "way": self.way.as_json(),
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Show what was `kept` when the view is looked at."""
        if (table := self.of_digit(kept.get("table"))) is not None:
            self._table = table
            self._ways[table.digit] = Arrangement.from_json(kept.get("way"))
        column, row = kept.get("column"), kept.get("row")
        self.lines.column = column if isinstance(column, int) and column >= 0 else 0
        self._begins_at = row if isinstance(row, int) and row >= 0 else 0

    # --- reading ---

    @property
    def way(self) -> Arrangement:
        return self._ways.get(self._table.digit, Arrangement())

    def _load_soon(self, *, cursor: int) -> None:
        """Read the table; keys wait for it as for anything else, but not for long."""
        self.run_worker(self.load(cursor=cursor), group=HOLDS_KEYS)

    async def load(self, *, cursor: int | None = None) -> None:
        """Read the table; the cursor stays on its client, or goes to the row `cursor`."""
        table, way, today = self._table, self.way, self.access.today
        keep = self.selected if cursor is None else self._wanted
        self._say_names()
        self._loads += 1
        load = self._loads
        try:
            every = await self.access.newest("table", table.read)
        except (Superseded, asyncio.CancelledError):
            return
        # Ordering works out every row: pages of other views must not wait for that.
        shown = await asyncio.to_thread(arranged, every, table, way, today=today)
        if load != self._loads:
            return
        self._shown = shown
        if keep is not None:
            otherwise = self.lines.cursor if cursor is None else cursor
            cursor = self._place_of(keep, shown.rows, otherwise)
        self._paint(cursor or 0)

    def _paint(self, cursor: int) -> None:
        shown, table = self._shown, self._table
        if shown is None:
            return
        self._wanted = None
        self.lines.order = way.order if (way := self.way).order else None
        self.lines.show(
            shown.rows,
            table.columns,
            today=self.access.today,
            is_marked=self._is_marked,
            cursor=cursor,
        )
        is_empty = not len(shown.rows)
        self.set_class(is_empty, "-empty")
        if is_empty:
            sentence = _(table.empty)
            if shown.total:
                sentence = _("No row is left of this table. Backspace shows all of them again.")
            self.query_one("#no-lines", Words).update(formats.clean_lines(sentence))
        self.refresh_bindings()  # without rows some keys have no sense
        self.post_message(Shown())

    async def read_again(self) -> None:
        """Records changed."""
        if self.display:
            await self.load()
        else:
            self._shown = None  # read when it is looked at

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        self._say_names()
        self._paint(self.lines.cursor)

    # --- words ---

    def _say_names(self) -> None:
        self.query_one("#table-names", Painted).show(words.names(self.tables, self._table))

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return words.title(self._table, self._shown, len(self._marks))

    def detail(self) -> str:
        row = self.lines.row
        return self._table.detail(row, self.access.today) if row is not None else ""

    def explanation(self) -> str:
        """What help says of this view."""
        return words.explanation(self._table)

    # --- another look ---

    def of_digit(self, digit: object) -> BookTable[Any] | None:
        """The table of a digit."""
        return next((table for table in self.tables if table.digit == digit), None)

    def open_table(self, digit: int) -> bool:
        """Show the table of a digit, where it is another one; False where no table has it."""
        table = self.of_digit(digit)
        if table is not None and table is not self._table:
            self.show(table)
        return table is not None

    def show(self, table: BookTable[Any]) -> None:
        """Show another table, from its top."""
        self._table, self._shown = table, None
        self._marks.clear()
        self.lines.column = 0
        # The rows of the table before are none of this one's.
        self.lines.order = None
        self.lines.show((), table.columns, today=self.access.today, is_marked=self._is_marked)
        self._load_soon(cursor=0)
        self.refresh_bindings()
        self.post_message(Shown())

    def arrange_by(self, way: Arrangement) -> None:
        """Order and filter the table that is shown."""
        self._ways[self._table.digit] = way
        self._load_soon(cursor=0)
        self.refresh_bindings()

    def mark(self) -> None:
        """Mark the row under the cursor or take the mark away, and go one line down."""
        if (row := self.lines.row) is not None:
            self._marks.symmetric_difference_update(self._table.clients(row))
            self.lines.refresh_row(self.lines.cursor)
            self.lines.action_list_down()
            self.post_message(Shown())

    def _is_marked(self, row: Any) -> bool:
        return any(one in self._marks for one in self._table.clients(row)) if self._marks else False
