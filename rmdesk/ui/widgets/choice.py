"""One choice of several on a line of a form."""

from textual import events
from textual.message import Message

from rmdesk.ui.widgets.word_bar import WordBar


class Choice(WordBar):
    """Digit, arrows, Space or a click choose a word."""

    class Turned(Message):
        """Another word was chosen."""

    class Submitted(Message):
        """Enter."""

    def take(self, index: int) -> None:
        """Choose the word at `index`."""
        if index != self.chosen:
            self.chosen = index
            self.refresh()
            self.post_message(self.Turned())

    def return_to(self, kept: object) -> None:
        """As a choice of one's own: a form may have other lines for it."""
        super().return_to(kept)
        self.post_message(self.Turned())

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            self.post_message(self.Submitted())
        elif event.key in ("right", "space"):
            self.take(self.turn(1))
        elif event.key == "left":
            self.take(self.turn(-1))
        elif (place := self.number_typed(event)) is not None:
            self.take(place)
        else:
            return
        event.stop()
        event.prevent_default()
