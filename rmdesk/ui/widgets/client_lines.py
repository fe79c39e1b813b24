"""What the list and the calendar share: clients by id, their rows read by the page."""

from abc import abstractmethod
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.pages import Pages

Row = TypeVar("Row")


class ClientLines(LineList, Generic[Row]):
    """Keeps the selected client, not the row number, whatever happens to the order."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._pages: Pages[Row] = Pages(self._fetch, self._rows_arrived)

    @property
    def ids(self) -> Sequence[int]:
        return self._pages.ids

    @property
    def selected(self) -> ClientId | None:
        """The client under the cursor."""
        return ClientId(self.ids[self.cursor]) if len(self.ids) else None

    @property
    def selected_row(self) -> Row | None:
        """The selected client's line, None while it is on its way."""
        return self._pages.row(self.cursor) if len(self.ids) else None

    def select(self, client_id: ClientId) -> None:
        """Put the cursor on a client, where the list has it."""
        if client_id in self.ids:
            self.move_to(self.place_of(client_id))

    def place_of(self, client_id: ClientId | None) -> int:
        """Where the client stands; the top, where the list does not have it."""
        try:
            return self.ids.index(client_id) if client_id is not None else 0
        except ValueError:
            return 0

    def outdate(self) -> None:
        """Records changed: read the rows again, the old ones shown until then."""
        self._pages.outdate()
        self.rows_changed()

    def row_count(self) -> int:
        return len(self.ids)

    @abstractmethod
    def _fetch(self, ids: Sequence[int]) -> "Future[dict[int, Row]]":
        """Ask for the rows of `ids`."""

    @abstractmethod
    def _rows_arrived(self) -> None:
        """Rows asked for earlier can be read now."""
