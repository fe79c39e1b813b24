"""Keys that reach the desk in one burst, as a fast hand on a slow machine or a key that hangs makes
them: each meets what the one before it brought up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
DAY = date(2026, 11, 20)
BEFORE = datetime(2026, 11, 19, 18)
PEOPLE = ("单雄信", "吕布", "欧阳锋", "郑爽", "解彤强", "张三", "李四", "王五")
DOWN, LEFT = "\x1b[B", "\x1b[D"


@contextmanager
def a_desk(home: Path, check: Callable[[Desk], None]) -> Iterator[Window]:
    """The list on the screen; when it is left, what the book holds."""
    path = home / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=DAY, cost=cost) as book:
        for number, name in enumerate(PEOPLE):
            add_client(book, now=BEFORE, name=name, number=f"601000{number}")
    options = ("--lang", "en", "--today", DAY.isoformat(), "--book", str(path))
    with a_window(*options, home=home) as desk:
        desk.wait_for("Passphrase")
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("王五")
        yield desk
        desk.press("C-q")
        assert desk.exit_code() == 0
    with open_book(path, PASSPHRASE, today=DAY) as book:
        check(book)


def test_each_outcome_and_gist_meets_its_own_card(tmp_path: Path) -> None:
    def check(book: Desk) -> None:
        calls = sorted(book.calls.since(BEFORE), key=lambda call: call.id)
        assert [call.outcome for call in calls] == [
            Outcome.INTERESTED,
            Outcome.NO_ANSWER,
            Outcome.CALL_BACK,
            Outcome.THINKING,
            Outcome.NO_ANSWER,
        ]
        assert len({call.client_id for call in calls}) == len(calls)
        gists = [contact.gist for call in calls for contact in book.contacts.of(call.client_id)]
        assert gists == ["ok", "等12号", "5万, 不急"]

    with a_desk(tmp_path, check) as desk:
        desk.press("F6")
        desk.wait_for("1 / 8")
        desk.type("4ok\r1")
        desk.wait_for("3 / 8")
        desk.type("3下周三10:30\r等12号\r55万, 不急\r1")
        desk.wait_for("6 / 8")


def test_each_gist_meets_its_own_cell(tmp_path: Path) -> None:
    def check(book: Desk) -> None:
        written = {
            (contact.on, contact.channel, contact.gist)
            for client_id in map(ClientId, book.clients.ids())
            for contact in book.contacts.of(client_id)
        }
        assert written == {
            (DAY, Channel.TELEPHONE, "谈国债 test"),
            (DAY, Channel.EMAIL, "second"),
            (date(2026, 11, 19), Channel.MEETING, "昨天面谈"),
        }

    with a_desk(tmp_path, check) as desk:
        desk.press("F5")
        desk.wait_for("2026-11-20 Fri", times=1)
        desk.type(f"t谈国债 test\r{DOWN}esecond\r{LEFT}m昨天面谈\r")
        desk.wait_for("›M 昨天面谈")


def test_what_is_found_is_what_the_next_keys_are_about(tmp_path: Path) -> None:
    def check(book: Desk) -> None:
        (found,) = filter(book.contacts.of, map(ClientId, book.clients.ids()))
        assert book.clients.get(found).name == "吕布"
        assert [contact.gist for contact in book.contacts.of(found)] == ["回电"]

    with a_desk(tmp_path, check) as desk:
        desk.type("/lb\rlt回电\r")
        desk.wait_for("Telephone 回电")


@pytest.mark.parametrize("seconds", [0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.6, 2.0])
def test_what_is_typed_while_the_desk_starts_arrives_whole(tmp_path: Path, seconds: float) -> None:
    """A `/` that is lost would make commands of the letters behind it."""
    with a_window("--lang", "en", "demo", home=tmp_path, size=(120, 40)) as desk:
        desk.wait_for("Demo:")
        desk.read_for(seconds)
        for key in "/zs":
            desk.type(key)
            desk.read_for(0.12)
        desk.wait_until(
            lambda: any(line.split()[:2] == ["/", "zs"] for line in desk.text.splitlines())
        )
        assert "Edit client" not in desk.text


def test_what_follows_the_passphrase_meets_the_desk(tmp_path: Path) -> None:
    path = tmp_path / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=DAY, cost=cost) as book:
        for number, name in enumerate(PEOPLE):
            add_client(book, now=BEFORE, name=name, number=f"601000{number}")
    options = ("--lang", "en", "--today", DAY.isoformat(), "--book", str(path))
    with a_window(*options, home=tmp_path) as desk:
        desk.wait_for("Passphrase")
        desk.type("wrong\r/zs")
        desk.wait_for("does not open the book")
        desk.wait_for("Passphrase", times=2)
        desk.type(f"{PASSPHRASE}\r/吕布\r\r")
        desk.wait_for("1 / 1")
        desk.wait_for("吕布")
        desk.press("C-q")
        assert desk.exit_code() == 0
