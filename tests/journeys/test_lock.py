"""Called away in the middle of a sentence: lock, come back, and go on with the next word."""

import os
import signal
from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book, open_book
from tests.books.builders import TODAY
from tests.tools.window import Window, a_window, wait_until

PASSPHRASE = "nobody in this book exists"
NAMES = ("单雄信", "张三", "欧阳锋", "吕布", "郑爽")
GIST = "问了定存，下周带太太来"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=TODAY, cost=cost) as desk:
        for number, name in enumerate(NAMES):
            now = datetime(2026, 11, 19, 18)
            add_client(desk, now=now, name=name, mobile=f"1380000{number:04}", number="")
    return path


def _arguments(book: Path) -> list[str]:
    return ["--lang", "zh", "--today", TODAY.isoformat(), "--book", str(book)]


def _open(window: Window, sees: str) -> None:
    window.wait_for("口令：")
    window.type(f"{PASSPHRASE}\r")
    window.wait_for(sees)
    window.settle()


def _half_typed(window: Window) -> str:
    """Two marks in the list of clients, and a contact with a third that nobody finished."""
    window.press("F3")
    window.wait_for("客户：5")
    window.press("Home", " ", "Down", " ", "Down")
    window.wait_for("已标记：2")
    window.press("C-r", "3", GIST, "Tab", "+5")
    window.wait_for("5天后")
    window.settle()
    return window.text


def test_everything_is_there_after_a_lock(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        _open(window, "今天")
        before = _half_typed(window)
        window.press("C-l")
        window.wait_for("口令：")
        assert window.text.split() == ["rmdesk", "book.rmdesk", "口令："]
        _open(window, GIST)
        assert window.text == before
        window.press("0")  # and the next key goes on where the last one stood
        window.wait_for("50天后")
        window.press("Enter")
        window.wait_for("已记录：")
        window.wait_for("已标记：2")
        window.press("C-q")
        assert window.exit_code() == 0
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        found = desk.vault.database.execute_sql("SELECT gist FROM contacts").fetchall()
    assert found == [(GIST,)]


def test_a_closed_window_keeps_it_for_the_next_start(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        _open(window, "今天")
        before = _half_typed(window)
        process = window.process_id
        os.kill(process, signal.SIGHUP)
        assert window.exit_code() == 128 + signal.SIGHUP
        wait_until(lambda: not book.with_name("book.rmdesk-wal").exists())
    with a_window(*_arguments(book), home=tmp_path) as window:
        _open(window, GIST)
        assert window.text == before
