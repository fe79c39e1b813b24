"""What an import does, counted per sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from rmdesk.desk.matching.drafts import Conflict, Draft
from rmdesk.desk.matching.rules import CLIENT, Place
from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Sheet
from rmdesk.language import N_

FIELDS_DIFFER = N_("The book has other values in {columns}; decide which to keep.")
LEFT_OUT = N_("Left out, as you decided.")
ONLY_UPDATES = N_("Nothing on file fits this row, and this import only updates.")


class Fate(StrEnum):
    """What happens to a row, or to a record that a full sheet lacks; the names of the counts."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    REFUSED = "refused"
    GONE = "gone"


@dataclass(slots=True, kw_only=True)
class Counts:
    """What happens to the rows of one sheet; in a calendar, to its letters.

    `gone` counts records on file that a full sheet no longer has.
    """

    file: str
    sheet: str
    kind: SheetKind
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    conflict: int = 0
    refused: int = 0
    gone: int = 0

    def as_dict(self) -> dict[str, str | int]:
        """The counts by name, ready for JSON."""
        return {**asdict(self), "kind": self.kind.value}


@dataclass(frozen=True, slots=True)
class Differing:
    """The row that was taken instead of a later one, and the fields the later one has otherwise."""

    first: int
    fields: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """A row that waits for a decision: whose it is, which line it means, or single fields.

    `about` is what the question is about, `values` what the row says by field, `asked` the
    fields whose policy is to ask.
    """

    place: Place
    about: str
    message: str
    values: Mapping[str, Any]
    candidates: tuple[Draft, ...]
    may_be_new: bool = False
    asked: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """The counts, rows and problems of one sheet while it is matched.

    `rows` are the row numbers and records by fate, `gone` records without a row, `marks` the
    indices of a calendar's letters by fate.
    """

    sheet: Sheet
    counts: Counts
    problems: list[Problem] = field(default_factory=list)
    rows: dict[Fate, list[tuple[int, Draft]]] = field(
        default_factory=lambda: {fate: [] for fate in (Fate.NEW, Fate.UPDATED, Fate.UNCHANGED)}
    )
    marks: dict[Fate, list[int]] = field(
        default_factory=lambda: {fate: [] for fate in (Fate.NEW, Fate.UPDATED, Fate.UNCHANGED)}
    )
    open_rows: list[OpenRow] = field(default_factory=list)
    gone: list[Draft] = field(default_factory=list)

    def place(self, row: int) -> Place:
        """Where a row of this sheet stands."""
        return Place(self.sheet.file, self.sheet.name, row)

    def took(self, row: int, draft: Draft, *, is_new: bool, changed: bool) -> None:
        """Count one row that goes in."""
        if is_new:
            self.counts.new += 1
            self.rows[Fate.NEW].append((row, draft))
        elif changed:
            self.counts.updated += 1
            self.rows[Fate.UPDATED].append((row, draft))
        else:
            self.counts.unchanged += 1
            self.rows[Fate.UNCHANGED].append((row, draft))

    def lost(self, missing: Sequence[Draft]) -> None:
        """Count records that the sheet no longer has."""
        self.gone += missing
        self.counts.gone += len(missing)

    def conflict(
        self,
        conflict: Conflict,
        row: int,
        *,
        values: Mapping[str, Any],
        about: str = CLIENT,
        rows: int = 1,
    ) -> None:
        """Count and tell a row that needs a decision about one of the candidates."""
        self.counts.conflict += rows
        self._tell(conflict.message, row, Weight.CONFLICT, {})
        self.open_rows.append(
            OpenRow(
                place=self.place(row),
                about=about,
                message=conflict.message,
                values=values,
                candidates=conflict.candidates,
                may_be_new=conflict.may_be_new,
            )
        )

    def ask(
        self, row: int, draft: Draft, values: Mapping[str, Any], pending: Sequence[str]
    ) -> None:
        """Count and tell a row with fields about which the user wants to be asked."""
        self.counts.conflict += 1
        columns = ", ".join(self.sheet.headings.get(name, name) for name in pending)
        self._tell(FIELDS_DIFFER, row, Weight.CONFLICT, {"columns": columns})
        self.open_rows.append(
            OpenRow(
                place=self.place(row),
                about=pending[0],
                message=FIELDS_DIFFER,
                values=values,
                candidates=(draft,),
                asked=tuple(pending),
            )
        )

    def refuse(self, message: str, row: int, *, rows: int = 1, **parameters: object) -> None:
        """Count and tell a row that stays out."""
        self.counts.refused += rows
        self._tell(message, row, Weight.REFUSED, parameters)

    def repeats(self, plainly: str, otherwise: str, row: int, differing: Differing) -> None:
        """Refuse a row about what row `differing.first` said, naming the columns that differ."""
        columns = [self.sheet.headings[f] for f in differing.fields if f in self.sheet.headings]
        if columns:
            self.refuse(otherwise, row, first=differing.first, columns=", ".join(columns))
        else:
            self.refuse(plainly, row, first=differing.first)

    def notice(
        self, message: str, row: int | None = None, *, field: str = "", **parameters: object
    ) -> None:
        """Tell something that keeps nothing out; `field` names its column."""
        column = self.sheet.headings.get(field, "")
        self._tell(message, row, Weight.NOTICE, parameters, column)

    def _tell(
        self,
        message: str,
        row: int | None,
        weight: Weight,
        parameters: dict[str, object],
        column: str = "",
    ) -> None:
        self.problems.append(
            Problem(
                message=message,
                file=self.sheet.file,
                sheet=self.sheet.name,
                row=row,
                column=column,
                weight=weight,
                parameters=parameters,
            )
        )


def tally_of(sheet: Sheet) -> Tally:
    """A fresh tally that already counts what reading refused."""
    refused = sheet.refused_marks if sheet.kind is SheetKind.CALENDAR else len(sheet.refused)
    return Tally(sheet, Counts(file=sheet.file, sheet=sheet.name, kind=sheet.kind, refused=refused))
