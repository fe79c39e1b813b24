"""Words side by side on a line of a form, numbered, one of them chosen."""

from abc import abstractmethod
from collections.abc import Sequence

from textual import events

from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.lines import Cell, Span, line


class WordBar(Bar, can_focus=True):
    """A title and as many words as the width has room for; a click takes one."""

    def __init__(
        self,
        title: str,
        words: Sequence[str],
        *,
        title_width: int,
        chosen: int = 0,
        is_first: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id, classes="first" if is_first else None)
        self._title = title
        self._title_width = title_width
        self._words = words
        self._ends: list[int] = []
        self.chosen = chosen

    @abstractmethod
    def take(self, index: int) -> None:
        """The word at `index` was clicked, or its number typed."""

    def kept(self) -> object:
        """Which word is chosen, for a draft."""
        return self.chosen

    def return_to(self, kept: object) -> None:
        """Choose again what was `kept`, without going on to the next line."""
        if isinstance(kept, int) and 0 <= kept < len(self._words):
            self.chosen = kept
            self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        spans = line(Cell(self._title, self._title_width, "muted"))
        taken = self._title_width
        self._ends = []
        for index, word in enumerate(self._words):
            is_chosen = index == self.chosen
            text = f"{glyphs().cursor if is_chosen else ' '}{index + 1} {word}"
            if cells(text) > width - taken:
                break
            wide = min(cells(text) + 1, width - taken)
            spans += line(Cell(text, wide, "title" if is_chosen else ""))
            taken += wide
            self._ends.append(taken)
        return [*spans, Span(" " * (width - taken))]

    def number_typed(self, event: events.Key) -> int | None:
        """The place of the word whose number `event` is; None where it is no such number."""
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        is_one = typed.isdecimal() and 1 <= int(typed) <= len(self._words)
        return int(typed) - 1 if is_one else None

    def turn(self, steps: int) -> int:
        """The place so many `steps` on, around the ends."""
        return (self.chosen + steps) % len(self._words)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        for index, end in enumerate(self._ends):
            if self._title_width <= event.x < end:
                self.take(index)
                return
