"""What a page is. The frame (`paged.view`) mounts it on the first visit; keys come by it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from textual import on
from textual.containers import Vertical

from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.rows_body import RowsBody
from rmdesk.ui.widgets.rows_page import RowsPage

VERBS: Final = (
    *("choose", "add", "take_out", "options", "finish", "earlier", "later", "more"),
    *("discard", "write_out"),
)
"""What keys may ask of a page; `can` says which have a sense right now."""


class AnyPage(Vertical):
    """What pages of all views have in common: their body, the verbs, and the place to return to.

    Its body is a `RowsBody` or a `LineList`: both carry the keys of the cursor, and Enter or a
    click on a row of either comes here as `choose`.
    """

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(id=id)
        self.access = access

    @property
    def takes_digits(self) -> bool:
        """Whether a digit types a figure right now, and turns no page."""
        return False

    async def read_again(self) -> None:
        """Records changed."""

    def take_focus(self) -> None:
        """Keys go here from now on."""

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""

    def step_back(self) -> bool:
        """Leave what was opened on the page itself; whether there was such."""
        return False

    def detail(self) -> str:
        """What the status line says at rest."""
        return ""

    def explanation(self) -> str:
        """What help says of this page."""
        return ""

    def can(self, verb: str) -> bool:
        """Whether a verb has a sense right now: else its key is no hint, and does nothing."""
        return False

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        return {}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Show what was `kept` when the page is loaded next."""

    # --- verbs; each posts WantsHost or Undertaken where it asks or writes ---

    def choose(self) -> None:
        """Enter."""

    def add(self) -> None:
        """Something new."""

    def take_out(self) -> None:
        """Take out what the cursor is on. (`remove` is Textual's own: a widget goes with it.)"""

    def options(self) -> None:
        """What the page goes by: all fields of a line, assumptions, models, norms."""

    def finish(self) -> None:
        """Close or save as a whole."""

    def earlier(self) -> None:
        """The one before, by time."""

    def later(self) -> None:
        """The one after, by time."""

    def more(self) -> None:
        """Unfold, or show the other side."""

    def discard(self) -> None:
        """Throw away what is still being typed."""

    def write_out(self) -> None:
        """Write what is shown to a file."""

    # --- the body ---

    @on(RowsPage.Chosen)
    @on(RowsBody.Entered)
    @on(LineList.Chosen)
    def _row_chosen(self, event: RowsPage.Chosen | RowsBody.Entered | LineList.Chosen) -> None:
        event.stop()
        if self.can("choose"):
            self.choose()

    @on(RowsBody.Moved)
    def _row_moved(self, event: RowsBody.Moved) -> None:
        event.stop()
        self.refresh_bindings()  # what keys can do depends on the row
        self.post_message(Shown())


class BookPage(AnyPage):
    """A page over the whole book."""

    # Not `Page`, the name of a widget: style sheets would take one for the other.

    @property
    def selected(self) -> ClientId | None:
        """Whom a command would be about: the client under the cursor."""
        return None

    @property
    def listed(self) -> Sequence[int]:
        """The clients of the rows, each once, in their order: calls go down them, pages turn
        through them. Empty where the rows are about no clients."""
        return ()

    def words(self) -> str:
        """What the title bar says beside the page's own name."""
        return ""

    def come_about(self, about: object) -> None:
        """When the page is loaded next, show this of it: a metric's code, a month, a record. What
        it does not know it passes over."""

    async def load(self) -> None:
        """Read what there is and show it."""
        raise NotImplementedError

    async def read_again(self) -> None:
        await self.load()
