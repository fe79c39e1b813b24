"""The score sheet: items down the screen, a digit for the points, a line for a comment."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from rmdesk.domain.practice import BEST, Item
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.practice import words
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Cell, Line, Span, line


class ItemLines(LineList):
    """The items with their points."""

    def __init__(self, items: Sequence[Item], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items = items
        self._points: Mapping[str, int] = {}
        self._comments: Mapping[str, str] = {}

    def show(self, points: Mapping[str, int], comments: Mapping[str, str]) -> None:
        """Show what was given so far; the cursor stays."""
        self._points, self._comments = points, comments
        self.rows_changed(cursor=self.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter is the sheet's own: it opens nothing."""
        return action != "list_choose"

    def row_count(self) -> int:
        return len(self._items)

    def compose_heading(self, width: int) -> Line:
        part = _("Score sheet")
        scale = _("1 missing, {best} very good, 0 not scored").format(best=BEST)
        taken = formats.cells(part) + 3
        return line(
            Cell(f"  {part}", taken, "heading"), Cell(scale, width - taken, "muted", "right")
        )

    def compose_row(self, index: int, width: int) -> Line:
        item = self._items[index]
        mark = glyphs().cursor if index == self.cursor else " "
        return [
            Span(mark, "accent"),
            Span(" "),
            *words.item_line(
                item,
                self._points.get(item.id),
                is_first=not index or self._items[index - 1].part is not item.part,
                has_comment=bool(self._comments.get(item.id)),
                width=width - 3,
            ),
            Span(" "),
        ]


class ScoreSheet(Vertical):
    """What the colleague gave; nothing of it is kept anywhere else."""

    BINDINGS = bindings(Scope.SCORE)

    class Changed(Message):
        """Another item is under the cursor, or something was given."""

    def __init__(self, items: Sequence[Item], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items = items
        self.points: dict[str, int] = {}
        self.comments: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        yield ItemLines(self._items, id="score-lines")
        yield Field(id="score-comment")

    def on_mount(self) -> None:
        self.watch(self.lines, "cursor", self._cursor_moved, init=False)
        self.lines.show(self.points, self.comments)

    @property
    def lines(self) -> ItemLines:
        return self.query_one(ItemLines)

    @property
    def comment(self) -> Field:
        return self.query_one(Field)

    @property
    def item(self) -> Item:
        """The item under the cursor."""
        return self._items[self.lines.cursor]

    @property
    def is_typing(self) -> bool:
        """Whether a comment is being written."""
        return self.has_class("-typing")

    def _cursor_moved(self) -> None:
        self.post_message(self.Changed())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a comment is written digits are text."""
        return not (action.startswith("score_") and self.is_typing)

    def action_score_give(self, digit: str) -> None:
        """Points, and on to the next item; 0 takes them away."""
        if int(digit):
            self.points[self.item.id] = int(digit)
        else:
            self.points.pop(self.item.id, None)
        self._show()
        self.lines.action_list_down()

    def action_score_comment(self) -> None:
        self.lines.action_list_choose()

    @on(LineList.Chosen)
    def _comment_wanted(self, event: LineList.Chosen) -> None:
        event.stop()
        self.add_class("-typing")
        self.comment.value = self.comments.get(self.item.id, "")
        self.comment.placeholder = formats.clean(
            _("what you saw and heard; Enter keeps it until the end of the practice")
        )
        self.comment.cursor_position = len(self.comment.value)
        self.screen.set_focus(self.comment)
        self.refresh_bindings()

    @on(Field.Submitted)
    def _commented(self, event: Field.Submitted) -> None:
        event.stop()
        if text := event.value.strip():
            self.comments[self.item.id] = text
        else:
            self.comments.pop(self.item.id, None)
        self.leave_comment()

    def leave_comment(self) -> None:
        """Back to the items; what was not entered is dropped."""
        self.remove_class("-typing")
        self.screen.set_focus(self.lines)
        self._show()
        self.refresh_bindings()

    def _show(self) -> None:
        self.lines.show(self.points, self.comments)
        self.post_message(self.Changed())
