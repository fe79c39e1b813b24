"""kill -9 on the product's own path: what was acknowledged is there, nothing is there by half."""

import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.clients import add_client
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.ids import ClientId
from rmdesk.store.upgrade import verify
from tests.campaigns.contact_logger import NOW, TODAY

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL"),
]

_KILLS = 60
_SEED = 20261120
_PASSPHRASE = "nobody lives here"
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


def test_no_acknowledged_contact_is_lost(tmp_path: Path) -> None:
    chance = random.Random(_SEED)
    book = tmp_path / "book.rmdesk"
    with new_book(book, _PASSPHRASE, today=TODAY, cost=_CHEAP) as desk:
        client = add_client(desk, name="解彤强", number="0001", now=NOW)
    there = 0
    kills_while_writing = 0
    for kill in range(_KILLS):
        acknowledged = _log_until_killed(book, there, chance)
        kills_while_writing += acknowledged > there
        with open_book(book, _PASSPHRASE, today=TODAY) as desk:
            # One more may have been committed and killed before its acknowledgement.
            found = _numbers(desk, client)
            assert found == list(range(len(found))), f"a gap after kill {kill}"
            assert acknowledged <= len(found) <= acknowledged + 1
            _check_nothing_is_half_done(desk, client, contacts=len(found))
            if kill % 10 == 0:
                verify(desk.vault.database, book)
            there = len(found)
    assert kills_while_writing >= 40
    print(f"{_KILLS} kills, {there} contacts acknowledged, none lost")


def _log_until_killed(book: Path, first: int, chance: random.Random) -> int:
    """Let the logger run and kill it at any moment; how many contacts are acknowledged in all."""
    command = [sys.executable, "-m", "tests.campaigns.contact_logger", str(book), _PASSPHRASE]
    with subprocess.Popen([*command, str(first)], stdout=subprocess.PIPE, text=True) as logger:
        assert logger.stdout is not None
        said = [logger.stdout.readline() for _ in range(chance.choice([0, 1, 2, 5, 20, 60]))]
        time.sleep(chance.random() * 0.03)
        logger.kill()
        said += logger.stdout
    # A line that was cut off acknowledges nothing.
    numbers = [int(line) for line in said if re.fullmatch(r"\d+\n", line)]
    return numbers[-1] + 1 if numbers else first


def _numbers(desk: Desk, client: ClientId) -> list[int]:
    return sorted(int(contact.gist.split()[1]) for contact in desk.contacts.of(client))


def _check_nothing_is_half_done(desk: Desk, client: ClientId, *, contacts: int) -> None:
    """Record, journal entry and derived facts of a contact come and go together."""
    ask = desk.vault.database.execute_sql
    (logged,) = ask("SELECT count(*) FROM actions WHERE kind = 'contact.log'").fetchone()
    (changed,) = ask("SELECT count(*) FROM changes WHERE table_name = 'contacts'").fetchone()
    assert logged == changed == contacts
    stored = desk.clients.facts(client)
    with desk.store.database.atomic():
        desk.store.facts.refresh_all(today=TODAY)
    assert desk.clients.facts(client) == stored
