"""A short list inside a dialog: lines given as they are painted."""

from collections.abc import Callable, Sequence
from hashlib import blake2b

from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Line, Span

_WIDTH_KEPT = 200
_MOST_COMPARED = 300


class Rows(LineList):
    """Lines composed by `compose` for a width, each with the cursor's mark before it."""

    has_heading = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Callable[[int], Line]] = ()

    def show(self, rows: Sequence[Callable[[int], Line]], *, cursor: int = 0) -> None:
        """Show `rows`: each makes its line for a width."""
        self._rows = rows
        self.rows_changed(cursor=cursor)

    def kept(self) -> object:
        """Where the cursor is, and by what to know row and list again, for a draft."""
        rows = [self._text(index) for index in range(min(len(self._rows), _MOST_COMPARED))]
        alike = blake2b("\n".join(rows).encode("utf-8", "replace"), digest_size=8).hexdigest()
        at = self.cursor
        return [at, rows[at] if at < len(rows) else "", f"{len(self._rows)} {alike}"]

    def return_to(self, kept: object) -> None:
        """Put the cursor on the row that was `kept`, wherever it stands by now."""
        match kept:
            case [int(at), str(text), str()]:
                near = sorted(range(len(self._rows)), key=lambda index: abs(index - at))
                found = (index for index in near[:_MOST_COMPARED] if self._text(index) == text)
                if (index := next(found, None)) is not None:
                    self.move_to(index)

    def _text(self, index: int) -> str:
        return "".join(span.text for span in self._rows[index](_WIDTH_KEPT)).rstrip()

    @property
    def looks_focused(self) -> bool:
        """Always: in a dialog the arrows move it even while a field has the focus."""
        return True

    def row_count(self) -> int:
        return len(self._rows)

    def compose_row(self, index: int, width: int) -> Line:
        mark = glyphs().cursor if index == self.cursor else " "
        return [Span(mark + " "), *self._rows[index](width - 3), Span(" ")]
