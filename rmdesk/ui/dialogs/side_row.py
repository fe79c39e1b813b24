"""A row of a long form: title, field, and beside it how what was typed is understood."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal

from rmdesk.ui.dialogs.form import TITLE_WIDTH, FormRow
from rmdesk.ui.formats import clean, fit
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.words import Words


class SideRow(FormRow):
    """One line, so that a form of a dozen fields fits a small screen."""

    def __init__(
        self,
        title: str,
        *,
        id: str,
        value: str = "",
        placeholder: str = "",
        reading: Callable[[str], str] | None = None,
        is_first: bool = False,
    ) -> None:
        super().__init__(
            title, id=id, value=value, placeholder=placeholder, reading=reading, is_first=is_first
        )

    def compose(self) -> ComposeResult:
        with Horizontal(classes="form-line"):
            yield Words(fit(self._title, TITLE_WIDTH), classes="form-title")
            yield Field(
                self._value,
                placeholder=clean(self._placeholder),
                classes="first" if self._is_first else None,
            )
            yield Words(classes="side-reading")

    def _read(self, text: str) -> None:
        said = self._reading(text) if self._reading else ""
        self.query_one(".side-reading", Words).update(clean(said))
