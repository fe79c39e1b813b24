"""`list`: conditions, columns and order from the command line; numbers stay masked."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.opening import open_book
from rmdesk.domain.contacts import Channel
from rmdesk.domain.money import Money
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell

NOW = datetime.combine(TODAY, time(9))
MOBILE = "13812345678"


@pytest.fixture(autouse=True)
def filled(book: Path) -> None:
    people = (("单丽华", 30, 100), ("王强", 80, 3), ("=李", None, None))
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        for n, (name, wan, days) in enumerate(people):
            client = add_client(desk, now=NOW, name=name, mobile=MOBILE, number=f"6010000{n}")
            if wan is not None:
                with desk.store.action("test", at=NOW) as action:
                    balance = Money.of_yuan(wan * 10_000)
                    action.update(ClientTable, client, {"balance": balance})
            if days is not None:
                on = TODAY - timedelta(days=days)
                log_contact(desk, client, channel=Channel.MEETING, on=on, now=NOW)


def names(ask: Tell, *words: str) -> list[str]:
    answer = ask("list", "--columns", "name", "--json", *words)
    return [record["name"] for record in answer.json]


@pytest.mark.parametrize(
    ("where", "sort", "expected"),
    [
        ("", "name", ["=李", "单丽华", "王强"]),
        ("资产>50万", "", ["王强"]),
        ("assets > 100000 and not overdue", "", ["王强"]),
        ("从未联系", "", ["=李"]),
        ("", "资产:desc", ["王强", "单丽华", "=李"]),
        ("", "aum", ["单丽华", "王强", "=李"]),
        ("", "days_since:desc，name", ["单丽华", "王强", "=李"]),
    ],
)
def test_who_is_listed_and_in_which_order(
    ask: Tell, where: str, sort: str, expected: list[str]
) -> None:
    assert names(ask, "--where", where, "--sort", sort) == expected


def test_records_have_the_columns_asked_for(ask: Tell) -> None:
    answer = ask(
        "list", "--where", "资产=80万", "--columns", "客户,Assets with us,class,age,手机", "--json"
    )
    assert answer.json == [
        {
            "name": "王强",
            "assets": "800000.00",
            "class": "medium",
            "age": None,
            "mobile": "138****5678",
        }
    ]
    whole = ask("list", "--where", "资产=80万", "--columns", "mobile", "--full", "核对", "--json")
    assert whole.json == [{"mobile": MOBILE}]


def test_a_person_reads_a_table(ask: Tell) -> None:
    answer = ask("list", "--columns", "name,aum,class,do_not_call,next_due", "--sort", "name")
    lines = answer.out.splitlines()
    assert " ".join(lines[0].split()) == "Client Assets with us Class Do not call Next due"
    assert lines[1].split() == ["'=李", "Lower", "no", TODAY.isoformat()]
    assert lines[3].split()[:3] == ["王强", "800,000.00", "Medium"]


def test_the_usual_columns_come_without_asking(ask: Tell) -> None:
    assert list(ask("list", "--json").json[0]) == [
        "name",
        "class",
        "assets",
        "last_contact",
        "next_due",
        "mobile",
        "assets_elsewhere",
        "number",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--where", "资产>"), "At character 4"),
        (("--where", "王强"), "At character 1"),
        (("--columns", "horoscope"), "There is no column horoscope."),
        (("--sort", "horoscope:desc"), "There is no column horoscope."),
        (("--where", "资产>1亿"), "No client of the book fits."),
    ],
)
def test_what_cannot_be_done_is_said(ask: Tell, words: tuple[str, ...], told: str) -> None:
    answer = ask("list", *words)
    assert answer.code == Exit.REFUSED
    assert told in answer.err
    assert answer.out == ""


def test_what_was_listed_is_noted_in_the_book(ask: Tell, book: Path, passphrase_file: Path) -> None:
    ask("list", "--where", "资产>50万", "--columns", "mobile", "--full", "核对")
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        noted = desk.journal.actions(1)[0]
    assert noted.kind == "export"
    assert noted.subject == {"what": "list", "clients": 1, "reason": "核对"}


def test_a_column_nobody_knows_is_answered_with_those_there_are(ask: Tell) -> None:
    answer = ask("list", "--sort", "shoe_size:desc")
    assert answer.code == Exit.REFUSED
    assert answer.out == ""
    assert "There is no column shoe_size" in answer.err
    assert "Assets with us (aum)" in answer.err
    chinese = ask("list", "--sort", "鞋码", "--lang", "zh").err
    assert "资产规模 (aum)" in chinese
    assert "客户号 (number)" in chinese


def test_the_way_of_an_order_may_be_said_in_full_width(ask: Tell) -> None:
    assert names(ask, "--sort", "资产：desc") == ["王强", "单丽华", "=李"]
    assert names(ask, "--sort", "资产:asc") == ["单丽华", "王强", "=李"]
