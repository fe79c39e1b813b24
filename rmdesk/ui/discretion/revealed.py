"""The number that is shown in full for a few seconds, because somebody asked for it."""

from collections.abc import Callable
from typing import Final

from textual.timer import Timer
from textual.widget import Widget

SECONDS: Final = 10.0

_now: frozenset[str] = frozenset()


def revealed() -> frozenset[str]:
    """What may stand on the screen in full at this moment."""
    return _now


class Reveal:
    """One field of one client in full, for ten seconds; a second one takes its place."""

    def __init__(self, owner: Widget, hidden: Callable[[], None]) -> None:
        """`hidden` is called when the ten seconds are over: the owner paints itself anew."""
        self._owner = owner
        self._hidden = hidden
        self._timer: Timer | None = None
        self._numbers: frozenset[str] = frozenset()
        self.field = ""
        """What is shown, empty for nothing."""

    @property
    def is_on(self) -> bool:
        """Whether the ten seconds run."""
        return self._timer is not None

    def show(self, field: str, numbers: frozenset[str]) -> None:
        """Let the `numbers` of a field be painted in full; it was written down before."""
        global _now
        self.hide()
        self.field = field
        _now = self._numbers = numbers
        self._timer = self._owner.set_timer(SECONDS, self._over)

    def hide(self) -> None:
        """Nothing is shown in full any more."""
        global _now
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            if _now is self._numbers:  # else another owner's have taken their place
                _now = frozenset()
        self.field = ""

    def _over(self) -> None:
        self.hide()
        self._hidden()
