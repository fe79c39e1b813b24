"""Doing what a client does not want: only with a reason, which is written down."""

from collections.abc import Sequence

from textual.app import ComposeResult

from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words


class Override(Dialog[str]):
    """What speaks against it, and a line for the reason to do it nevertheless."""

    def __init__(self, name: str, warnings: Sequence[str]) -> None:
        super().__init__(_("Call {name} all the same?").format(name=name))
        self._warnings = warnings

    def compose_content(self) -> ComposeResult:
        sign = formats.alarm_sign()
        words = "\n".join(f"{sign} {warning}" for warning in self._warnings)
        yield Words(formats.clean_lines(words), classes="dialog-text dialog-warning")
        yield FormRow(
            _("Reason"),
            id="reason",
            placeholder=_("why the call cannot wait; it is kept with the call"),
            is_first=True,
        )

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Show the number"), "dialog.save")]

    def answer(self) -> str | None:
        row = self.query_one("#reason", FormRow)
        if not row.value.strip():
            self.complain(_("Without a reason the number stays hidden."), row.field)
            return None
        return row.value.strip()
