"""The tables over all clients: one at a time, chosen by its digit."""

from collections.abc import Sequence
from typing import Any

from textual import on

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import WantsHost
from rmdesk.ui.messages import CallClients, OpenClient, OpenFigures, OpenGrids, OpenLadder
from rmdesk.ui.views.tables import words
from rmdesk.ui.views.tables.arranging import ArrangedTable
from rmdesk.ui.views.tables.kinds.deposits import DEPOSITS
from rmdesk.ui.views.tables.kinds.insurance import INSURANCE
from rmdesk.ui.views.tables.kinds.losing import LOSING
from rmdesk.ui.views.tables.kinds.products import PRODUCTS
from rmdesk.ui.views.tables.kinds.promised import PROMISED
from rmdesk.ui.views.tables.kinds.prospects import PROSPECTS
from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.views.tables.kinds.wishes import WISHES
from rmdesk.ui.widgets.table_lines import TableLines

TABLES: tuple[BookTable[Any], ...] = (
    *(INSURANCE, WISHES, LOSING, PRODUCTS, DEPOSITS),
    *(PROMISED, PROSPECTS),
)
"""In the order of their digits."""


class TablesView(ArrangedTable):
    """A digit chooses the table; a cursor over rows and columns orders, filters and marks."""

    BINDINGS = bindings(Scope.TABLES)

    @property
    def tables(self) -> Sequence[BookTable[Any]]:
        return TABLES

    # --- keys ---

    def action_tables_show(self, digit: str) -> None:
        if int(digit) == words.GRIDS_DIGIT:
            self.post_message(OpenGrids())
        elif int(digit) == words.FIGURES_DIGIT:
            self.post_message(OpenFigures())
        elif int(digit) == words.LADDER_DIGIT:
            self.post_message(OpenLadder())
        else:
            self.open_table(int(digit))

    @on(TableLines.Chosen)
    def _chosen(self, event: TableLines.Chosen) -> None:
        event.stop()
        row = self.lines.row
        if (work := self.table.open) is not None:
            self.post_message(WantsHost(lambda host: work(host, row)))
            return
        about = self.table.clients(row)
        if len(about) == 1:
            self.post_message(OpenClient(about[0]))
        elif about:
            self.post_message(CallClients(about))
