"""Two clients side by side: which file stays, and which value of each field."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult

from rmdesk.desk.merging import Merge, TwoFiles
from rmdesk.domain.clients import Client
from rmdesk.domain.merging import MERGED_FIELDS, Side, first_choices, sides_of
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.client_fields import FIELDS, ClientField
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.rows import Rows
from rmdesk.ui.dialogs.rows_dialog import RowsDialog
from rmdesk.ui.formats import enumerated
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.item_texts import typed
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.words import Words

_TITLE = 16
_SURVIVOR, _SHARED = "survivor", "shared"
_KINDS = {
    "contacts": N_("contacts {count}"),
    "holdings": N_("holdings {count}"),
    "policies": N_("policies {count}"),
    "members": N_("household {count}"),
    "appointments": N_("dates {count}"),
    "calls": N_("calls {count}"),
    "balances": N_("balances {count}"),
}
_BY_NAME = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class _Row:
    """A choice to be made, or already made where there is one side only."""

    name: str
    title: str
    left: str
    right: str
    sides: tuple[Side, ...]


class MergeClients(RowsDialog[Merge]):
    """Differences first. Ctrl+S merges: Enter only changes the choice, so that two of them in a
    row merge nobody by accident."""

    BINDINGS = bindings(Scope.MERGE)

    def __init__(self, files: TwoFiles, *, survivor: Side = Side.LEFT) -> None:
        super().__init__(
            _("Merge: {left} and {right}").format(left=files.left.name, right=files.right.name)
        )
        self._files = files
        self._choices = {
            **first_choices(files.left, files.right, survivor=survivor),
            _SURVIVOR: survivor,
            _SHARED: Side.LEFT,
        }
        self._choice_rows = [*self._ways(), *_field_rows(files.left, files.right)]

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean_lines(self._records()), classes="dialog-detail")
        yield Rows(id="fields", classes="first")

    def on_mount(self) -> None:
        self._paint(0)

    def _records(self) -> str:
        """What belongs to each of the two."""
        files = self._files
        lines = [
            _("Left: {records}").format(records=_counted(files.left_records)),
            _("Right: {records}").format(records=_counted(files.right_records)),
        ]
        return "\n".join(lines)

    def _ways(self) -> list[_Row]:
        """What is decided for the files as a whole."""
        ways = [
            _Row(
                _SURVIVOR,
                _("This file stays"),
                _identified(self._files.left),
                _identified(self._files.right),
                (Side.LEFT, Side.RIGHT),
            )
        ]
        if shared := sum(self._files.shared.values()):
            title = _("In both: {count}").format(count=shared)
            once, twice = _("keep it once"), _("keep it twice")
            ways.append(_Row(_SHARED, title, once, twice, (Side.LEFT, Side.RIGHT)))
        return ways

    def _paint(self, cursor: int) -> None:
        self.rows.show([self._line(row) for row in self._choice_rows], cursor=cursor)

    def _line(self, row: _Row) -> Callable[[int], Line]:
        choice = self._choices[row.name]

        def compose(width: int) -> Line:
            half = (width - _TITLE - 1) // 2
            title = "heading" if len(row.sides) > 1 else "muted"
            return [
                *line(Cell(row.title, _TITLE, title)),
                *_value(row.left, half, is_taken=choice is not Side.RIGHT),
                Span(" "),
                *_value(row.right, width - _TITLE - 1 - half, is_taken=choice is not Side.LEFT),
            ]

        return compose

    def own_hints(self) -> list[Hint]:
        commands = [BY_ID[f"merge.{name}"] for name in ("left", "right", "other")]
        return [
            Hint(key_name("ctrl+s"), _("Merge"), "dialog.save"),
            *(
                Hint(key_name(command.keys[0]), _(command.footer), command.id)
                for command in commands
            ),
        ]

    def answer(self) -> Merge:
        return Merge(
            left=self._files.left.id,
            right=self._files.right.id,
            survivor=self._choices[_SURVIVOR],
            choices={name: self._choices[name] for name in MERGED_FIELDS},
            keep_shared_once=self._choices[_SHARED] is Side.LEFT,
        )

    def action_merge_left(self) -> None:
        self._choose(Side.LEFT)

    def action_merge_right(self) -> None:
        self._choose(Side.RIGHT)

    def action_merge_other(self) -> None:
        """The side after the one chosen; both, where that can be, is one of them."""
        row = self._row
        if len(row.sides) > 1:
            place = row.sides.index(self._choices[row.name])
            self._choose(row.sides[(place + 1) % len(row.sides)])

    @property
    def _row(self) -> _Row:
        return self._choice_rows[self.rows.cursor]

    def _choose(self, side: Side) -> None:
        row = self._row
        if side in row.sides and len(row.sides) > 1:
            self._choices[row.name] = side
            self._paint(self.rows.cursor)

    def row_chosen(self) -> None:
        self.action_merge_other()


def _value(text: str, width: int, *, is_taken: bool) -> list[Span]:
    """A value with the mark of what stays: colour alone would not tell."""
    mark = f"{glyphs().cursor} " if is_taken and text else "  "
    return line(Cell(mark, 2, "accent"), Cell(text, width - 2, "strong" if is_taken else "muted"))


def _field_rows(left: Client, right: Client) -> list[_Row]:
    """What differs, then what only one has, then what is equal; what nobody has is left out."""
    rows = [
        _Row(
            name, _title(name), _shown(name, left), _shown(name, right), sides_of(name, left, right)
        )
        for name in MERGED_FIELDS
    ]
    known = [row for row in rows if row.left or row.right]
    return sorted(known, key=lambda row: (len(row.sides) == 1, row.left == row.right))


def _title(name: str) -> str:
    field = _BY_NAME.get(name)
    return _(field.title) if field else _("Reported balance")


def _shown(name: str, client: Client) -> str:
    field: ClientField | None = _BY_NAME.get(name)
    return field.shown(client) if field else typed(getattr(client, name))


def _identified(client: Client) -> str:
    return " ".join(filter(None, (client.name, client.number)))


def _counted(records: dict[str, int]) -> str:
    counts = [
        _(kind).format(count=records[name]) for name, kind in _KINDS.items() if records.get(name)
    ]
    return enumerated(counts) or _("no records")
