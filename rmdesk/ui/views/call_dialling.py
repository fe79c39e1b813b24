"""The number on the screen, and the minutes that run from it."""

from collections.abc import Callable
from datetime import datetime

from textual.timer import Timer
from textual.widget import Widget

from rmdesk.ui.respect_words import with_reason

_REVEAL_SECONDS = 30.0  # dialling eleven figures takes longer than reading them


class Dialling:
    """One card's call: since when, and whether the number is still shown."""

    def __init__(self, view: Widget, clock: Callable[[], datetime]) -> None:
        self._view = view
        self._clock = clock
        self._reveal: Timer | None = None
        self.since: datetime | None = None
        self.reason = ""
        self.is_large = False

    @property
    def reveals(self) -> bool:
        """Whether the number is shown in full."""
        return self._reveal is not None

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

    def reveal(self, masked: Callable[[], None], *, is_large: bool) -> None:
        """Show the number for half a minute, then say it is `masked`; the minutes run on.

        `is_large` shows it for reading across the desk.
        """

        def hide() -> None:
            self.mask()
            masked()

        self.since = self.since or self._clock()
        self.is_large = is_large
        self._reveal = self._view.set_timer(_REVEAL_SECONDS, hide)

    def with_reason(self, gist: str) -> str:
        """`gist` with the reason why the client was called against their wish, if there was one."""
        return with_reason(gist, self.reason)

    def mask(self) -> None:
        """Hide the number."""
        self.is_large = False
        if self._reveal:
            self._reveal.stop()
            self._reveal = None

    def kept(self) -> str:
        """As JSON: since when; empty before the number was shown."""
        return self.since.isoformat() if self.since else ""

    def return_to(self, kept: str) -> None:
        """Let the minutes run on from what was `kept`."""
        self.since = datetime.fromisoformat(kept) if kept else None
