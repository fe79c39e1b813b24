"""Going back, after a lock, to the dialog that was open, with every word that was typed.

The way is gone again by the keys that led there, each only where everything stands as it stood
then, and while the book is held: nothing can be written by it. Where the way has changed, the words
are kept and offered: they return when that dialog is opened, and can be read until then.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual import events

from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.drafts.kept import DialogDraft, Drafts, Root
from rmdesk.ui.drafts.on_screen import fill, has_all, kind_of
from rmdesk.ui.drafts.trail import Trail
from rmdesk.ui.main_screen import MainScreen
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.widgets.bars import StatusBar
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text_box import TextBox

Key = events.Key | events.Paste

_PATIENCE_SECONDS = 3.0
"""For a dialog to open: what it shows may have to be read first."""

_LAST_SECONDS = 1.0
"""For the last one, whose rows may have changed and are looked at by the user anyway."""

_GLANCE_SECONDS = 0.005


class DraftKeeper:
    """Notes the way of each key, and goes it again; `give` is how a key reaches the screen."""

    def __init__(
        self,
        desk: Callable[[], MainScreen],
        access: Access,
        give: Callable[[Key], Awaitable[None]],
    ) -> None:
        self._desk = desk
        self._access = access
        self._give = give
        self.trail = Trail(lambda: desk().app.screen_stack)
        self._is_walking = False
        self.left: list[DialogDraft] = []
        """Dialogs whose words found no place yet."""

    # --- what happens ---

    def key(self, key: Key) -> None:
        """`key` is about to be given."""
        desk = self._desk()
        self.trail.key(key, desk.views.shown.name, desk.app.focused)

    def clicked(self) -> None:
        """A button of the mouse was pressed."""
        self.trail.clicked()

    def commanded(self, command_id: str) -> None:
        """It was on the hint of this command."""
        self.trail.commanded(BY_ID[command_id], self._desk().views.shown.name)

    def opened(self, dialog: Dialog[Any]) -> None:
        """A dialog opened; words that are kept for it are put into it."""
        self.trail.opened(dialog)
        if self._is_walking:
            return
        kind = kind_of(dialog)
        for draft in [one for one in self.left if one.is_of(kind, dialog.heading)]:
            dialog.run_worker(self._put_into(dialog, draft))

    async def _put_into(self, dialog: Dialog[Any], draft: DialogDraft) -> None:
        await fill(dialog, draft, seconds=_LAST_SECONDS)
        if has_all(dialog, draft) and draft in self.left:
            self.left.remove(draft)

    def kept(self) -> Drafts:
        """What is half typed now, with what was left of earlier."""
        workers = self._desk().app.workers
        at_work = any(one.group == HOLDS_KEYS and not one.is_finished for one in workers)
        way = self.trail.kept(is_at_work=at_work)
        return Drafts(root=way.root, way=way.way, left=tuple(self.left))

    # --- going back ---

    async def return_to(self, drafts: Drafts) -> None:
        """Open again what was open, and say so where that cannot be."""
        self.left = list(drafts.left)
        store = await self._access.ask(lambda desk: desk.store)
        self.trail.written = lambda: store.written
        if not drafts.way:
            return
        is_there = drafts.root is not None and await self._walk(drafts.root, drafts.way)
        if not is_there:
            lost = [one for one in drafts.way if one.typed]
            self.left += lost
            desk = self._desk()
            if lost and desk.query(StatusBar):  # the desk may have been left meanwhile
                desk.tell(
                    _("Your words are kept: command “Typed before the lock”, by Ctrl+P."),
                    alarm=True,
                )

    async def _walk(self, root: Root, way: Sequence[DialogDraft]) -> bool:
        """Whether the last dialog stands with all its words."""
        if not self._can_begin(root):
            return False
        await self._access.ask(lambda desk: setattr(desk.store, "is_held", True))
        self._is_walking = True
        try:
            stroke = root.stroke
            for draft in way:
                self._press(events.Key(stroke.key, stroke.character))
                dialog = await self._comes(draft)
                if dialog is None:
                    return False
                if draft.stroke is None:
                    await fill(dialog, draft, seconds=_LAST_SECONDS)
                    return has_all(dialog, draft)
                if not await fill(dialog, draft, seconds=_PATIENCE_SECONDS):
                    return False
                stroke = draft.stroke
            return False
        finally:
            self._is_walking = False
            await self._access.ask(lambda desk: setattr(desk.store, "is_held", False))

    def _can_begin(self, root: Root) -> bool:
        desk = self._desk()
        in_field = isinstance(desk.app.focused, Field | TextBox)
        is_there = desk.views.shown.name == root.view and len(desk.app.screen_stack) == 1
        return is_there and (in_field == root.in_field or not root.stroke.types)

    def _press(self, key: events.Key) -> None:
        """In the turn of the application, as a key from the terminal."""
        self._desk().app.call_later(self._give, key)

    async def _comes(self, draft: DialogDraft) -> Dialog[Any] | None:
        """The dialog, once it lies on the screen and is noted; None where another one does."""
        clock = asyncio.get_running_loop()
        until = clock.time() + _PATIENCE_SECONDS
        while clock.time() < until:
            dialog = self.trail.top
            if (
                dialog is not None
                and dialog is self.trail.newest
                and draft.is_of(kind_of(dialog), dialog.heading)
            ):
                return dialog
            await asyncio.sleep(_GLANCE_SECONDS)
        return None
