"""`duplicates` and `find --notes`."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.opening import open_book
from rmdesk.domain.contacts import Channel
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell

NOW = datetime.combine(TODAY, time(9))
MOBILE = "13812345678"


@pytest.fixture
def filled(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        first = add_client(desk, now=NOW, name="王建国", mobile=MOBILE, number="880123")
        add_client(desk, now=NOW, name="王建囯", mobile=MOBILE)
        add_client(desk, now=NOW, name="李红", mobile=MOBILE)
        for days, gist in ((3, f"想买学区房,手机{MOBILE}"), (9, "孩子上学")):
            on = TODAY - timedelta(days=days)
            log_contact(desk, first, channel=Channel.MEETING, on=on, gist=gist, now=NOW)


def test_pairs_with_reasons_and_families_last(ask: Tell, filled: None) -> None:
    answer = ask("duplicates", "--json")
    assert answer.code == Exit.DONE
    likely, *families = answer.json
    assert likely == {
        "score": 62,
        "verdict": "possible",
        "reasons": ["same_mobile", "same_sound"],
        "clients": [
            {"number": "880123", "name": "王建国", "mobile": "138****5678"},
            {"number": None, "name": "王建囯", "mobile": "138****5678"},
        ],
    }
    assert [pair["verdict"] for pair in families] == ["family", "family"]


def test_the_list_says_why_and_shows_no_number_whole(ask: Tell, filled: None) -> None:
    out = ask("duplicates").out
    assert "possibly one person" in out
    assert "same mobile, name sounds the same" in out
    assert "rather a family that shares a phone" in out
    assert MOBILE not in out


def test_a_book_without_suspects_says_so(ask: Tell) -> None:
    answer = ask("duplicates")
    assert (answer.code, answer.out) == (Exit.DONE, "")
    assert "No two clients look like one person." in answer.err
    assert ask("duplicates", "--json").json == []


def test_words_are_found_in_notes(ask: Tell, filled: None) -> None:
    answer = ask("find", "--notes", "学区", "--json")
    assert answer.json == [
        {
            "number": "880123",
            "name": "王建国",
            "on": "2026-11-17",
            "kind": "contact",
            "text": "想买学区房,手机138****5678",
        }
    ]
    assert "想买学区房" in ask("find", "--notes", "学区").out
    nothing = ask("find", "--notes", "黄金")
    assert (nothing.code, nothing.out) == (Exit.REFUSED, "")
