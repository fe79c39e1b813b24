"""Lines of which any number are chosen: a digit, Space or a click puts a mark or takes it away."""

from collections.abc import Callable, Collection, Sequence
from typing import Generic, TypeVar

from textual import events
from textual.message import Message

from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.widgets.lines import Cell, Line, line

T = TypeVar("T")

_DIGITS = "1234567890"
_MARK = 4


class CheckRows(Rows, Generic[T]):
    """`row` paints a choice beside its digit and mark; the tenth has the digit 0."""

    class Turned(Message):
        """Something else is marked."""

    def __init__(
        self,
        choices: Sequence[T],
        row: Callable[[T], Callable[[int], Line]],
        marked: Collection[T] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._choices = choices
        self._row = row
        self._marked = set(marked)

    def on_mount(self) -> None:
        self._paint()

    @property
    def marked(self) -> list[T]:
        """What is chosen, in the order of the lines."""
        return [choice for choice in self._choices if choice in self._marked]

    @property
    def looks_focused(self) -> bool:
        """Other fields of the dialog have the arrows while they have the focus."""
        return bool(self.has_focus)

    def kept(self) -> object:
        """The marks as well."""
        marks = [index for index, one in enumerate(self._choices) if one in self._marked]
        return [super().kept(), marks]

    def return_to(self, kept: object) -> None:
        """Mark again what was marked."""
        match kept:
            case [cursor, [*marks]]:
                choices = enumerate(self._choices)
                self._marked = {one for index, one in choices if index in marks}
                self._paint()
                super().return_to(cursor)
                self.post_message(self.Turned())

    def turn(self, index: int) -> None:
        """Mark the line at `index`, or take the mark away."""
        self._marked ^= {self._choices[index]}
        self._paint(cursor=index)
        self.post_message(self.Turned())

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        place = _DIGITS.find(typed) if typed else -1
        if event.key == "space":
            place = self.cursor
        if 0 <= place < len(self._choices):
            event.stop()
            event.prevent_default()
            self.turn(place)

    def on_click(self, event: events.Click) -> None:
        # Not the list's own: there a second click chooses, and a mark put twice is none.
        event.stop()
        event.prevent_default()
        index = int(self.scroll_offset.y) + event.y
        if index < len(self._choices):
            self.turn(index)

    def _paint(self, *, cursor: int | None = None) -> None:
        rows = [self._line(index, choice) for index, choice in enumerate(self._choices)]
        self.show(rows, cursor=self.cursor if cursor is None else cursor)

    def _line(self, index: int, choice: T) -> Callable[[int], Line]:
        compose = self._row(choice)
        digit = _DIGITS[index] if index < len(_DIGITS) else ""
        is_marked = choice in self._marked
        return lambda width: [
            *line(Cell(digit, 2, "heading")),
            *line(Cell("[x]" if is_marked else "[ ]", _MARK, "accent" if is_marked else "muted")),
            *compose(width - 2 - _MARK),
        ]
