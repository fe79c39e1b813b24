"""What is going on, how far it is, and a way to stop it."""

import threading
from collections.abc import Callable

from textual.app import ComposeResult

from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.formats import clean
from rmdesk.ui.widgets.bars import Bar, Hint
from rmdesk.ui.widgets.lines import Cell, Span, line
from rmdesk.ui.widgets.plain_words import Words


class ProgressBar(Bar):
    """How far the work is, in colour and in percent."""

    def __init__(self) -> None:
        super().__init__(id="progress")
        self._done: float | None = None

    def show(self, done: float | None) -> None:
        """Show a part of 1; None while nobody knows."""
        self._done = done
        self.refresh()

    def compose_line(self, width: int) -> list[Span]:
        if self._done is None:
            return line(Cell("", width))
        share = max(0.0, min(self._done, 1.0))
        figure = f"{share:.0%}"
        full = round((width - 6) * share)
        return line(
            Cell("", full, "section"),
            Cell("", width - 6 - full),
            Cell(figure, 6, "strong", "right"),
        )


class Working(Dialog[bool]):
    """Closed by whoever opened it; `stopped` is set, and `stop` called, when it shall end."""

    def __init__(self, title: str, *, stop: Callable[[], None] | None = None) -> None:
        super().__init__(title)
        self.stopped = threading.Event()
        self._stop = stop

    def compose_content(self) -> ComposeResult:
        yield Words(id="working", classes="dialog-text")
        yield ProgressBar()

    def say(self, text: str, done: float | None = None) -> None:
        """What is being done right now, and which part of it is done."""
        if self.is_mounted and not self.stopped.is_set():
            self.query_one("#working", Words).update(clean(text))
            self.query_one(ProgressBar).show(done)

    def own_hints(self) -> list[Hint]:
        return []

    def action_dialog_save(self) -> None:
        """Nothing to save."""

    def stop_work(self) -> None:
        self.action_dialog_cancel()

    def action_dialog_cancel(self) -> None:
        """Stops the work; the dialog goes when it has stopped."""
        self.say(_("Stopping; the book stays as it was."))
        self.stopped.set()
        if self._stop is not None:
            self._stop()
