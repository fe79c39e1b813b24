"""Lists in which the cursor goes past what only parts or names other lines."""

from collections.abc import Callable, Sequence

import pytest

from rmdesk.ui.dialogs.parts.act_list import blank, heading, labelled
from rmdesk.ui.dialogs.parts.act_rows import standing
from rmdesk.ui.widgets.lines import Cell, Line, line

_ROW = labelled("Restore", "yesterday's")
_HEADING = heading("Kept here")


@pytest.mark.parametrize(
    ("lines", "wanted", "before", "stands"),
    [
        ([_ROW, _ROW], 1, 0, 1),
        ([_ROW, blank, _HEADING, _ROW], 1, 0, 3),
        ([_ROW, blank, _HEADING, _ROW], 2, 3, 0),
        ([_HEADING, _ROW, _ROW], 0, 2, 1),
        ([_HEADING, _ROW], 0, 0, 1),
        ([_ROW, _HEADING], 1, 0, 0),
        ([_ROW, _ROW], 9, 0, 1),
        ([_HEADING], 0, 0, 0),
    ],
)
def test_where_the_cursor_stands(
    lines: Sequence[Callable[[int], Line]], wanted: int, before: int, stands: int
) -> None:
    assert standing(lines, wanted, before=before) == stands


def test_a_line_that_is_passed_is_painted_like_any_other() -> None:
    assert _HEADING(12) == line(Cell("Kept here", 12, "heading"))
