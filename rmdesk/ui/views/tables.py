"""The tables over all clients: one at a time, chosen by its digit."""

from collections.abc import Sequence
from typing import Any

from textual import on

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import WantsHost
from rmdesk.ui.messages import CallClients, OpenClient, OpenFigures, OpenGrids
from rmdesk.ui.views import tables_words
from rmdesk.ui.views.book_tables.deposits import DEPOSITS
from rmdesk.ui.views.book_tables.insurance import INSURANCE
from rmdesk.ui.views.book_tables.losing import LOSING
from rmdesk.ui.views.book_tables.products import PRODUCTS
from rmdesk.ui.views.book_tables.promised import PROMISED
from rmdesk.ui.views.book_tables.prospects import PROSPECTS
from rmdesk.ui.views.book_tables.table import BookTable
from rmdesk.ui.views.book_tables.wishes import WISHES
from rmdesk.ui.views.tables_reading import Arrangement
from rmdesk.ui.views.tables_shown import ShownTable
from rmdesk.ui.widgets.table_lines import TableLines

TABLES: tuple[BookTable[Any], ...] = (
    *(INSURANCE, WISHES, LOSING, PRODUCTS, DEPOSITS),
    *(PROMISED, PROSPECTS),
)
"""In the order of their digits."""


class TablesView(ShownTable):
    """A digit chooses the table; a cursor over rows and columns orders, filters and marks."""

    BINDINGS = bindings(Scope.TABLES)

    @property
    def tables(self) -> Sequence[BookTable[Any]]:
        return TABLES

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        match action:
            case "tables_sort" | "tables_same" | "tables_mark":
                return self.lines.row is not None
            case "tables_unfilter":
                return self.way != Arrangement()
            case "tables_add":
                return self.table.add is not None
            case _:
                return True

    def action_tables_show(self, digit: str) -> None:
        if int(digit) == tables_words.GRIDS_DIGIT:
            self.post_message(OpenGrids())
        elif int(digit) == tables_words.FIGURES_DIGIT:
            self.post_message(OpenFigures())
        else:
            self.open_table(int(digit))

    def action_tables_left(self) -> None:
        self.lines.move_to_column(-1)

    def action_tables_right(self) -> None:
        self.lines.move_to_column(1)

    def action_tables_sort(self) -> None:
        self.arrange_by(self.way.ordered_by(self.lines.column))

    @on(TableLines.Ordered)
    def _heading_clicked(self, event: TableLines.Ordered) -> None:
        event.stop()
        self.arrange_by(self.way.ordered_by(event.place))

    def action_tables_same(self) -> None:
        place, row = self.lines.column, self.lines.row
        text = self.table.columns[place].text(row, self.access.today)
        self.arrange_by(self.way.only(place, text))

    def action_tables_unfilter(self) -> None:
        self.arrange_by(Arrangement())

    def action_tables_mark(self) -> None:
        self.mark()

    def action_tables_add(self) -> None:
        if (add := self.table.add) is not None:
            self.post_message(WantsHost(add))

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
