"""The parts of a classification on the screen, and where its cursor stands among them."""

from collections.abc import Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.views.classes.bars import BarLines
from rmdesk.ui.views.classes.list import BoxClients
from rmdesk.ui.views.classes.looks import LOOKS, Digit, Look, look_of
from rmdesk.ui.views.classes.tiles import Tiles
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.table_lines import TableLines


class ClassParts(Vertical):
    """Boxes above, the clients of the box below them, and beside both, on a wide screen, why."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.access = access
        self.look = LOOKS[0]
        self._keys: dict[int, str] = {}
        self._begins_with: ClientId | None = None
        self.is_among_clients = False
        """Whether the cursor is among the clients and not on the boxes."""
        self.is_turned = False
        """Whether the curve stands in the place of the clients while the cursor is on the boxes."""

    def compose(self) -> ComposeResult:
        yield Painted(id="class-names")
        with Horizontal(id="class-panes"):
            with Vertical(id="class-left"):
                yield Tiles(id="class-tiles")
                yield BarLines(id="class-bars")
                yield Painted(id="class-caption")
                yield BoxClients(self.access, self.look, id="class-clients")
                yield TableLines(id="class-drift")
                yield Words(id="class-nothing")
                yield Painted(id="class-curve")
            yield Painted(id="class-why")

    # --- parts ---

    @property
    def tiles(self) -> Tiles:
        return self.query_one(Tiles)

    @property
    def bars(self) -> BarLines:
        return self.query_one(BarLines)

    @property
    def clients(self) -> BoxClients:
        return self.query_one(BoxClients)

    @property
    def drift(self) -> TableLines:
        return self.query_one("#class-drift", TableLines)

    @property
    def boxes(self) -> Tiles | BarLines:
        """What shows the boxes of this look."""
        return self.tiles if self.look.arrangement else self.bars

    @property
    def rows(self) -> BoxClients | TableLines:
        """What shows the clients of the box."""
        return self.drift if self.look.digit is Digit.DRIFT else self.clients

    @property
    def key(self) -> str:
        """The box under the cursor."""
        return self._keys.get(self.look.digit, self.look.first)

    @property
    def under_cursor(self) -> ClientId | None:
        """The client under the cursor of the list, whether keys move it or not."""
        if self.look.digit is Digit.DRIFT:
            row = self.drift.row
            return row.client_id if row is not None else None
        return self.clients.selected

    @property
    def selected(self) -> ClientId | None:
        """Whom a command would be about, while the cursor is among the clients."""
        return self.under_cursor if self.is_among_clients else None

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        return {
            "look": self.look.digit,
            "boxes": {str(digit): key for digit, key in self._keys.items()},
            "client": self.under_cursor,
            "in_list": self.is_among_clients,
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Show what was `kept` when the view is looked at."""
        if (look := look_of(kept.get("look"))) is not None:
            self.look = look
        boxes, client = kept.get("boxes"), kept.get("client")
        if isinstance(boxes, Mapping):
            self._keys = {
                look.digit: boxes[str(look.digit)] for look in LOOKS if _is_box(look, boxes)
            }
        self._begins_with = ClientId(client) if isinstance(client, int) else None
        self.is_among_clients = kept.get("in_list") is True


def _is_box(look: Look, boxes: Mapping[str, Any]) -> bool:
    """Whether a kept box may be one of the look's; one that this version does not know is none."""
    key = boxes.get(str(look.digit))
    if not isinstance(key, str):
        return False
    return look.arrangement is None or any(key and key in row for row in look.arrangement.keys)
