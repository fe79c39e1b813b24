"""`figures`: counts for people and for scripts."""

from datetime import datetime, time
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import open_book
from rmdesk.store.tables.contacts import CallTable
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell

NOW = datetime.combine(TODAY, time(10))


@pytest.fixture
def called(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        client = add_client(desk, now=NOW, name="单雄信")
        with desk.store.action("call.record", at=NOW) as action:
            for number in range(6):
                action.insert(
                    CallTable,
                    {
                        "client_id": client,
                        "at": NOW,
                        "outcome": "interested" if number else "an own one",
                        "seconds": 0,
                        "script": "invite",
                        "is_dial": True,
                        "is_reached": bool(number),
                    },
                )


@pytest.mark.usefixtures("called")
def test_scripts_get_every_count_and_null_for_what_is_not_known(ask: Tell) -> None:
    answer = ask("figures", "--json", "--week")
    assert answer.code == Exit.DONE
    found = answer.json
    assert (found["period"], found["first"], found["last"]) == ("week", "2026-11-16", "2026-11-22")
    assert found["total"] == {
        "calls": 6,
        "dials": 6,
        "reached": 5,
        "reached_percent": 83,
        "appointments": 0,
        "appointments_percent": 0,
        "minutes": None,
    }
    assert found["outcomes"]["an own one"]["calls"] == 1
    assert found["hours"]["10"]["dials"] == 6
    assert "单雄信" not in answer.out


@pytest.mark.usefixtures("called")
def test_people_read_tables(ask: Tell) -> None:
    answer = ask("figures")
    assert "5 (83 %)" in answer.out and "10:00" in answer.out and "an own one" in answer.out
    assert "By day" in answer.out and "2026-11-20 Fri" in answer.out


def test_an_empty_day_is_said_and_is_no_failure(ask: Tell, book: Path) -> None:
    answer = ask("figures", "--month")
    assert answer.code == Exit.DONE
    assert "Nobody was called in this time." in answer.err


def test_one_period_at_most(ask: Tell) -> None:
    assert ask("figures", "--week", "--month").code == Exit.USAGE
