"""The number on the screen, and the minutes that run from it."""

from collections.abc import Callable
from datetime import datetime

from textual.widget import Widget

from rmdesk.ui.discretion.revealed import Reveal
from rmdesk.ui.words.respect import with_reason


class Dialling:
    """One card's call: since when, and whether the number is still shown."""

    def __init__(
        self, view: Widget, clock: Callable[[], datetime], masked: Callable[[], None]
    ) -> None:
        """`masked` is called when the number is not shown any more."""
        self._clock = clock
        self._masked = masked
        self._reveal = Reveal(view, self._over)
        self.since: datetime | None = None
        self.reason = ""
        self.is_large = False

    @property
    def reveals(self) -> bool:
        """Whether the number is shown in full."""
        return self._reveal.is_on

    @property
    def seconds(self) -> int:
        """The time since the number was shown first."""
        if self.since is None:
            return 0
        return max(0, round((self._clock() - self.since).total_seconds()))

    def reset(self) -> None:
        """Another card: nobody was dialled yet."""
        self.since = None
        self.reason = ""
        self.mask()

    def reveal(self, field: str, number: str, *, is_large: bool) -> None:
        """Show the `number` of a field for a while; the minutes run on.

        `is_large` shows it for reading across the desk.
        """
        self.since = self.since or self._clock()
        self._reveal.show(field, frozenset({number}))
        self.is_large = is_large

    def _over(self) -> None:
        self.is_large = False
        self._masked()

    def with_reason(self, gist: str) -> str:
        """`gist` with the reason why the client was called against their wish, if there was one."""
        return with_reason(gist, self.reason)

    def mask(self) -> None:
        """Hide the number."""
        self.is_large = False
        self._reveal.hide()

    def kept(self) -> str:
        """As JSON: since when; empty before the number was shown."""
        return self.since.isoformat() if self.since else ""

    def return_to(self, kept: str) -> None:
        """Let the minutes run on from what was `kept`."""
        self.since = datetime.fromisoformat(kept) if kept else None
