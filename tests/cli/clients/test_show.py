"""`show` as text: every list that `--json` has, aligned by what a terminal shows."""

from pathlib import Path

import pytest

from rmdesk.cli.clients.layout import FIELDS
from rmdesk.cli.clients.shown.lists import LISTS
from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.desk.opening import open_book
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.money import Money
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import TieTable
from rmdesk.ui.formats import cells
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.cli.conftest import PASSPHRASE, Tell
from tests.walls.planting import NAMES, plant

WITHIN = {
    *("called", "is_ours", "repeat", "facts"),
    *("interview", "assumptions", "other_scenario"),
}
"""Beside the word of its code; by the institution; tells alike policies apart; in the sentence that
says why there is something to do. A whole interview fits no line: how far it came is told."""
RECKONED = {"has_high_assets"}
"""By the class."""
SECRET = Money.of_yuan("7654321.09")


@pytest.fixture
def planted(book: Path) -> Path:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        plant(desk)
    return book


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_text_has_every_list_and_column_of_the_json(
    ask: Tell, planted: Path, language: str
) -> None:
    record = ask("show", "60100", "--json", "--full", "to compare").json
    columns = {name: {key for key, _title, _align in shown} for name, _title, shown in LISTS}
    lists = {
        name: lines for name, lines in record.items() if isinstance(lines, list) and name != "tags"
    }
    assert set(columns) == set(lists)
    empty = [name for name, lines in lists.items() if not lines]
    # Nobody is tied, brought or bringing, and what was planted invites to no event.
    assert set(empty) <= {"relatives", "referrals", "events"}
    for name, lines in lists.items():
        for line in lines:
            assert set(line) - columns[name] <= WITHIN, name
    fields = {key for key, _title in FIELDS}
    assert set(record) - set(lists) - fields == RECKONED | {"household"}
    text = ask("show", "60100", "--full", "to compare", "--lang", language).out
    news = [duty["facts"]["words"] for duty in record["duties"] if "words" in duty["facts"]]
    assert news and record["tags"]
    assert all(words in text for words in (*news, *record["tags"]))
    for name, lines in lists.items():
        for line in lines:
            for key, value in line.items():
                if key in columns[name] and isinstance(value, str) and value.startswith("秘"):
                    assert value in text, (name, key)


def test_the_columns_stand_below_each_other(ask: Tell, book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        client_id = add_client(desk, now=NOW, name="单雄信", number="60100001")
        with desk.store.action("test", at=NOW) as action:
            for item, rate in (("三年期", 210), ("Plus 90", None), ("稳健（一号）", 35)):
                action.insert(HoldingTable, a_line(client_id, item=item, rate_bp=rate))
    for language in ("zh", "en"):
        answer = ask("show", "60100001", "--lang", language)
        assert answer.code == Exit.DONE
        table = answer.out.split("\n\n")[1].splitlines()[1:]
        ends = {cells(line[: line.index("12,345.67")]) for line in table[1:]}
        assert len(ends) == 1
        assert any(line.endswith("2026-11-20") for line in table[1:])


def test_a_walled_relative_is_named_and_not_counted(ask: Tell, book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        son = add_client(desk, now=NOW, name="王建国", number="60100001")
        mother = add_client(desk, now=NOW, name="李芳", number="60100002")
        with desk.store.action("test", at=NOW) as action:
            action.insert(HoldingTable, a_line(son, amount=Money.of_yuan(100)))
            action.insert(HoldingTable, a_line(mother, amount=SECRET))
        tie(desk, son, mother, Bond(relation=Relation.MOTHER, mine=Sharing.SHARED), now=NOW)
    walled = ask("show", "60100001").out
    assert "李芳" in walled and "Not counted" in walled
    assert "7,654,321.09" not in walled and "7,654,421.09" not in walled
    with (
        open_book(book, PASSPHRASE, today=TODAY) as desk,
        desk.store.action("test", at=NOW) as action,
    ):
        action.update(TieTable, desk.ties.of(mother)[0].id, {"sharing": Sharing.SHARED})
    shared = ask("show", "60100001").out
    assert "7,654,421.09" in shared and "Not counted" not in shared


def test_numbers_in_every_list_are_masked(ask: Tell, book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        client_id = add_client(desk, now=NOW, name=NAMES[0], number="60100001")
        edit_client(desk, client_id, {"mobile": "13812345678"}, now=NOW)
        with desk.store.action("test", at=NOW) as action:
            item, source = "卡号6222021234567890123", "打13812345678"
            action.insert(HoldingTable, a_line(client_id, item=item, source=source))
    masked = ask("show", "60100001").out
    assert "13812345678" not in masked and "6222021234567890123" not in masked
    whole = ask("show", "60100001", "--full", "to check").out
    assert "13812345678" in whole and "6222021234567890123" in whole


def a_line(client_id: ClientId, **values: object) -> dict[str, object]:
    usual = {
        "client_id": client_id,
        "institution": "本行",
        "is_ours": True,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "amount": Money.of_yuan("12345.67"),
        "known_since": TODAY,
    }
    return usual | values
