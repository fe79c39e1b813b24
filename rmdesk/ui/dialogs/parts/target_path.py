"""Where something is to be written, and what will lie there."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.suggester import Suggester

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.path_completion import as_path, common_beginning, completions, target_of
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words

FOLDERS_ONLY: Final = frozenset[str]()


class Paths(Suggester):
    """Goes on to where all that begins so agrees: folders, and files of these `suffixes`."""

    def __init__(self, suffixes: Collection[str] = FOLDERS_ONLY) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._suffixes = suffixes

    async def get_suggestion(self, value: str) -> str | None:
        found = [path for path in completions(value, self._suffixes) if path.startswith(value)]
        further = common_beginning(found)
        return further if len(further) > len(value) else None


def tab_completes(event: events.Key, field: Field) -> None:
    """Have Tab take the rest of the path that `field` offers, if it does; else Tab goes on."""
    if event.key == "tab" and _completed(field):
        event.stop()
        event.prevent_default()


def _completed(field: Field) -> bool:
    if not field.has_focus or field.cursor_position != len(field.value):
        return False
    before = field.value
    field.action_cursor_right()
    return field.value != before


class TargetPath(Dialog[Path]):
    """A file that is proposed: what is typed takes its place, and Tab completes the folders.

    A folder alone means the proposed name inside it.
    """

    def __init__(
        self, title: str, says: str, path: Path, *, does: str, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._says = says
        self._path = path
        self._does = does

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._says), classes="dialog-text")
        yield FormRow(_("File"), id="path", value=str(self._path), is_first=True)

    def on_mount(self) -> None:
        field = self.query_one("#path", FormRow).field
        field.suggester = Paths()
        if self._refusal is None:  # what was refused is mended letter by letter
            field.select_all()

    def on_key(self, event: events.Key) -> None:
        tab_completes(event, self.query_one("#path", FormRow).field)

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), self._does, "dialog.save"),
            Hint(key_name("tab"), _("Complete"), "dialog.next"),
        ]

    def answer(self) -> Path | None:
        row = self.query_one("#path", FormRow)
        if not row.value.strip():
            self.complain(_("Type the name of the file."), row.field)
            return None
        path = target_of(as_path(row.value), row.value, self._path.name)
        if not path.parent.is_dir():
            says = _("There is no folder {name}. Make it first, or choose another one.")
            self.complain(says.format(name=path.parent), row.field)
            return None
        return path
