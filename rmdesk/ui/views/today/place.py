"""Where one stands on Today; kept over a lock, and followed when rows are settled. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rmdesk.domain.today import Group
from rmdesk.ui.views.today.outline import Outline


@dataclass(frozen=True, slots=True)
class TodayPlace:
    """The row under the cursor, or the heading of `group`; `folded` is None before anything was
    read."""

    row: int | None = None
    group: Group | None = None
    folded: frozenset[Group] | None = None
    marks: frozenset[int] = frozenset()

    def line(self, outline: Outline, otherwise: int) -> int:
        """The line to stand on; `otherwise` where the row or the heading is gone."""
        if self.row is not None:
            found = outline.line_of(self.row)
        else:
            found = outline.top(self.group) if self.group is not None else None
        return found if found is not None else otherwise

    def as_state(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "row": self.row,
            "group": self.group.value if self.group else None,
            "folded": sorted(self.folded) if self.folded is not None else None,
            "marks": sorted(self.marks),
        }

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> "TodayPlace":
        """What was kept; what this version does not know is left out."""
        row, folded, marks = state.get("row"), state.get("folded"), state.get("marks")
        codes = {group.value: group for group in Group}
        return cls(
            row=row if isinstance(row, int) else None,
            group=codes.get(str(state.get("group"))),
            folded=frozenset(codes[one] for one in folded if one in codes)
            if isinstance(folded, list)
            else None,
            marks=frozenset(one for one in marks if isinstance(one, int))
            if isinstance(marks, list)
            else frozenset(),
        )
