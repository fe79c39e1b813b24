"""What an import does, counted per sheet."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from rmdesk.desk.matching.drafts import Conflict
from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Sheet


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


@dataclass(slots=True)
class Tally:
    """The counts and problems of one sheet while it is matched."""

    sheet: Sheet
    counts: Counts
    problems: list[Problem] = field(default_factory=list)

    def took(self, *, is_new: bool, changed: bool) -> None:
        """Count one row that goes in."""
        if is_new:
            self.counts.new += 1
        elif changed:
            self.counts.updated += 1
        else:
            self.counts.unchanged += 1

    def conflict(self, conflict: Conflict, row: int, *, rows: int = 1) -> None:
        """Count and tell a row that needs a decision."""
        self.counts.conflict += rows
        self._tell(conflict.message, row, Weight.CONFLICT, {})

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
