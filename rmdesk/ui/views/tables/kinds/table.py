"""What a table over all clients is: how it is read, what its rows say, whom they are about."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.ui.host import Host
from rmdesk.ui.widgets.table_lines import Column

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookTable(Generic[Row]):
    """A table, opened by its `digit`. `title`, `explains` and `empty` are message ids.

    `read` runs on the thread of the book and only reads; a row may be worked out when it is asked
    for, on another thread and without the book. `clients` says whom a row is about: Enter opens the
    one, or calls the several; the command for calling goes down all rows. Where Enter is to do
    something else, `open` does it, and `add` is what the table's own list grows by. `detail` is the
    row in full, for the status line.
    """

    digit: int
    title: str
    explains: str
    empty: str
    read: Callable[[Desk], Sequence[Row]]
    columns: Sequence[Column[Row]]
    clients: Callable[[Row], Sequence[ClientId]]
    detail: Callable[[Row, date], str]
    open: Callable[[Host, Row], Coroutine[Any, Any, None]] | None = None
    add: Callable[[Host], Coroutine[Any, Any, None]] | None = None
