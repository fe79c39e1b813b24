"""The review manager: whose review is overdue, due, booked, and who never had one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import on

from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import OpenReview
from rmdesk.ui.views.tables.arranging import ArrangedTable
from rmdesk.ui.views.tables.kinds.reviews import MANAGER_TABLES
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.tab_line import tab_line
from rmdesk.ui.widgets.table_lines import TableLines


class ReviewsView(ArrangedTable):
    """A digit chooses whose; Enter opens the review of the client under the cursor."""

    BINDINGS = bindings(Scope.TABLES, Scope.REVIEWS)

    @property
    def tables(self) -> Sequence[BookTable[Any]]:
        return MANAGER_TABLES

    def title(self) -> tuple[str, str]:
        """The manager, which of its tables, and how many rows it has."""
        shown, detail = super().title()
        return _("Asset reviews"), "   ".join(filter(None, (shown, detail)))

    def _say_names(self) -> None:
        named = [(table.digit, _(table.title)) for table in self.tables]
        self.query_one("#table-names", Painted).show(tab_line(named, self.table.digit))

    def action_tables_show(self, digit: str) -> None:
        self.open_table(int(digit))

    def action_reviews_write_out(self) -> None:
        ids = [ClientId(one) for one in self.listed]
        self.post_message(WantsHost(partial(_write_out, client_ids=ids)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "reviews_write_out" and self.is_mounted:
            return self.lines.row is not None
        return super().check_action(action, parameters)

    @on(TableLines.Chosen)
    def _chosen(self, event: TableLines.Chosen) -> None:
        event.stop()
        if (row := self.lines.row) is not None:
            self.post_message(OpenReview(row.client_id))


async def _write_out(host: Host, client_ids: Sequence[ClientId]) -> None:
    from rmdesk.ui.exporting.reviews import reviews_leave

    await reviews_leave(host, client_ids)
