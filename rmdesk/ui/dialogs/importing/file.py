"""Import: which file. Folders and files in a list, newest first, or a path typed."""

import os
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.path_completion import IMPORTED, Entry, as_path, common_beginning, entries
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line

_DAY_WIDTH, _SIZE_WIDTH = 16, 10


class ImportPath(Dialog[Path]):
    """A path, completed by Tab; the list below shows where it can go on.

    It starts in the folder of the file imported last, which `last` finds out, with the newest
    file first; what is typed before that is known stays. A subclass says in `asks`, `expects`,
    `does` and `suffixes` that another kind of file is wanted.
    """

    asks = N_("Import a file")
    expects = N_("a workbook (.xlsx) or an export (.csv)")
    does = N_("Preview")
    suffixes: Collection[str] = IMPORTED

    def __init__(
        self,
        typed: str = "",
        *,
        last: Callable[[], Awaitable[Path | None]],
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_(self.asks), refusal=refusal)
        self._last = last
        self._typed = typed
        self._choices: Sequence[Entry] = ()

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("File"),
            id="path",
            value=self._typed,
            placeholder=_(self.expects),
            is_first=True,
        )
        yield Rows(id="paths")

    def on_mount(self) -> None:
        self.query_one(Rows).can_focus = False
        if self._typed:
            self._complete(self._typed)
        else:
            self.run_worker(self._start(), group=HOLDS_KEYS)

    async def _start(self) -> None:
        last = await self._last()
        if not self.query_one("#path", FormRow).value:
            if last is not None and last.parent.is_dir():
                self._take(str(last.parent) + os.sep)
            else:
                self._complete("")

    @on(Field.Changed)
    def _path_typed(self, event: Field.Changed) -> None:
        self._complete(event.value)

    def _complete(self, text: str) -> None:
        self._choices = entries(text, self.suffixes)
        self.query_one(Rows).show([_entry_row(entry) for entry in self._choices])

    def complain(self, sentence: str, at: Widget | None = None) -> None:
        """The list gives way: the keys stay in sight below what is wrong."""
        super().complain(sentence, at)
        self.set_class(bool(sentence), "-wrong")

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _(self.does), "dialog.save"),
            Hint(key_name("tab"), _("Complete"), "dialog.next"),
            Hint(f"{key_name('up')} {key_name('down')}", _("Choose"), "dialog.next"),
        ]

    async def on_key(self, event: events.Key) -> None:
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            names = [entry.path for entry in self._choices if not entry.is_up]
            self._take(common_beginning(names) if names else "")

    @on(Rows.Chosen)
    def _path_chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_dialog_save()

    def _take(self, path: str) -> None:
        field = self.query_one("#path", FormRow).field
        if path and path != field.value:
            field.value = path
            field.cursor_position = len(path)

    def action_dialog_next(self) -> None:
        self.query_one(Rows).action_list_down()

    def action_dialog_previous(self) -> None:
        self.query_one(Rows).action_list_up()

    def answer(self) -> Path | None:
        """The file typed; else the file under the cursor, or into the folder there."""
        row = self.query_one("#path", FormRow)
        path = as_path(row.value) if row.value.strip() else Path()
        if row.value.strip() and path.is_file():
            return path
        if self._choices and (path.is_dir() or not path.exists()):
            entry = self._choices[self.query_one(Rows).cursor]
            if not entry.is_folder:
                return as_path(entry.path)
            self._take(entry.path)
            self.is_in_order()
            return None
        self.complain(_("There is no such file."), row.field)
        return None


def _entry_row(entry: Entry) -> Callable[[int], Line]:
    if entry.is_folder:
        name = _("{folder} (up)").format(folder=entry.path) if entry.is_up else entry.path
        return lambda width: line(Cell(name, width, "muted" if entry.is_up else ""))
    day = datetime.fromtimestamp(entry.modified)  # noqa: DTZ006 -- shown as the user's clock says
    size = f"{max(1, entry.size >> 10):,} KB"

    def compose(width: int) -> Line:
        rest = width - _DAY_WIDTH - _SIZE_WIDTH - 2
        return line(
            Cell(Path(entry.path).name, rest, "strong"),
            Cell(size, _SIZE_WIDTH, "muted", "right"),
            Cell(f"{day:%Y-%m-%d %H:%M}", _DAY_WIDTH, "muted", "right"),
            gap=1,
        )

    return compose
