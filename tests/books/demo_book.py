"""The demo book, opened, and who is in it."""

from datetime import date
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.demo.making import CLIENTS, make_demo_book
from rmdesk.desk.opening import open_book
from rmdesk.domain.ids import ClientId

EVERYBODY = [ClientId(number) for number in range(1, CLIENTS + 1)]


def a_demo(folder: Path, today: date) -> Desk:
    book, passphrase = make_demo_book(folder, today=today)
    return open_book(book, passphrase, today=today)
