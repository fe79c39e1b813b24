"""The clients behind a figure, a line each; Enter opens one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.app import ComposeResult

from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import class_label

_CLASS, _LAST = 12, 26
_AROUND, _FEWEST = 9, 4
"""Lines of the dialog around the rows, and so many rows at least."""


@dataclass(frozen=True, slots=True)
class FigureClient:
    """A client that a figure counts, with the day of the last contact."""

    client_id: ClientId
    name: str
    client_class: ClientClass
    last_contact: date | None


class FigureClients(RowsDialog[ClientId]):
    """Answers with the client to open. What the figure is stands in the title."""

    def __init__(
        self, title: str, clients: Sequence[FigureClient], today: date, *, about: str = ""
    ) -> None:
        super().__init__(title)
        self._clients = clients
        self._today = today
        self._about = about

    def compose_content(self) -> ComposeResult:
        said = _("clients: {count}").format(count=f"{len(self._clients):,}")
        told = "   ".join(filter(None, (said, self._about)))
        yield Words(formats.clean_lines(told), classes="dialog-text")
        yield Rows(id="of-the-figure", classes="first")

    def on_mount(self) -> None:
        self.rows.show([self._row(one) for one in self._clients])

    def on_resize(self, event: events.Resize) -> None:
        self.rows.styles.max_height = max(_FEWEST, event.size.height - _AROUND)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Open client"), "dialog.save")]

    def answer(self) -> ClientId | None:
        if not self._clients:
            self.complain(_("Nobody is behind this figure."))
            return None
        return self._clients[self.rows.cursor].client_id

    def _row(self, one: FigureClient) -> Callable[[int], Line]:
        last = formats.ago(one.last_contact, self._today) if one.last_contact else _("never")
        return lambda width: line(
            Cell(one.name, width - _CLASS - _LAST - 2, "strong"),
            Cell(class_label(one.client_class), _CLASS),
            Cell(_("last contact {when}").format(when=last), _LAST, "muted"),
            gap=1,
        )
