"""A day from its list: a client moved in a grid is due sooner, called, done; what is left stays."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.store.tables.money import HoldingTable
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
WEDNESDAY, FRIDAY, MONDAY, TUESDAY = (date(2026, 11, day) for day in (18, 20, 23, 24))
MOVED, TO_DO, WHY = "欧阳锋", "送合同给吕布", "想把他行存款转来"
GIST = "约好下月看新产品"

WORDS = {
    "zh": {
        "ask": "口令",
        "home": "还没有指标",
        "one in the box": "1位客户",
        "due instead": "2026-11-17 周二",
        "rhythm": "应每15天联系一次",
        "called": "名单打完了",
        "closing": "送合同给吕布",
        "closed": "已收工",
    },
    "en": {
        "ask": "Passphrase",
        "home": "no targets yet",
        "one in the box": "1 clients",
        "due instead": "2026-11-17 Tue",
        "rhythm": "contacted every 15 days",
        "called": "The queue is done",
        "closing": "to do by 2026-11-18",
        "closed": "is closed",
    },
}
SHIFT_RIGHT = "\x1b[1;2C"


def a_book(folder: Path) -> Path:
    """On Wednesday: one who is not due for weeks, and a task that nobody does."""
    path = folder / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=WEDNESDAY, cost=cost) as desk:
        now = datetime(2026, 11, 18, 9, 0)
        seen = {MOVED: date(2026, 11, 2), "吕布": WEDNESDAY}
        for name, on in seen.items():
            client_id = add_client(desk, now=now, name=name, mobile="13800000000")
            log_contact(desk, client_id, channel=Channel.TELEPHONE, on=on, now=now, gist="问候")
            if name == MOVED:
                deposit = {
                    "client_id": client_id,
                    "institution": "",
                    "is_ours": True,
                    "holding_class": HoldingClass.DEMAND_DEPOSIT,
                    "amount": Money.of_yuan(500_000),
                    "as_of": WEDNESDAY,
                    "known_since": WEDNESDAY,
                }
                with desk.store.action("holding.add", at=now) as action:
                    action.insert(HoldingTable, deposit)
            else:
                add_to_do(desk, TO_DO, WEDNESDAY, now=now, client_id=client_id)
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_moved_called_done_and_what_is_left_on_the_third_day(language: str, tmp_path: Path) -> None:
    book, words = a_book(tmp_path), WORDS[language]
    with on_a_day(book, FRIDAY, language, tmp_path) as desk:
        desk.wait_for(words["home"])
        desk.press("F2")
        desk.wait_for("+2")  # planned on Wednesday, untouched for two working days
        assert MOVED not in desk.text

        desk.press("F8", "8")
        desk.wait_for(words["one in the box"])
        desk.press("Left", "Tab")  # from the box of the best to that of the large deposits
        desk.wait_for(f" {MOVED} ")
        desk.press(SHIFT_RIGHT)
        desk.wait_for(words["due instead"])
        desk.type(f"{WHY}\r")
        desk.wait_for(f"h {MOVED}")

        desk.press("F2")
        desk.wait_for(words["rhythm"])
        desk.press("End", " ", "F6")
        desk.wait_for("1 / 1")
        desk.press("4")
        desk.type(f"{GIST}\r")
        desk.wait_for(words["called"])
        desk.press("F2")
        desk.wait_for("+2")
        desk.wait_until(lambda: words["rhythm"] not in desk.text)

        desk.press("F12")
        desk.wait_for(words["closing"])
        desk.press("F12")
        desk.wait_for(words["closed"])
        desk.press("C-q")
        assert desk.exit_code() == 0

    with on_a_day(book, MONDAY, language, tmp_path) as desk:
        desk.wait_for(words["home"])  # a new day begins there
        desk.press("F2")
        desk.wait_for("+3")
        desk.press("End", "2", "1")  # a working day further
        desk.press("Enter")
        desk.wait_until(lambda: TO_DO not in desk.text)
        desk.press("C-q")
        assert desk.exit_code() == 0
    check(book)


def on_a_day(book: Path, day: date, language: str, home: Path) -> AbstractContextManager[Window]:
    """The desk on that day, unlocked."""
    window = a_window(
        *("--lang", language, "--today", day.isoformat(), "--book", str(book)), home=home
    )
    return _unlocked(window, WORDS[language]["ask"])


@contextmanager
def _unlocked(window: AbstractContextManager[Window], ask: str) -> Iterator[Window]:
    with window as desk:
        desk.wait_for(ask)
        desk.press(PASSPHRASE, "Enter")
        yield desk


def check(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=MONDAY) as desk:
        (moved,), (waiting,) = desk.clients.find(MOVED), desk.clients.find("吕布")
        (placed,) = desk.day.placed.of(moved)
        assert (placed.grid, placed.box, placed.why) == (Grid.CLASS, ClientClass.VERY_HIGH, WHY)
        assert desk.contacts.of(moved)[0].gist == GIST
        assert desk.day.to_dos.of(waiting)[0].on == TUESDAY
