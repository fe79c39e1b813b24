"""Two files side by side, field by field: which value of each stays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from rmdesk.domain.clients import Client
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side, sides_of
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.client_fields import FIELDS, ClientField
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.item_texts import told

T = TypeVar("T")

_TITLE = 16
_HOLDS, _BOTH = "*", "+"
_BY_NAME = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A choice to be made, or already made where there is one side only."""

    name: str
    title: str
    left: str
    right: str
    sides: tuple[Side, ...]

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return len(self.sides) > 1


class TwoSides(RowsDialog[T], Generic[T]):
    """The arrows and Space change the choice under the cursor, and so does Enter: two of them in a
    row decide nothing by accident. Ctrl+S does what `does` says."""

    BINDINGS = bindings(Scope.MERGE)

    def __init__(
        self, title: str, rows: list[ChoiceRow], choices: Mapping[str, Side], *, does: str
    ) -> None:
        super().__init__(title)
        self._choice_rows = rows
        self._does = does
        self.choices = dict(choices)

    @property
    def has_choices(self) -> bool:
        """Whether anything is to be chosen."""
        return bool(self._choice_rows)

    def on_mount(self) -> None:
        self._paint(0)

    def _paint(self, cursor: int) -> None:
        self.rows.show([self._line(row) for row in self._choice_rows], cursor=cursor)

    def _line(self, row: ChoiceRow) -> Callable[[int], Line]:
        choice = self.choices[row.name]

        def compose(width: int) -> Line:
            half = (width - _TITLE - 1) // 2
            return [
                *line(Cell(row.title, _TITLE, "heading" if row.is_open else "muted")),
                *_value(row.left, half, mark_of(choice, Side.LEFT)),
                Span(" "),
                *_value(row.right, width - _TITLE - 1 - half, mark_of(choice, Side.RIGHT)),
            ]

        return compose

    def own_kept(self) -> object:
        return {name: side.value for name, side in self.choices.items()}

    def return_own(self, kept: object) -> None:
        if isinstance(kept, dict) and kept.keys() == self.choices.keys():
            self.choices = {name: Side(side) for name, side in kept.items()}
            self._paint(self.rows.cursor)

    def own_hints(self) -> list[Hint]:
        if not self.has_choices:
            return [Hint(key_name("ctrl+s"), self._does, "dialog.save")]
        commands = [BY_ID[f"merge.{name}"] for name in ("left", "right", "other")]
        return [
            Hint(key_name("ctrl+s"), self._does, "dialog.save"),
            *(Hint(first_key(command), _(command.footer), command.id) for command in commands),
        ]

    def action_merge_left(self) -> None:
        self._choose(Side.LEFT)

    def action_merge_right(self) -> None:
        self._choose(Side.RIGHT)

    def action_merge_other(self) -> None:
        """The side after the one chosen; both, where that can be, is one of them."""
        row = self._row
        if row is not None and row.is_open:
            place = row.sides.index(self.choices[row.name])
            self._choose(row.sides[(place + 1) % len(row.sides)])

    @property
    def _row(self) -> ChoiceRow | None:
        return self._choice_rows[self.rows.cursor] if self._choice_rows else None

    def _choose(self, side: Side) -> None:
        row = self._row
        if row is not None and row.is_open and side in row.sides:
            self.choices[row.name] = side
            self._paint(self.rows.cursor)

    def row_chosen(self) -> None:
        self.action_merge_other()


def mark_of(choice: Side, side: Side) -> str:
    """What stands before the value of a side: another sign than the cursor's, and one of its own
    where both are kept."""
    if choice is Side.BOTH:
        return _BOTH
    return _HOLDS if choice is side else ""


def _value(text: str, width: int, mark: str) -> list[Span]:
    """A value with the mark of what stays: colour alone would not tell."""
    sign = Cell(mark if text else "", 2, "accent")
    return line(sign, Cell(text, width - 2, "strong" if mark else "muted"))


def field_rows(left: Client, right: Client) -> list[ChoiceRow]:
    """What differs, then what only one has, then what is equal; what nobody has is left out."""
    rows = [
        ChoiceRow(
            name, _title(name), _shown(name, left), _shown(name, right), sides_of(name, left, right)
        )
        for name in MERGED_FIELDS
    ]
    known = [row for row in rows if row.left or row.right]
    return sorted(known, key=lambda row: (not row.is_open, row.left == row.right))


def _title(name: str) -> str:
    field = _BY_NAME.get(name)
    return _(field.title) if field else _("Reported balance")


def _shown(name: str, client: Client) -> str:
    field: ClientField | None = _BY_NAME.get(name)
    return field.shown(client) if field else told(getattr(client, name))
