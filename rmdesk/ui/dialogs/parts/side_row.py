"""A row of a long form: title, field, and beside it how what was typed is understood."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean


class SideRow(FormRow):
    """One line, so that a form of a dozen fields fits a small screen."""

    reading_class = "side-reading"

    def compose(self) -> ComposeResult:
        with Horizontal(classes="form-line"):
            yield from self.title_and_field()
            yield self._read_as

    def _read(self, text: str) -> None:
        self._read_as.update(clean(self._reading(text)) if self._reading else "")
