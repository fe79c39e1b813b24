"""The line for finding and filtering: what is typed, what could follow, and where it goes wrong."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from rmdesk.domain.conditions.completing import Completion
from rmdesk.domain.conditions.refusals import NotUnderstood
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.finder import Finder
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words

_INDENT = 4
"""Where the typed text begins: below it the line of completions."""
_LEAST_EXPLAINED = 10


class FindField(Field):
    """Right at the end of the text takes the completion."""

    class Wanted(Message):
        """Whatever is offered to complete the text is to be taken."""

    def action_cursor_right(self, select: bool = False) -> None:
        if not select and self.cursor_position == len(self.value):
            self.post_message(self.Wanted())
        else:
            super().action_cursor_right(select)


class FindLine(Vertical, Finder):
    """One line to type in and one that answers; the second only while typing."""

    class Entered(Message):
        """Enter."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offers: Sequence[Completion] = ()
        self._chosen = 0
        self._wrong: NotUnderstood | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="find-typed"):
            yield Words(id="find-mark")
            yield FindField(id="find-words")
            yield Words(id="find-note")
        yield Painted(id="find-answer")

    def on_mount(self) -> None:
        self.look_again()

    def on_descendant_focus(self) -> None:
        self.add_class("-typing")

    def on_descendant_blur(self) -> None:
        self.remove_class("-typing")

    @property
    def text(self) -> str:
        return self.field.value

    def show(self, text: str) -> None:
        """Have `text` in the line without telling: it is in force already."""
        if text != self.text:
            with self.field.prevent(Field.Changed):
                self.field.value = text
        self.answer((), None)

    def answer(self, offers: Sequence[Completion], wrong: NotUnderstood | None) -> None:
        """Say what could follow, or from where on the text is not understood."""
        self._offers, self._wrong, self._chosen = offers, wrong, 0
        self._paint()

    def note(self, text: str) -> None:
        """A word at the right end, such as the group that is opened."""
        self.query_one("#find-note", Words).update(formats.clean(text))

    def look_again(self) -> None:
        """The language or the glyphs changed."""
        self.query_one("#find-mark", Words).update(" / ")
        self.field.placeholder = formats.clean(
            _("a name, initials, a number's tail; or a condition: assets>50万, overdue")
        )
        self._paint()

    def _paint(self) -> None:
        self.query_one(Painted).show(self._answer_line)

    def _answer_line(self, width: int) -> Sequence[Line]:
        compose: Callable[[int], Line] = self._wrong_line if self._wrong else self._offer_line
        return [compose(width)]

    def _wrong_line(self, width: int) -> Line:
        """A caret under the place, then the sentence."""
        if self._wrong is None:
            return line(Cell("", width))
        sentence = self._wrong.sentence()
        at = _INDENT + formats.cells(self.text[: self._wrong.position])
        at = max(0, min(at, width - formats.cells(sentence) - 3))
        return line(
            Cell("", at),
            Cell("^", 1, "error"),
            Cell(f" {sentence}", width - at - 1, "warning"),
        )

    def _offer_line(self, width: int) -> Line:
        spans: list[Span] = line(Cell("", _INDENT - 1))
        left = width - _INDENT + 1
        for number, offer in enumerate(self._offers):
            word = f" {offer.word} "
            room = min(formats.cells(offer.explanation) + 3, left - formats.cells(word))
            if room < _LEAST_EXPLAINED:
                break
            spans += line(
                Cell(word, formats.cells(word), "title" if number == self._chosen else "accent"),
                Cell(f" {offer.explanation}", room, "muted"),
            )
            left -= formats.cells(word) + room
        return [*spans, Span(" " * left)]

    # --- keys ---

    def action_find_complete(self) -> None:
        """Take the completion that stands out; without one, on to the list."""
        if not self._take():
            self.post_message(self.Left())

    def action_find_other(self) -> None:
        """Have the next completion stand out."""
        if self._offers:
            self._chosen = (self._chosen + 1) % len(self._offers)
            self._paint()

    @on(FindField.Wanted)
    def _wanted(self, event: FindField.Wanted) -> None:
        event.stop()
        self._take()

    def _take(self) -> bool:
        if not self._offers:
            return False
        self.field.value = self._offers[self._chosen].text
        self.field.cursor_position = len(self.field.value)
        return True

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered())
