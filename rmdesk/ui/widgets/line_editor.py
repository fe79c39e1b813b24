"""One line to type in, in place of a painted one: a title, a field, Enter or Esc."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.formats import cells, clean
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words


class LineEditor(Horizontal):
    """Hidden until it is opened. It takes the focus at once: what is typed next goes into it."""

    BINDINGS = bindings(Scope.LINE)

    class Typed(Message):
        """The text changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Saved(Message):
        """Enter: the text is to be taken."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Esc, or the focus went elsewhere, with this text in the field."""

        def __init__(self, text: str, *, by_key: bool) -> None:
            super().__init__()
            self.text = text
            self.by_key = by_key

    def compose(self) -> ComposeResult:
        yield Words(id="line-title")
        yield Field(id="line-field")

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def is_open(self) -> bool:
        return bool(self.display)

    def on_mount(self) -> None:
        self.display = False

    def open(self, title: str, text: str = "", placeholder: str = "") -> None:
        """Show the line and put the caret at the end of `text`."""
        shown = self.query_one("#line-title", Words)
        shown.update(clean(f" {title} "))
        shown.styles.width = cells(f" {title} ")
        self.field.value = text
        self.field.placeholder = clean(placeholder)
        self.field.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(self.field)

    def close(self) -> None:
        """Hide the line; the focus is the caller's to give."""
        self.display = False

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(event.value))

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        event.stop()
        self.action_line_save()

    def on_descendant_blur(self) -> None:
        if self.is_open:
            self.post_message(self.Left(self.field.value, by_key=False))

    def action_line_save(self) -> None:
        self.post_message(self.Saved(self.field.value))

    def action_line_leave(self) -> None:
        self.post_message(self.Left(self.field.value, by_key=True))
