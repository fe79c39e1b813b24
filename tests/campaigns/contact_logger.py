"""The victim of `test_kill.py`: logs contacts through the desk and acknowledges each one.

python -m tests.campaigns.contact_logger BOOK PASSPHRASE FIRST_NUMBER
"""

import sys
from datetime import date, datetime
from pathlib import Path

from rmdesk.desk.contacts import log_contact
from rmdesk.desk.opening import open_book
from rmdesk.domain.contacts import Channel

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30)


def main(book: str, passphrase: str, first: str) -> None:
    with open_book(Path(book), passphrase, today=TODAY) as desk:
        client = desk.clients.find("0001")[0]
        print("open", flush=True)
        for number in range(int(first), int(first) + 100_000):
            log_contact(
                desk, client, channel=Channel.TELEPHONE, gist=f"contact {number}", on=TODAY, now=NOW
            )
            print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
