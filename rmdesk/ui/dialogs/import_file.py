"""Import: which file, what it would do, what it did."""

from collections.abc import Callable, Sequence
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from rmdesk.desk.matching.tally import Counts
from rmdesk.desk.transfer import Report
from rmdesk.domain.problems import Problem, Weight
from rmdesk.errors import RmdeskError
from rmdesk.exchange.columns import SheetKind
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.form import FormRow
from rmdesk.ui.dialogs.rows import Rows
from rmdesk.ui.keymap import key_name
from rmdesk.ui.path_completion import as_path, common_beginning, completions
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line

_KINDS = {
    SheetKind.CLIENTS: N_("clients"),
    SheetKind.CORE: N_("core system"),
    SheetKind.MEMBERS: N_("household"),
    SheetKind.HOLDINGS: N_("assets"),
    SheetKind.POLICIES: N_("policies"),
    SheetKind.CALENDAR: N_("contacts"),
}
_COUNTS = (
    ("new", N_("new")),
    ("updated", N_("changed")),
    ("unchanged", N_("same")),
    ("conflict", N_("unclear")),
    ("refused", N_("refused")),
    ("gone", N_("gone")),
)
_COUNT_WIDTH = 8
_WEIGHT_WIDTH = 9
_WEIGHTS = {Weight.REFUSED: N_("refused"), Weight.CONFLICT: N_("unclear"), Weight.NOTICE: ""}
_WEIGHT_STYLES = {Weight.REFUSED: "error", Weight.CONFLICT: "warning", Weight.NOTICE: "muted"}


class ImportPath(Dialog[Path]):
    """A path, completed by Tab; the list below shows where it can go on."""

    def __init__(self, typed: str = "", *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Import a file"), refusal=refusal)
        self._typed = typed
        self._choices: Sequence[str] = ()

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("File"),
            id="path",
            value=self._typed,
            placeholder=_("a workbook (.xlsx) or an export (.csv)"),
            is_first=True,
        )
        yield Rows(id="paths")

    def on_mount(self) -> None:
        self.query_one(Rows).can_focus = False
        self._complete(self._typed)

    @on(Field.Changed)
    def _path_typed(self, event: Field.Changed) -> None:
        self._complete(event.value)

    def _complete(self, text: str) -> None:
        self._choices = completions(text)
        self.query_one(Rows).show([_path_row(path) for path in self._choices])

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Preview"), "dialog.save"),
            Hint(key_name("tab"), _("Complete"), "dialog.next"),
            Hint(f"{key_name('up')} {key_name('down')}", _("Choose"), "dialog.next"),
        ]

    async def on_key(self, event: events.Key) -> None:
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self._take(common_beginning(self._choices) if self._choices else "")

    @on(Rows.Chosen)
    def _path_chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self._take(self._choices[event.index])

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
        """The file typed; while it is a folder, Enter takes what the cursor stands on."""
        row = self.query_one("#path", FormRow)
        path = as_path(row.value) if row.value.strip() else Path()
        if row.value.strip() and path.is_file():
            return path
        if self._choices and (path.is_dir() or not path.exists()):
            self._take(self._choices[self.query_one(Rows).cursor])
            self.is_in_order()
            return None
        self.complain(_("There is no such file."), row.field)
        return None


class ImportResult(Dialog[bool]):
    """Counts per sheet and the problems: before an import with `go`, and after it."""

    def __init__(self, title: str, report: Report, *, advice: str, go: str) -> None:
        super().__init__(title)
        self._report = report
        self._advice = advice
        self._go = go

    def compose_content(self) -> ComposeResult:
        yield Static(formats.clean_lines(self._advice), classes="dialog-text")
        yield Rows(id="import-rows")

    def on_mount(self) -> None:
        # Keys go to the dialog: Enter must count even before the rows are there.
        self.query_one(Rows).can_focus = False
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        """Sentences are wrapped, so the rows depend on the width the dialog was given."""
        table = self.query_one(Rows)
        rows: list[Callable[[int], Line]] = [_counts_heading]
        rows += [_counts_row(counts) for counts in self._report.sheets]
        if self._report.problems:
            rows += [_blank, _problems_heading(len(self._report.problems))]
            for problem in self._report.problems:
                rows.append(_place_row(problem))
                rows += map(
                    _text_row,
                    formats.wrap(problem.sentence(), max(20, table.row_width - _WEIGHT_WIDTH - 3)),
                )
        table.show(rows, cursor=table.cursor)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), self._go, "dialog.save")]

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.action_dialog_save()

    def answer(self) -> bool | None:
        return True

    def action_dialog_next(self) -> None:
        self.query_one(Rows).action_list_page_down()

    def action_dialog_previous(self) -> None:
        self.query_one(Rows).action_list_page_up()


class Working(Dialog[bool]):
    """Says what is going on; closed by whoever opened it."""

    def __init__(self, title: str) -> None:
        super().__init__(title)

    def compose_content(self) -> ComposeResult:
        yield Static(id="working", classes="dialog-text")

    def say(self, text: str) -> None:
        """What is being done right now."""
        if self.is_mounted:
            self.query_one("#working", Static).update(formats.clean(text))

    def own_hints(self) -> list[Hint]:
        return []

    def action_dialog_save(self) -> None:
        """Nothing to save."""

    def action_dialog_cancel(self) -> None:
        """Half an import is no import: it ends by itself."""


def _blank(width: int) -> Line:
    return line(Cell("", width))


def _path_row(path: str) -> Callable[[int], Line]:
    style = "" if path.endswith(("/", "\\")) else "strong"
    return lambda width: line(Cell(path, width, style))


def _counts_heading(width: int) -> Line:
    kind, name = _name_widths(width)
    return line(
        Cell(_("Sheet"), name, "heading"),
        Cell(_("Content"), kind, "heading"),
        *(Cell(_(title), _COUNT_WIDTH, "heading", "right") for _name, title in _COUNTS),
    )


def _counts_row(counts: Counts) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        kind, name = _name_widths(width)
        return line(
            Cell(counts.sheet or counts.file, name),
            Cell(_(_KINDS[counts.kind]), kind, "muted"),
            *(_count(what, getattr(counts, what)) for what, _title in _COUNTS),
        )

    return compose


def _count(what: str, number: int) -> Cell:
    if not number:
        return Cell("0", _COUNT_WIDTH, "muted", "right")
    style = {"refused": "error", "conflict": "warning", "unchanged": ""}.get(what, "strong")
    return Cell(f"{number:,}", _COUNT_WIDTH, style, "right")


def _name_widths(width: int) -> tuple[int, int]:
    rest = width - _COUNT_WIDTH * len(_COUNTS)
    kind = min(14, rest // 2)
    return kind, rest - kind


def _problems_heading(count: int) -> Callable[[int], Line]:
    return lambda width: line(
        Cell(_("Problems: {count}").format(count=f"{count:,}"), width, "heading")
    )


def _place_row(problem: Problem) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        weight = _WEIGHTS[problem.weight]
        return line(
            Cell(_(weight) if weight else "", _WEIGHT_WIDTH, _WEIGHT_STYLES[problem.weight]),
            Cell(problem.place(), width - _WEIGHT_WIDTH, "strong"),
        )

    return compose


def _text_row(text: str) -> Callable[[int], Line]:
    return lambda width: line(Cell("", _WEIGHT_WIDTH), Cell(text, width - _WEIGHT_WIDTH))
