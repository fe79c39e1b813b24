"""While an export runs, and what it did."""

from collections.abc import Callable
from typing import Protocol

from textual import events
from textual.app import ComposeResult

from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words


class ExportRuns(Dialog[bool]):
    """Says how far it is; Esc ends it, calls `cancel` and says `ending`, a message id.

    Closed by whoever opened it.
    """

    def __init__(
        self,
        total: int,
        cancel: Callable[[], None],
        *,
        ending: str = N_("Ending it; nothing is left behind."),
    ) -> None:
        super().__init__(_("Export to a file"))
        self._ending = ending
        self._total = total
        self._cancel = cancel
        self.is_cancelled = False

    def compose_content(self) -> ComposeResult:
        yield Words(id="export-runs", classes="dialog-text first")

    def say_rows(self, rows: int) -> None:
        """So many lines are written."""
        text = _("Written: {rows} of {total} clients")
        self._say(text.format(rows=f"{rows:,}", total=f"{self._total:,}"))

    def say_finishing(self) -> None:
        """All lines are written; the file is put together."""
        self._say(_("Putting the file together; this takes as long again."))

    def _say(self, text: str) -> None:
        if self.is_mounted and not self.is_cancelled:
            self.query_one("#export-runs", Words).update(formats.clean(text))

    def own_hints(self) -> list[Hint]:
        return []

    def action_dialog_save(self) -> None:
        """Nothing to save."""

    def stop_work(self) -> None:
        self.action_dialog_cancel()

    def action_dialog_cancel(self) -> None:
        self._say(_(self._ending))
        self.is_cancelled = True
        self._cancel()


class Report(Protocol):
    """What was done, in sentences."""

    def sentences(self) -> list[str]: ...


class ExportDone(Dialog[bool]):
    """Where the file lies and what of the book is in it."""

    closing = N_("Close")

    def __init__(self, exported: Report) -> None:
        super().__init__(_("Exported"))
        self._exported = exported

    def compose_content(self) -> ComposeResult:
        report = "\n".join(self._exported.sentences())
        yield Words(formats.clean_lines(report), classes="dialog-text")

    def own_hints(self) -> list[Hint]:
        return []

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.action_dialog_save()

    def answer(self) -> bool | None:
        return True
