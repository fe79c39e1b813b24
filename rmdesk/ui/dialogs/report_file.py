"""As what and where to a plan or report leaves, with notes or without."""

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult

from rmdesk.language import _
from rmdesk.ui.dialogs.review_file import ReviewFile, ReviewTyped, leaving_words
from rmdesk.ui.widgets.choice import Choice


class ReportFile(ReviewFile):
    """The form for one report; nothing of one's own notes is in it unless that is chosen."""

    def title_of(self, count: int | None) -> str:
        return _("Report into a file")

    def own_choices(self) -> ComposeResult:
        yield self.choice(_("Notes"), "notes", (_("leave them out"), _("put them in")))

    def typed(self) -> ReviewTyped:
        return replace(super().typed(), notes=self.query_one("#notes", Choice).chosen)

    def consequences(self, typed: ReviewTyped) -> Sequence[str]:
        return (
            _("In it: figures, and names of clients with their deals and what is due."),
            _("Your notes and the words of what is due go along.")
            if typed.notes
            else _("Your notes stay in the book."),
            *leaving_words(typed),
        )
