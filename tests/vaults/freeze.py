"""Freeze a vault of the schema of today: ``python -m tests.vaults.freeze``.

Run once per schema version and never again for the same: what it made is what a user of that
version has on the disk. Everyone in it is fictional.
"""

import sys
from datetime import date, datetime
from pathlib import Path

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.opening import new_book
from rmdesk.domain.contacts import Channel
from rmdesk.store.migrations.steps import STEPS

PASSPHRASE = "frozen for the tests"
MADE_ON = date(2026, 11, 20)
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


def book_of(version: int) -> Path:
    """Where the frozen vault of a schema version lies."""
    return Path(__file__).parent / f"v{version}" / "book.rmdesk"


def freeze(book: Path) -> None:
    """Two clients, three contacts, one edit, one undo."""
    now = datetime(2026, 11, 20, 9, 30)
    with new_book(book, PASSPHRASE, today=MADE_ON, cost=_CHEAP) as desk:
        first = add_client(desk, name="解彤强", mobile="13800138000", number="880001", now=now)
        second = add_client(desk, name="欧阳若曦", now=now)
        log_contact(
            desk,
            first,
            channel=Channel.TELEPHONE,
            gist="问候；约下周面谈",
            on=date(2026, 11, 18),
            next_on=date(2026, 11, 27),
            now=now,
        )
        log_contact(desk, second, channel=Channel.MEETING, on=date(2026, 11, 19), now=now)
        edit_client(desk, first, {"occupation": "教师", "wished_days": 30}, now=now)
        log_contact(desk, second, channel=Channel.EMAIL, on=MADE_ON, now=now)
        desk.undo(now=now)


if __name__ == "__main__":
    target = book_of(len(STEPS))
    if target.exists():
        sys.exit(f"{target} is frozen already")
    freeze(target)
