"""What keys do with views and columns: open, order, filter by a value, move and widen."""

from textual import on

from rmdesk.domain.conditions.text import asking, both, printed
from rmdesk.domain.view_changes import further_ordered_by, moved, ordered_by, widened
from rmdesk.domain.views import View
from rmdesk.language import _
from rmdesk.ui.messages import OpenClient, Shown, Told
from rmdesk.ui.views.clients.list import ListedClients
from rmdesk.ui.widgets.client_table import ClientTable
from rmdesk.ui.widgets.group_table import GroupTable

_STEP = 2
"""Cells that a column is made wider or narrower by."""


class Columns(ListedClients):
    """The cursor's column is what every command here is about."""

    @property
    def _field(self) -> str:
        return self.state.view.columns[self.table.column].field

    async def action_clients_view(self, digit: str) -> None:
        if not self.state.open(int(digit)):
            self.post_message(
                Told(_("No view has this digit yet; w saves the list as it stands under one."))
            )
            return
        self.words = ""
        self.table.move_to_column(0)
        await self.load(self.table.selected)
        self.take_focus()

    # --- moving over the columns ---

    def action_clients_left(self) -> None:
        self.table.move_to_column(self.table.column - 1)
        self.post_message(Shown())

    def action_clients_right(self) -> None:
        self.table.move_to_column(self.table.column + 1)
        self.post_message(Shown())

    # --- order ---

    async def action_clients_sort(self) -> None:
        await self._order(ordered_by(self.state.view, self._field))

    async def action_clients_sort_further(self) -> None:
        await self._order(further_ordered_by(self.state.view, self._field))

    @on(ClientTable.Ordered)
    async def _heading_clicked(self, event: ClientTable.Ordered) -> None:
        event.stop()
        await self.action_clients_sort()

    async def _order(self, view: View) -> None:
        self.state.change(view)
        self.words = ""
        await self.load()  # from the top: who leads by this column is what was asked

    # --- the value under the cursor ---

    async def action_clients_same(self) -> None:
        row = self.table.selected_row
        if row is None or self.state.shows_groups:
            return
        value = row.values[self.table.column]
        clause = printed(asking(self._field, value))
        condition = self.state.view.condition
        if clause not in condition:
            await self.filter(both(condition, clause))

    async def action_clients_unfilter(self) -> None:
        """Take the words and the filter away; again brings the filter back."""
        if self.words:
            self.words = ""
        else:
            self.state.take_filter_away()
        await self.load(self.table.selected)

    # --- the columns themselves ---

    def action_clients_narrower(self) -> None:
        self._widen(-_STEP)

    def action_clients_wider(self) -> None:
        self._widen(_STEP)

    def _widen(self, cells: int) -> None:
        place = self.table.column
        self._arrange(widened(self.state.view, place, self.table.width_of(place) + cells))

    def action_clients_column_back(self) -> None:
        self._move(-1)

    def action_clients_column_on(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        place = self.table.column
        view = moved(self.state.view, place, steps)
        if view != self.state.view:
            self._arrange(view)
            self.table.move_to_column(place + steps)

    def _arrange(self, view: View) -> None:
        """Other columns of the same clients: nothing is read again but rows."""
        self.state.change(view)
        self.table.use(view)
        self.reckon_soon()
        self.post_message(Shown())

    # --- opening ---

    @on(ClientTable.Chosen, "#client-table")
    def _client_chosen(self, event: ClientTable.Chosen) -> None:
        event.stop()
        if self.table.selected is not None:
            self.post_message(OpenClient(self.table.selected))

    @on(GroupTable.Chosen, "#group-table")
    async def _group_chosen(self, event: GroupTable.Chosen) -> None:
        event.stop()
        if group := self.group_table.selected_group:
            self.state.inside = printed(group.condition)
            await self.load()
            self.take_focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        if self.field.has_focus and action.startswith("clients_"):
            return False
        match action:
            case "clients_same" | "clients_mark" | "clients_sort":
                return not self.state.shows_groups and self.table.row_count() > 0
            case "clients_unfilter":
                return bool(self.words or self.state.view.condition) or self.state.can_refilter
            case _:
                return True
