"""The lines around a view: what is open above, news and hints below."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.strip import Strip

from rmdesk.ui.formats import cells, fit
from rmdesk.ui.widgets.line_rendered import LineRendered
from rmdesk.ui.widgets.lines import Cell, Span, line, strip
from rmdesk.ui.widgets.page import APART


class Bar(LineRendered):
    """One line, painted without layout: changing it repaints it and nothing else."""

    def compose_line(self, width: int) -> Sequence[Span]:
        """The spans, together `width` cells wide."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        return strip(self.compose_line(width), width, self._styles_of_lines.plain)


class TitleBar(Bar):
    """What is open on the left, the day on the right; before it what is due at this minute."""

    class DueClicked(Message):
        """The sign of what is due was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._detail = ""
        self._right = ""
        self._due = ""
        self._due_from = 0

    def show(self, title: str, detail: str, right: str) -> None:
        shown = (title, detail, right)
        if shown != (self._title, self._detail, self._right):
            self._title, self._detail, self._right = shown
            self.refresh()

    def warn(self, due: str) -> None:
        """Say what is due at this minute; empty takes the sign away."""
        if due != self._due:
            self._due = due
            self.refresh()
            # A dialog keeps what it painted of the lines behind it.
            for screen in self.app.screen_stack[1:]:
                screen.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        title = f" {self._title} "
        right = f"{self._right} "
        room = width - cells(title) - cells(right) - 1
        due = f" {self._due} " if self._due else ""
        taken = min(cells(due) + bool(due), room)
        self._due_from = width - cells(right) - taken
        return line(
            Cell(title, cells(title), "title"),
            Cell(f"  {_fitting(self._detail, room - taken - 2)}", room - taken, "muted"),
            Cell("", 1),
            Cell(due, taken - bool(due), "alarm"),
            Cell("", int(bool(due))),
            Cell(right, cells(right)),
        )

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self._due and self._due_from <= event.x < self._due_from + cells(self._due) + 2:
            self.post_message(self.DueClicked())


def _fitting(detail: str, width: int) -> str:
    """As many parts of a `detail` as fit whole; of the first at least the beginning."""
    parts = detail.split(APART)
    while len(parts) > 1 and cells(APART.join(parts)) > width:
        parts.pop()
    return APART.join(parts)


class StatusBar(Bar):
    """The row under the cursor in full; news take its place for a few seconds."""

    _NEWS_SECONDS = 6.0

    def __init__(self) -> None:
        super().__init__()
        self._detail = ""
        self._news = ""
        self._alarm = False
        self._news_number = 0

    @property
    def news(self) -> str:
        """What is being told, empty when there is none."""
        return self._news

    def show(self, detail: str) -> None:
        """What the line says at rest."""
        if detail != self._detail:
            self._detail = detail
            if not self._news:
                self._repaint()

    def tell(self, news: str, *, alarm: bool = False, seconds: float = _NEWS_SECONDS) -> None:
        """Show `news` for a while; newer news replace it at once."""
        self._news, self._alarm = news, alarm
        self._news_number += 1
        number = self._news_number
        self.set_timer(seconds, lambda: self._rest(number))
        self._repaint()

    def hush(self) -> None:
        """Back to rest."""
        self._rest(self._news_number)

    def _rest(self, number: int) -> None:
        if self._news and number == self._news_number:
            self._news = ""
            self._repaint()

    def _repaint(self) -> None:
        """Behind dialogs, too. One dialog is told of a change behind it; where several lie over
        one another only the last is, and the others keep what they painted of those below."""
        self.refresh()
        for dialog in self.app.screen_stack[1:-1]:
            dialog.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        if self._news:
            return line(Cell(f" {self._news}", width, "warning" if self._alarm else "accent"))
        return line(Cell(f" {self._detail}", width, "muted"))


@dataclass(frozen=True, slots=True)
class Hint:
    """A key, what it does, and the action a click on it runs."""

    key: str
    text: str
    action: str


class HintBar(Bar):
    """The keys that work now; as many as fit, the most useful first."""

    class Clicked(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        super().__init__()
        self._hints: Sequence[Hint] = ()
        self._ends: list[tuple[int, Hint]] = []

    def show(self, hints: Sequence[Hint]) -> None:
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        spans = [Span(" ")]
        self._ends = []
        taken = 1
        for hint in self._hints:
            needed = cells(hint.key) + cells(hint.text) + 3
            if taken + needed > width + 2:
                continue
            spans += [
                Span(fit(hint.key, cells(hint.key)), "heading"),
                Span(" " + fit(hint.text, cells(hint.text)), "muted"),
                Span("  "),
            ]
            taken += needed
            self._ends.append((taken, hint))
        if taken > width:
            spans.pop()
            taken -= 2
        return [*spans, Span(" " * (width - taken))]

    def on_click(self, event: events.Click) -> None:
        event.stop()
        hit = next((hint for end, hint in self._ends if event.x < end), None)
        if hit:
            self.post_message(self.Clicked(hit.action))
