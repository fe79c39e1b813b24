"""A line to type in above a list that answers while one types."""

from textual import on
from textual.message import Message
from textual.widget import Widget

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.widgets.field import Field


class Finder(Widget):
    """Says what is typed, and where its keys lead: back, or on to the list.

    Named behind a container, whose style only the first base gives.
    """

    BINDINGS = bindings(Scope.FIND)

    class Typed(Message):
        """The text is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Closed(Message):
        """Esc: back to what was shown before."""

    class Left(Message):
        """On to the list, with what was typed."""

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def action_find_complete(self) -> None:
        self.post_message(self.Left())

    def action_find_other(self) -> None:
        """There is nothing to complete."""

    def action_find_close(self) -> None:
        self.post_message(self.Closed())

    def action_find_done(self) -> None:
        self.post_message(self.Left())

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))
