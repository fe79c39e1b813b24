"""Keys over a table on the screen: order, filter, mark, add."""

from textual import on

from rmdesk.ui.host import WantsHost
from rmdesk.ui.views.tables.reading import Arrangement
from rmdesk.ui.views.tables.shown import ShownTable
from rmdesk.ui.widgets.table_lines import TableLines


class ArrangedTable(ShownTable):
    """A cursor over rows and columns orders, filters and marks. Its subclass says which tables
    there are, and what a digit and Enter do; it carries the bindings."""

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
