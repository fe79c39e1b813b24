"""The ledger of a client, on the screen and in the book."""

from rmdesk.desk.book import Desk
from rmdesk.domain.holdings import Holding
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import RICH


def ledger(desk: Desk) -> list[Holding]:
    return desk.holdings.of(RICH)


def lines(on_screen: DeskOnScreen) -> list[Holding]:
    return on_screen.thread.ask(ledger).result()


async def open_page(shown: Shown) -> None:
    await shown.sees("clients: 8")
    shown.app.desk.clients.table.select(RICH)
    await shown.press("enter")
    await shown.sees("Assets")
