"""What views tell the main screen: past-tense facts and wishes that it routes."""

from textual.message import Message

from rmdesk.domain.ids import ClientId


class OpenClient(Message):
    """A client was chosen: show the client's page."""

    def __init__(self, client_id: ClientId) -> None:
        super().__init__()
        self.client_id = client_id


class Told(Message):
    """A line of news for the status line; an `alarm` is shown as a warning."""

    def __init__(self, text: str, *, alarm: bool = False) -> None:
        super().__init__()
        self.text = text
        self.alarm = alarm


class BookChanged(Message):
    """Records changed: whatever is shown must be read again."""
