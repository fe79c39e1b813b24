"""Import: the password of a workbook. It is used once and kept nowhere."""

from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint


class ImportPassword(Dialog[str]):
    """What opens the file, shown as dots."""

    def __init__(self, file: str, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("{file} is protected").format(file=file), refusal=refusal)

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Password"),
            id="password",
            placeholder=_("of the workbook, not of the book; it is kept nowhere"),
            is_first=True,
        )

    def on_mount(self) -> None:
        self.query_one(FormRow).field.password = True

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Open"), "dialog.save")]

    def answer(self) -> str | None:
        row = self.query_one(FormRow)
        if not row.value:
            self.complain(_("Type the password of the file."), row.field)
            return None
        return row.value
