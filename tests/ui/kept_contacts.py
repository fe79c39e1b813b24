"""The contacts that the book holds."""

from rmdesk.domain.ids import ClientId
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import RICH


def contacts(
    on_screen: DeskOnScreen, client_id: ClientId = RICH
) -> list[tuple[str, str, str, str]]:
    found = on_screen.thread.ask(lambda desk: desk.contacts.of(client_id)).result()
    return [
        (c.on.isoformat(), c.channel.value, c.gist, c.next_on.isoformat() if c.next_on else "")
        for c in found
    ]
