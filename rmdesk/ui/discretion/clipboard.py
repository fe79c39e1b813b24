"""The one place from which a text leaves the screen: a message without figures, for half a minute.

Everything else that Textual would copy is off, see `sealed_app`. The terminal is asked (OSC 52) and
never answers: one that does not know the request does nothing, and so the screen says that typing
off is the sure way.
"""

from typing import Any, Final

from textual.app import App
from textual.dom import DOMNode
from textual.timer import Timer

KEPT_SECONDS: Final = 30.0


class MessageClipboard:
    """Holds at most one message, and is emptied at the lock and at the end as well."""

    def __init__(self, node: DOMNode, *, seconds: float = KEPT_SECONDS) -> None:
        self._node = node
        self._seconds = seconds
        self._emptying: Timer | None = None

    def put(self, message: str) -> None:
        """Offer `message`, which the desk has checked and noted, to the terminal."""
        self._stop()
        _write(self._node.app, message)
        self._emptying = self._node.app.set_timer(self._seconds, self.clear)

    def clear(self) -> None:
        """Take away what was put there, if anything was."""
        if self._emptying is not None:
            self._stop()
            _write(self._node.app, "")

    def _stop(self) -> None:
        if self._emptying is not None:
            self._emptying.stop()
            self._emptying = None


def _write(app: App[Any], text: str) -> None:
    # The desk's own app refuses to copy anything: this is the door around that.
    App.copy_to_clipboard(app, text)
