"""Which columns a view has, in which order, how wide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult

from rmdesk.domain.fields import FIELDS
from rmdesk.domain.view_changes import NARROWEST, WIDEST
from rmdesk.domain.views import ShownColumn
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.client_cells import heading
from rmdesk.ui.widgets.lines import Cell, Line, line


@dataclass(frozen=True, slots=True)
class _Choice:
    field: str
    width: int
    is_shown: bool


class ChooseColumns(RowsDialog[tuple[ShownColumn, ...]]):
    """The view's columns in their order, then every other field; the name stays first."""

    def __init__(self, columns: Sequence[ShownColumn], *, at: int = 0) -> None:
        super().__init__(_("Columns"))
        shown = {column.field for column in columns}
        self._choices = [_Choice(column.field, column.width, True) for column in columns]
        self._choices += [
            _Choice(field.id, field.width, False)
            for field in FIELDS.values()
            if field.id not in shown
        ]
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Rows(id="columns", classes="first")

    def on_mount(self) -> None:
        self._paint(self._at)

    def _paint(self, cursor: int) -> None:
        self.rows.show(
            [_row(number, one) for number, one in enumerate(self._choices)], cursor=cursor
        )

    def own_kept(self) -> object:
        return [[one.field, one.width, one.is_shown] for one in self._choices]

    def return_own(self, kept: object) -> None:
        if isinstance(kept, list) and {one[0] for one in kept} == {
            one.field for one in self._choices
        }:
            self._choices = [_Choice(*one) for one in kept]
            self._paint(self.rows.cursor)

    def own_hints(self) -> list[Hint]:
        arrows = f"{key_name('left')} {key_name('right')}"
        order = f"{key_name('shift+up')} {key_name('down')}"
        return [
            Hint(key_name("enter"), _("Save"), "dialog.save"),
            Hint(key_name("space"), _("Show or not"), "dialog.save"),
            Hint(order, _("Place"), "dialog.save"),
            Hint(arrows, _("Width"), "dialog.save"),
        ]

    def answer(self) -> tuple[ShownColumn, ...]:
        return tuple(ShownColumn(one.field, one.width) for one in self._choices if one.is_shown)

    # --- the line under the cursor ---

    def key_space(self) -> None:
        """Shown or not; what is shown anew comes after the last one shown."""
        at = self.rows.cursor
        one = self._choices[at]
        if at == 0:
            self.complain(_("The name is always shown, and first."))
            return
        self.is_in_order()
        if one.is_shown:
            self._choices[at] = replace(one, is_shown=False)
            self._paint(min(at + 1, len(self._choices) - 1))
            return
        del self._choices[at]
        last = max(n for n, other in enumerate(self._choices) if other.is_shown)
        self._choices.insert(last + 1, replace(one, is_shown=True))
        self._paint(at + 1 if at > last else at)

    def key_left(self) -> None:
        self._widen(-1)

    def key_right(self) -> None:
        self._widen(1)

    def _widen(self, cells: int) -> None:
        at = self.rows.cursor
        one = self._choices[at]
        width = max(NARROWEST, min(one.width + cells, WIDEST))
        self._choices[at] = replace(one, width=width)
        self._paint(at)

    def key_shift_up(self) -> None:
        self._move(-1)

    def key_shift_down(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        at = self.rows.cursor
        target = at + steps
        if at == 0 or not 1 <= target < len(self._choices):
            return
        self._choices[at], self._choices[target] = self._choices[target], self._choices[at]
        self._paint(target)


def _row(number: int, one: _Choice) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        mark = "[x]" if one.is_shown else "[ ]"
        title = min(36, width - 30)
        style = "strong" if one.is_shown else "muted"
        return line(
            Cell(mark, 4, "accent" if one.is_shown else "muted"),
            Cell(heading(FIELDS[one.field]), title, style),
            Cell(_("width {cells}").format(cells=one.width) if one.is_shown else "", 12, "muted"),
            Cell(_("always first") if number == 0 else "", width - title - 16, "muted"),
        )

    return compose
