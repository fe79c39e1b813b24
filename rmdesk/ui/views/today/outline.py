"""The lines of Today: groups with their headings, folded or not, and the rows under them. Pure."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from rmdesk.domain.today import Group
from rmdesk.store.shelves.today import GroupCount, RowId

MOST_UNFOLDED = 50
"""A group with more rows is folded at first, unless it is the first one: after an import everybody
is due, and the day would drown."""


@dataclass(frozen=True, slots=True)
class Section:
    """One group with its rows, the highest score first."""

    count: GroupCount
    ids: "array[int]"

    @property
    def group(self) -> Group:
        return self.count.group


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above the rows of a group."""

    count: GroupCount
    is_folded: bool


class Outline:
    """Which line shows what; `rows` are the rows on the screen, without headings."""

    def __init__(self, sections: Sequence[Section] = (), folded: Set[Group] = frozenset()) -> None:
        self.sections = sections
        self.folded = folded
        self.rows: array[int] = array("q")
        self._tops: list[int] = []
        self._firsts: list[int] = []
        line = 0
        for section in sections:
            self._tops.append(line)
            self._firsts.append(len(self.rows))
            line += 1
            if section.group not in folded:
                self.rows.extend(section.ids)
                line += len(section.ids)
        self._lines = line

    def __len__(self) -> int:
        return self._lines

    @property
    def every(self) -> list[int]:
        """All rows from the top, folded ones among them."""
        return [row for section in self.sections for row in section.ids]

    def heading(self, line: int) -> Heading | None:
        """The heading on a line; None where a row stands."""
        place = self._section(line)
        if not 0 <= line < self._lines or self._tops[place] != line:
            return None
        section = self.sections[place]
        return Heading(section.count, section.group in self.folded)

    def place(self, line: int) -> int | None:
        """Which of `rows` stands on a line; None on a heading."""
        section = self._section(line)
        if not 0 <= line < self._lines or self._tops[section] == line:
            return None
        return self._firsts[section] + line - self._tops[section] - 1

    def row(self, line: int) -> RowId | None:
        """The row on a line; None on a heading."""
        place = self.place(line)
        return RowId(self.rows[place]) if place is not None else None

    def group(self, line: int) -> Group | None:
        """The group that a line belongs to."""
        return self.sections[self._section(line)].group if 0 <= line < self._lines else None

    def top(self, group: Group) -> int | None:
        """The line of a group's heading."""
        found = (n for n, section in enumerate(self.sections) if section.group is group)
        place = next(found, None)
        return self._tops[place] if place is not None else None

    def line_of(self, row: int) -> int | None:
        """Where a row stands; None where it is gone or folded away."""
        for place, section in enumerate(self.sections):
            if section.group not in self.folded and row in section.ids:
                return self._tops[place] + 1 + section.ids.index(row)
        return None

    @property
    def first_row_line(self) -> int:
        """The first line that is no heading; the top where all of them are."""
        return next((n for n in range(self._lines) if self.heading(n) is None), 0)

    def _section(self, line: int) -> int:
        return bisect_right(self._tops, line) - 1


def folded_at_first(sections: Sequence[Section]) -> set[Group]:
    """The groups that are folded before anybody folds or unfolds any."""
    return {one.group for one in sections[1:] if len(one.ids) > MOST_UNFOLDED}
