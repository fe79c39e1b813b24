"""A classification on the screen: read, painted, and kept over a lock."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from textual import events

from rmdesk.desk.classing.benefit_boards import few_of
from rmdesk.desk.classing.standing import standing
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.domain.ids import ClientId
from rmdesk.store.thread import Superseded
from rmdesk.ui.access import Access
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.classes.looks import Digit, Look
from rmdesk.ui.views.classes.painted import PaintedClasses
from rmdesk.ui.views.classes.reading import Reading, read, read_box

_REST_SECONDS = 0.06


class ShownClasses(PaintedClasses):
    """Its subclass says what keys do."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(access, id=id)
        self._moved: set[ClientId] = set()
        self._loads = 0

    def on_mount(self) -> None:
        self._rest = self.set_interval(_REST_SECONDS, self._cursor_rests, pause=True)
        self.watch(self.tiles, "key", self._tile_chosen, init=False)
        self.watch(self.bars, "cursor", self._bar_chosen, init=False)
        self.watch(self.clients, "cursor", self._client_moved, init=False)
        self.watch(self.drift, "cursor", self._client_moved, init=False)
        self._show_look()

    @property
    def listed(self) -> Sequence[int]:
        """The marked clients, else all of the box, in the order of the lines."""
        if self._reading is None:
            return ()
        marks = self.clients.marks
        return [one for one in self._reading.ids if one in marks] or self._reading.ids

    def take_focus(self) -> None:
        (self.rows if self.is_among_clients else self.boxes).focus()
        if self._reading is None:
            self.load_soon()

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Show what was `kept` when the view is looked at."""
        super().return_to(kept)
        self._show_look()

    # --- reading ---

    def load_soon(self) -> None:
        """Read the look; keys wait for it as for anything else, but not for long."""
        self.run_worker(self.load(), group=HOLDS_KEYS)

    async def load(self, *, follow: ClientId | None = None) -> None:
        """Read boxes and clients; the cursor stays on its box and client, or goes along with the
        one to `follow`."""
        look, key = self.look, self.key
        self._loads += 1
        load = self._loads
        try:
            reading = await self.access.newest(
                "class board", lambda desk: read(desk, look, key, follow)
            )
        except (Superseded, asyncio.CancelledError):
            return
        if load != self._loads:
            return
        keep = follow or self._begins_with or self.under_cursor
        self._reading, self._keys[look.digit] = reading, reading.key
        self._paint(keep)
        self._begins_with = None
        if self.is_among_clients and not len(reading.ids):
            self.boxes.focus()
        if look.digit is Digit.VALUE:
            self.run_worker(self._load_few())  # the whole book in its order: the boxes do not wait

    async def _load_few(self) -> None:
        """Read how few clients bring most, for the curve beside the value grid."""
        try:
            self._few = await self.access.newest("benefit curve", few_of)
        except (Superseded, asyncio.CancelledError):
            return
        self._say()

    async def _load_box(self) -> None:
        """Read the clients of the box under the cursor; the boxes stay as they are."""
        reading, look, key = self._reading, self.look, self.key
        if reading is None:
            return
        try:
            ids = await self.access.newest(
                "class box", lambda desk: read_box(desk, reading.board, key)
            )
        except (Superseded, asyncio.CancelledError):
            return
        if self._reading is reading and (look, key) == (self.look, self.key):
            self._reading = Reading(
                board=reading.board, settings=reading.settings, key=key, ids=ids
            )
            self.clients.marks.clear()
            self._paint_clients(None)

    async def read_again(self) -> None:
        """Records changed. Whoever was moved from here is gone along with, undo included."""
        if not self.display:
            self._reading = None  # read when it is looked at
            return
        at = self.under_cursor
        await self.load(follow=at if at in self._moved else None)

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        self.clients.look_again()
        if self._reading is not None:
            self._show_look()
            self._paint(self.under_cursor)

    # --- cursors ---

    def _tile_chosen(self, key: str) -> None:
        if self.look.arrangement and key != self.key:
            self.choose(key)

    def _bar_chosen(self) -> None:
        if not self.look.arrangement and (key := self.bars.key) and key != self.key:
            self.choose(key)

    def choose(self, key: str) -> None:
        """Stand on another box."""
        self._keys[self.look.digit] = key
        if self.look.arrangement:
            self.tiles.key = key
        self.run_worker(self._load_box(), group=HOLDS_KEYS)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.is_among_clients = event.widget is self.rows
        if self._reading is not None:
            self._say()
            self._begin_to_rest()

    def _paint_clients(self, keep: ClientId | None) -> None:
        super()._paint_clients(keep)
        self._begin_to_rest()

    def _client_moved(self) -> None:
        self._begin_to_rest()

    def _begin_to_rest(self) -> None:
        """Why the client stands there is read once the cursor stays on it."""
        if self.is_among_clients:
            self._rest.reset()
            self._rest.resume()

    def _cursor_rests(self) -> None:
        self._rest.pause()
        self.run_worker(self._load_standing())

    async def _load_standing(self) -> None:
        client_id = self.under_cursor
        if client_id is None:
            self._standing = None
            return
        try:
            found = await self.access.newest(
                "class standing", lambda desk: standing(desk, client_id)
            )
        except (Superseded, asyncio.CancelledError, ClientGone):
            return
        if client_id == self.under_cursor:
            self._standing = found
            self._say()

    def show(self, look: Look) -> None:
        """Show another look, on the box where it was left."""
        self.look, self._reading, self._standing = look, None, None
        self.clients.marks.clear()
        self._show_look()
        self.clients.show((), None)
        self.boxes.focus()
        self.load_soon()
