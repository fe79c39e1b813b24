"""A line of one's own where none of the choices says it."""

from textual.app import ComposeResult

from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow


class OwnWords(Dialog[str]):
    """One line; it cannot be left empty."""

    def __init__(self, title: str, *, value: str = "", placeholder: str = "") -> None:
        super().__init__(title)
        self._value = value
        self._placeholder = placeholder

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("In your words"),
            id="words",
            value=self._value,
            placeholder=self._placeholder,
            is_first=True,
        )

    def answer(self) -> str | None:
        row = self.query_one("#words", FormRow)
        if not row.value.strip():
            self.complain(_("Say it in a word or two, or press Esc."), row.field)
            return None
        return row.value.strip()
