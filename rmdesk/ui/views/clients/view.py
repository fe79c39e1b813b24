"""The list of clients: better than a sheet at what sheets are loved for."""

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.views.clients.columns import Columns
from rmdesk.ui.views.clients.finding import Finding
from rmdesk.ui.views.clients.marks import Marking
from rmdesk.ui.views.clients.menu import Menu
from rmdesk.ui.views.clients.words import detail, explanation, title


class ClientsView(Finding, Columns, Marking, Menu):
    """Views by digit, a cursor over rows and columns, one line for finding and filtering."""

    BINDINGS = bindings(Scope.CLIENTS)

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return explanation()

    def title(self) -> tuple[str, str]:
        """What the title bar says: the view, how many, and the other views by digit."""
        return title(self.state, self.words, len(self.ids), self.total)

    def detail(self) -> str:
        """The value under the cursor in full."""
        if self.state.shows_groups and not self.words:
            return self.group_table.told()
        return detail(
            self.table.selected_row,
            self.state.view,
            self.table.column,
            len(self.marks),
            self.access.today,
        )
