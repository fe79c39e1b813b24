"""Into which file the lines of the audit chain are written."""

from pathlib import Path

from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.path_completion import as_path
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words


class AuditFile(Dialog[Path]):
    """A path; its ending says whether it is a workbook or CSV."""

    def __init__(self, path: Path, *, lines: int, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Export what was done"), refusal=refusal)
        self._path = path
        self._lines = lines

    def compose_content(self) -> ComposeResult:
        yield FormRow(_("File"), id="path", value=str(self._path), is_first=True)
        sentence = _(
            "Lines: {count}. Clients stand in it by their numbers, never by name; the export is"
            " written down as every other."
        )
        yield Words(sentence.format(count=f"{self._lines:,}"), classes="dialog-text")

    def answer(self) -> Path | None:
        row = self.query_one("#path", FormRow)
        if not row.value.strip():
            self.complain(_("Type the name of the file."), row.field)
            return None
        return as_path(row.value)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Export"), "dialog.save")]
