"""Several clients out of a list, all of them ticked at first."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult

from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line


class ChooseClients(RowsDialog[tuple[ClientId, ...]]):
    """Space ticks and unticks, Enter takes the ticked ones."""

    def __init__(
        self, title: str, clients: Sequence[tuple[ClientId, str]], *, does: str = ""
    ) -> None:
        super().__init__(title)
        self._does = does or _("Mark them")
        self._clients = clients
        self._ticked = {client_id for client_id, _name in clients}

    def compose_content(self) -> ComposeResult:
        yield Rows(id="clients-to-choose", classes="first")

    def on_mount(self) -> None:
        self._show(0)

    def _show(self, at: int) -> None:
        self.rows.show([self._row(*one) for one in self._clients], cursor=at)

    def _row(self, client_id: ClientId, name: str) -> Callable[[int], Line]:
        tick = "+" if client_id in self._ticked else ""
        return lambda width: line(Cell(tick, 2, "accent"), Cell(name, width - 2, "strong"))

    def own_kept(self) -> object:
        return sorted(self._ticked)

    def return_own(self, kept: object) -> None:
        if isinstance(kept, list):
            self._ticked = {client_id for client_id, _name in self._clients if client_id in kept}
            self._show(self.rows.cursor)

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), self._does, "dialog.save"),
            Hint(key_name("space"), _("Tick"), "people.mark"),
        ]

    def answer(self) -> tuple[ClientId, ...] | None:
        return tuple(one for one, _name in self._clients if one in self._ticked)

    def action_people_mark(self) -> None:
        at = self.rows.cursor
        self._ticked ^= {self._clients[at][0]}
        self._show(min(at + 1, len(self._clients) - 1))

    def on_key(self, event: events.Key) -> None:
        if event.key == "space":
            event.stop()
            event.prevent_default()
            self.action_people_mark()
