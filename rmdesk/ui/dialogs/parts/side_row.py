"""A row of a long form: title, field, and beside it how what was typed is understood."""

from textual.app import ComposeResult
from textual.containers import Horizontal

from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean
from rmdesk.ui.widgets.plain_words import Words


class SideRow(FormRow):
    """One line, so that a form of a dozen fields fits a small screen."""

    def compose(self) -> ComposeResult:
        with Horizontal(classes="form-line"):
            yield from self.title_and_field()
            yield Words(classes="side-reading")

    def _read(self, text: str) -> None:
        said = self._reading(text) if self._reading else ""
        self.query_one(".side-reading", Words).update(clean(said))
