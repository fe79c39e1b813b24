"""Problems: what an import found wrong, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rmdesk.language import N_, _


class Weight(StrEnum):
    """What a problem did: told only, kept a row or cell out, or awaits a decision."""

    NOTICE = "notice"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding of an import.

    `row` counts from 1 as the spreadsheet shows it, `column` is the heading or letter, `message`
    a message id that `parameters` fill. Parameters are places, counts and unreadable dates or
    amounts, never a client's phone, number or name. `is_cell_only` says that what was refused is
    one cell, and not its row.
    """

    message: str
    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    weight: Weight = Weight.REFUSED
    parameters: Mapping[str, object] = field(default_factory=dict)
    is_cell_only: bool = False

    def sentence(self) -> str:
        """What is wrong and what to do, in the language in force, without the place."""
        said = _(self.message).format(**self.parameters)
        return _(_CELL_ONLY).format(problem=said) if self.is_cell_only else said

    def place(self) -> str:
        """Where it is, in the language in force: file, then sheet, row and column if any."""
        parts = [self.file]
        if self.sheet:
            parts.append(_(_SHEET).format(sheet=self.sheet))
        if self.row is not None:
            parts.append(_(_ROW).format(row=self.row))
        if self.column:
            parts.append(_(_COLUMN).format(column=self.column))
        return _(_SEPARATOR).join(parts)


_CELL_ONLY = N_("{problem} Only this cell is left out.")
_SHEET = N_("sheet {sheet}")
_ROW = N_("row {row}")
_COLUMN = N_("column {column}")
_SEPARATOR = N_(", ")
