"""One choice of several on a line of a form."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.lines import Cell, Span, line


class Choice(Bar, can_focus=True):
    """A title and words side by side; digit, arrows, Space or a click choose one."""

    class Turned(Message):
        """Another word was chosen."""

    class Submitted(Message):
        """Enter."""

    def __init__(
        self,
        title: str,
        words: Sequence[str],
        *,
        id: str,
        title_width: int,
        chosen: int = 0,
        is_first: bool = False,
    ) -> None:
        super().__init__(id=id, classes="first" if is_first else None)
        self._title = title
        self._title_width = title_width
        self._words = words
        self._ends: list[int] = []
        self.chosen = chosen

    def compose_line(self, width: int) -> Sequence[Span]:
        spans = line(Cell(self._title, self._title_width, "muted"))
        taken = self._title_width
        self._ends = []
        for index, word in enumerate(self._words):
            is_chosen = index == self.chosen
            text = f"{glyphs().cursor if is_chosen else ' '}{index + 1} {word}"
            wide = min(cells(text) + 1, width - taken)
            spans += line(Cell(text, wide, "title" if is_chosen else ""))
            taken += wide
            self._ends.append(taken)
        return [*spans, Span(" " * (width - taken))]

    def choose(self, index: int) -> None:
        """Take the word at `index`."""
        if index != self.chosen:
            self.chosen = index
            self.refresh()
            self.post_message(self.Turned())

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        count = len(self._words)
        if event.key == "enter":
            self.post_message(self.Submitted())
        elif event.key in ("right", "space"):
            self.choose((self.chosen + 1) % count)
        elif event.key == "left":
            self.choose((self.chosen - 1) % count)
        elif typed.isdecimal() and 1 <= int(typed) <= count:
            self.choose(int(typed) - 1)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        for index, end in enumerate(self._ends):
            if self._title_width <= event.x < end:
                self.choose(index)
                return
