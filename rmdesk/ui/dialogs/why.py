"""Asking why: a reason that has to be given."""

from textual.app import ComposeResult

from rmdesk.domain.classes.by_hand import NO_REASON
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.plain_words import Words


class Why(Dialog[str]):
    """What it is about in lines, and below them the line for the reason, called `asks`."""

    def __init__(
        self,
        title: str,
        said: str,
        before: str | None,
        *,
        asks: str,
        placeholder: str,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._said = said
        self._before = before or ""
        self._asks = asks
        self._placeholder = placeholder

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._said), classes="dialog-text")
        yield FormRow(
            self._asks,
            id="why",
            value=self._before,
            placeholder=self._placeholder,
            is_first=True,
        )

    def answer(self) -> str | None:
        row = self.query_one("#why", FormRow)
        if not row.value.strip():
            self.complain(_(NO_REASON), row.field)
            return None
        return row.value.strip()
