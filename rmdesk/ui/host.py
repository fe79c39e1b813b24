"""The main screen, as far as a piece of work that asks, writes and tells needs it."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol

from textual.app import App
from textual.message import Message

from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.discretion.clipboard import MessageClipboard


@dataclass(slots=True)
class SoughtNotes:
    """What was sought in notes last and where the cursor stood: never kept beyond a lock."""

    words: str = ""
    row: int = 0
    client_id: ClientId | None = None


class Host(Protocol):
    """Passed to the coroutines behind commands, which stand in modules of their own."""

    access: Access
    sought_notes: SoughtNotes
    clipboard: MessageClipboard
    overrides: dict[ClientId, str]
    """Why a client may be called against their wish: kept with the next call that is logged."""

    @property
    def is_calling(self) -> bool:
        """Whether a number was shown in the call session, and its outcome is still to come."""

    @property
    def app(self) -> "App[object]": ...

    def tell(self, news: str, *, alarm: bool = False) -> None:
        """Say something in the status line."""

    def hush(self) -> None:
        """What was said is over."""

    async def read_again(self, about: ClientId | None = None) -> None:
        """Records changed: whatever is shown is read again, and stands on the client it was
        `about`."""

    async def open_client(self, client_id: ClientId) -> None:
        """Show a client's page; raises ClientGone."""

    async def open_review(self, client_id: ClientId) -> None:
        """Show a client's newest review; raises ClientGone."""


class WantsHost(Message):
    """A view began work that asks, writes and tells: the main screen is its host."""

    def __init__(self, work: Callable[[Host], Coroutine[Any, Any, None]]) -> None:
        super().__init__()
        self.work = work
