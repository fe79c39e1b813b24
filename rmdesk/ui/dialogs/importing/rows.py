"""Import: the rows of one sheet by what happens to them, each with its fields, old beside new."""

from collections.abc import Callable, Sequence
from typing import overload

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult

from rmdesk.desk.matching.tally import Fate, OpenRow, Tally
from rmdesk.domain.problems import Problem
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.importing.row_words import Detail, FateRows
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Bar, Hint
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.import_texts import FATE_TITLES

_NUMBER_WIDTH = 7


class Lazy(Sequence[Callable[[int], Line]]):
    """Lines that are made when they are painted: a sheet may have a quarter of a million."""

    def __init__(self, count: int, make: Callable[[int], Callable[[int], Line]]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Callable[[int], Line]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Callable[[int], Line]]: ...
    def __getitem__(
        self, at: int | slice
    ) -> Callable[[int], Line] | Sequence[Callable[[int], Line]]:
        if isinstance(at, slice):
            return [self._make(index) for index in range(*at.indices(self._count))]
        return self._make(at)


class FateBar(Bar):
    """The fates with their counts; the one whose rows are listed stands out."""

    def __init__(self) -> None:
        super().__init__(id="fates")
        self._said: list[tuple[str, bool]] = []

    def show(self, tally: Tally, chosen: Fate) -> None:
        counts = tally.counts
        self._said = [
            (f" {_(title)} {getattr(counts, fate):,} ", fate is chosen)
            for fate, title in FATE_TITLES.items()
        ]
        self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        cells = [
            Cell(text, formats.cells(text), "title" if chosen else "muted")
            for text, chosen in self._said
        ]
        rest = width - sum(cell.width for cell in cells)
        return line(*cells, Cell("", rest))


class Details(Rows):
    """Fields to read: no line of them is under a cursor."""

    def style_of(self, _on_cursor: int) -> Callable[[str], Style]:
        return super().style_of(0)

    def compose_row(self, index: int, width: int) -> Line:
        return [Span("  "), *self._rows[index](width - 3), Span(" ")]


class ImportRows(Dialog[OpenRow]):
    """Answers with the row to decide about; Left and Right go from fate to fate."""

    closing = N_("Back")

    def __init__(
        self, tally: Tally, problems: Sequence[Problem], *, fate: Fate | None = None, at: int = 0
    ) -> None:
        super().__init__(tally.sheet.name or tally.sheet.file)
        self._tally = tally
        self._problems = problems
        self._fate = fate or _first(tally)
        self._at = at
        self._rows = FateRows(tally, self._fate, problems)

    def compose_content(self) -> ComposeResult:
        yield FateBar()
        yield Rows(id="import-rows", classes="first")
        yield Words(id="import-remark")
        yield Details(id="import-details")

    def on_mount(self) -> None:
        details = self.query_one(Details)
        details.can_focus = False
        self.watch(self.query_one("#import-rows", Rows), "cursor", self._show_detail, init=False)
        self.call_after_refresh(self._show_fate, self._at)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_detail)

    def _show_fate(self, at: int = 0) -> None:
        self._rows = FateRows(self._tally, self._fate, self._problems)
        self.query_one(FateBar).show(self._tally, self._fate)
        rows = self.query_one("#import-rows", Rows)
        rows.show(Lazy(len(self._rows), self._row), cursor=at)
        self._show_detail()
        self._show_hints()

    def _row(self, index: int) -> Callable[[int], Line]:
        number, title = self._rows.title(index)

        def compose(width: int) -> Line:
            return line(
                Cell(number, _NUMBER_WIDTH, "muted", "right"),
                Cell(title, width - _NUMBER_WIDTH - 2),
                gap=2,
            )

        return compose

    def _show_detail(self) -> None:
        at = self.query_one("#import-rows", Rows).cursor
        remark, details = "", []
        if at < len(self._rows):
            remark, details = self._rows.remark(at), self._rows.details(at)
        shown = self.query_one("#import-remark", Words)
        shown.update(formats.clean_lines(remark))
        shown.display = bool(remark)
        self.query_one(Details).show([_detail_row(detail) for detail in details])

    def own_hints(self) -> list[Hint]:
        hints = []
        if self._fate is Fate.CONFLICT and len(self._rows):
            hints.append(Hint(key_name("enter"), _("Decide"), "dialog.save"))
        arrows = f"{key_name('left')} {key_name('right')}"
        return [*hints, Hint(arrows, _("Other rows"), "dialog.next")]

    def on_key(self, event: events.Key) -> None:
        step = {"left": -1, "right": 1, "tab": 1, "shift+tab": -1}.get(event.key)
        if step is None:
            return
        event.stop()
        event.prevent_default()
        fates = [fate for fate in FATE_TITLES if getattr(self._tally.counts, fate)]
        if fates:
            at = fates.index(self._fate) if self._fate in fates else 0
            self._fate = fates[(at + step) % len(fates)]
            self._show_fate()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_dialog_save()

    def answer(self) -> OpenRow | None:
        at = self.query_one("#import-rows", Rows).cursor
        if self._fate is Fate.CONFLICT and at < len(self._rows):
            return self._tally.open_rows[at]
        return None

    def action_dialog_next(self) -> None:
        self.query_one("#import-rows", Rows).action_list_down()

    def action_dialog_previous(self) -> None:
        self.query_one("#import-rows", Rows).action_list_up()


def _first(tally: Tally) -> Fate:
    """What needs a look first: what is open, then what stays out, then what changes."""
    order = (
        Fate.CONFLICT,
        Fate.REFUSED,
        Fate.GONE,
        Fate.UPDATED,
        Fate.NEW,
        Fate.UNCHANGED,
    )
    return next((fate for fate in order if getattr(tally.counts, fate)), Fate.UNCHANGED)


def _detail_row(detail: Detail) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        title = min(20, width // 4)
        half = (width - title - 2) // 2
        if not detail.old:
            return line(
                Cell(detail.title, title, "muted"), Cell(detail.new, width - title - 1), gap=1
            )
        if not detail.new:
            return line(
                Cell(detail.title, title, "muted"), Cell(detail.old, width - title - 1), gap=1
            )
        return line(
            Cell(detail.title, title, "muted"),
            Cell(detail.old, half, "muted"),
            Cell(f"> {detail.new}", width - title - half - 2, "strong"),
            gap=1,
        )

    return compose
