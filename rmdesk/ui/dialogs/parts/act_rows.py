"""A list in which the cursor goes past the lines that only part or name others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.widgets.lines import Line


@dataclass(frozen=True, slots=True)
class Passed:
    """A line that is painted, and that the cursor never stands on."""

    compose: Callable[[int], Line]

    def __call__(self, width: int) -> Line:
        return self.compose(width)


def standing(lines: Sequence[Callable[[int], Line]], wanted: int, *, before: int = 0) -> int:
    """Where the cursor stands that was wanted at `wanted` and comes from `before`: on the next
    line in that direction that it may stand on, else the nearest behind it."""
    last = len(lines) - 1
    wanted = max(0, min(wanted, last))
    onward = range(wanted, -1, -1) if wanted < before else range(wanted, last + 1)
    back = range(wanted, last + 1) if wanted < before else range(wanted, -1, -1)
    return next((at for at in (*onward, *back) if not isinstance(lines[at], Passed)), wanted)


class ActRows(Rows):
    """Steps over what is `Passed`; from the first line it may stand on, the whole top is seen."""

    def show(self, rows: Sequence[Callable[[int], Line]], *, cursor: int = 0) -> None:
        super().show(rows, cursor=standing(rows, cursor))

    def move_to(self, index: int) -> None:
        at = standing(self._rows, index, before=self.cursor)
        super().move_to(at)
        if at == standing(self._rows, 0) and self.is_attached:
            self.scroll_to(y=0, animate=False, force=True)
