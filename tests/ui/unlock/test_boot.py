"""From nothing to an open desk, in a real pseudo-terminal."""

import os
import signal
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book, open_book
from rmdesk.store.disk.files import head_path, keys_path
from rmdesk.store.unlocking.tries import Tries
from rmdesk.ui import boot
from rmdesk.ui.console.prompt import Work
from rmdesk.ui.unlock import opening
from rmdesk.ui.unlock.choosing import Choice
from rmdesk.ui.unlock.opening import Meanwhile
from rmdesk.ui.words.agreed_hours import AgreedHours
from tests.tools.window import a_window, wait_until

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "小王 爱吃 红烧 肉饼"
_TODAY = date(2026, 11, 20)
_LIST = "This book is still empty"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "books" / "book.rmdesk"
    new_book(path, _PASSPHRASE, today=_TODAY, cost=_CHEAP).close()
    return path


def _arguments(book: Path) -> list[str]:
    return ["--lang", "en", "--book", str(book)]


def test_a_chinese_passphrase_opens_the_desk(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("Passphrase:")
        assert "book.rmdesk" in window.text
        assert str(tmp_path) not in window.text
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for(_LIST)
        assert _PASSPHRASE.encode() not in window.raw
        window.type("\x11")
        assert window.exit_code() == 0


def test_the_line_can_be_corrected_before_it_is_sent(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("Passphrase:")
        window.type("错了\x15")
        window.type(f"\x1b[A\x1b[200~{_PASSPHRASE}\n\x1b[201~饭饭")
        window.wait_for("Passphrase: " + "*" * (len(_PASSPHRASE) + 2))
        window.type("\x7f\x7f\r")
        window.wait_for(_LIST)


def test_a_wrong_passphrase_is_told_and_asked_again(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("Passphrase:")
        for failures in (1, 2, 3):
            window.type("wrong\r")
            window.wait_for("does not open the book", times=failures)
            if failures < 3:
                window.wait_for("Passphrase:", times=failures + 1)
        window.wait_for("Wait 1 s")
        window.type("typed during the pause\r")
        window.wait_for("Passphrase:", times=4)
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for(_LIST)


@pytest.mark.campaign
def test_the_first_run_makes_a_book(tmp_path: Path) -> None:
    book = tmp_path / "new" / "book.rmdesk"
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("New passphrase:")
        for title in ("Whose data", "Promised", "Not promised"):
            assert title in window.text, "the page stands on one screen"
        assert "then the data is lost" in window.text
        assert "12 characters, or 4 words" in window.text
        window.type("short\r")
        window.wait_for("too short")
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("Once more:")
        window.type("something else\r")
        window.wait_for("two are different")
        assert not book.parent.exists()
        window.wait_for("New passphrase:", times=3)
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("Once more:", times=2)
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for(_LIST)
        window.type("\x11")
        assert window.exit_code() == 0
    assert book.parent.stat().st_mode & 0o777 == 0o700
    names = [book.name, head_path(book).name, keys_path(book).name]
    assert sorted(file.name for file in book.parent.iterdir()) == names
    open_book(book, _PASSPHRASE, today=_TODAY).close()


def test_leaving_the_first_run_leaves_nothing(tmp_path: Path) -> None:
    book = tmp_path / "new" / "book.rmdesk"
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("New passphrase:")
        window.type("\x03")
        assert window.exit_code() == 0
    assert not book.parent.exists()


def _zero(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _make_newer(book: Path) -> None:
    from rmdesk.desk.opening import unlock_key
    from rmdesk.store.disk.header import read_header
    from rmdesk.store.migrations.steps import STEPS
    from rmdesk.store.vault.opened import open_vault

    key, vault_id = unlock_key(book, _PASSPHRASE), read_header(book).book_id
    open_vault(book, key, vault_id=vault_id, steps=(*STEPS, lambda database: None)).close()


@pytest.mark.parametrize(
    ("spoil", "sentence", "code"),
    [
        (lambda book: _zero(keys_path(book)), "key file book.rmdesk.keys is damaged", 11),
        (_zero, "book book.rmdesk is damaged", 12),
        (_make_newer, "written by a newer rmdesk", 13),
        (Path.unlink, "only its key file is here", 14),
        (lambda book: keys_path(book).unlink(), "book.rmdesk.keys is missing", 14),
    ],
    ids=["header", "database", "newer", "no book", "no keys"],
)
def test_each_reason_has_its_sentence_and_its_exit_code(
    book: Path, tmp_path: Path, spoil: Callable[[Path], object], sentence: str, code: int
) -> None:
    spoil(book)
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for(sentence)
        if code == 12:
            window.wait_for("Number, then Enter:")
            window.type("0\r")
        assert window.exit_code() == code
        assert "Traceback" not in window.text


def test_a_second_window_is_told_so(book: Path, tmp_path: Path) -> None:
    desk = open_book(book, _PASSPHRASE, today=_TODAY)
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.type(f"{_PASSPHRASE}\r")
        assert window.exit_code() == 15
        assert "already open in another window" in window.text
    desk.close()


def test_a_workbook_is_no_book(tmp_path: Path) -> None:
    workbook = tmp_path / "clients.xlsx"
    workbook.write_bytes(b"PK\x03\x04" + bytes(5000))
    with a_window(*_arguments(workbook), home=tmp_path) as window:
        assert window.exit_code() == 16
        assert "clients.xlsx is not an rmdesk book" in window.text


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_leaving_the_prompt_gives_the_terminal_back(book: Path, tmp_path: Path, key: str) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        before = termios.tcgetattr(window.terminal)
        window.wait_for("Passphrase:")
        assert not termios.tcgetattr(window.terminal)[3] & termios.ECHO
        window.type(f"half{key}")
        window.wait_until(lambda: termios.tcgetattr(window.terminal) == before)
        assert window.exit_code() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("is_open", [False, True], ids=["at the prompt", "with the desk open"])
def test_a_request_to_end_ends_cleanly(
    book: Path, tmp_path: Path, number: int, is_open: bool
) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("Passphrase:")
        if is_open:
            window.type(f"{_PASSPHRASE}\r")
            window.wait_for(_LIST)
        os.kill(window.process_id, number)
        assert window.exit_code() == 128 + number
    assert not book.with_name("book.rmdesk-wal").exists()


def test_a_closed_window_closes_the_book(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for(_LIST)
        window.shut()
        wait_until(lambda: not book.with_name("book.rmdesk-wal").exists())
    open_book(book, _PASSPHRASE, today=_TODAY).close()


def test_a_lock_asks_again_and_leaves_nothing_on_the_screen(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for(_LIST)
        window.type("\x0c")
        window.wait_for("Passphrase:")
        assert window.text.split() == ["rmdesk", "book.rmdesk", "Passphrase:"]
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for(_LIST)


@pytest.mark.campaign
def test_a_demo_opens_without_asking_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    throwaway = tmp_path / "throwaway"
    throwaway.mkdir()
    environment = {"TMPDIR": str(throwaway)}
    with a_window("demo", "--lang", "en", home=tmp_path, environment=environment) as window:
        window.wait_for("DEMO")
        assert b"fictional" in window.raw
        window.type("\x0c")
        window.wait_for("asks for its passphrase here")
        window.type("\r")
        window.wait_for("DEMO")
        window.type("\x11")
        assert window.exit_code() == 0
    assert not list(throwaway.iterdir())


def test_the_sign_moves_while_the_key_is_derived(tmp_path: Path) -> None:
    """The default cost takes a second or so; the terminal answers all the while."""
    book = tmp_path / "slow.rmdesk"
    new_book(book, _PASSPHRASE, today=_TODAY, cost=Cost(256 * 1024, 3, 4)).close()
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("Passphrase:")
        window.type("wrong passphrase\r")
        window.wait_for("does not open")
        assert window.raw.count(b"Unlocking") >= 8


def test_chinese_speaks_chinese(book: Path, tmp_path: Path) -> None:
    with a_window("--lang", "zh", "--book", str(book), home=tmp_path) as window:
        window.type("错的\r")
        window.wait_for("不")
        assert "Passphrase" not in window.text


def test_without_a_terminal_there_is_a_sentence() -> None:
    command = [sys.executable, "-m", "rmdesk", "--lang", "en"]
    told = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert told.returncode == 2
    assert b"needs a terminal" in told.stderr


@pytest.mark.parametrize(
    ("module", "slow"),
    [
        (
            "rmdesk.ui.boot",
            {
                "textual",
                "rich",
                "cryptography",
                "peewee",
                "sqlcipher3",
                "hashlib",
                "json",
                "asyncio",
            },
        ),
        ("rmdesk.ui.app", {"rapidfuzz", "PIL", "python_calamine", "xlsxwriter", "msoffcrypto"}),
    ],
    ids=["the prompt", "the desk"],
)
def test_nothing_slow_is_loaded_before_it_is_needed(module: str, slow: set[str]) -> None:
    script = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-c", script]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert not slow & set(loaded)


def test_a_wait_goes_on_when_the_program_is_started_again(book: Path, tmp_path: Path) -> None:
    tries = Tries(book)
    for _ in range(12):
        tries.charge(now=time.time())
    with a_window(*_arguments(book), home=tmp_path) as window:
        window.wait_for("Wait 2")
        window.type(f"{_PASSPHRASE}\r")
        window.settle()
        assert _LIST not in window.text
        window.type("\x03")
        assert window.exit_code() == 0
    assert Tries(book).failed() == tries.failed()


@pytest.mark.parametrize("is_letting_go", [True, False])
def test_the_hard_end_waits_for_nothing_but_the_closing_of_the_book(
    monkeypatch: pytest.MonkeyPatch, *, is_letting_go: bool
) -> None:
    happened: list[object] = []
    has_ended = threading.Event()

    def end(code: int) -> None:
        happened.append(code)
        has_ended.set()

    monkeypatch.setattr(boot, "wipe", lambda **_: happened.append("wiped"))
    monkeypatch.setattr(os, "_exit", end)
    thread: Any = SimpleNamespace(is_letting_go=is_letting_go, wait=happened.append)
    boot._end_within(0.0, thread, 7)
    assert has_ended.wait(10)
    assert happened == [*([boot._LONGEST_CLOSE] if is_letting_go else []), "wiped", 7]


def test_all_tries_at_a_prompt_share_one_digest(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them would hold the lock of the book while it reads."""
    begun: list[Path] = []
    opened_with: list[object] = []
    terminal: Any = SimpleNamespace(say=str, show=str, forget=str, columns=80)
    typed = iter(["wrong", "wrong again", _PASSPHRASE])

    def wait_for(_terminal: object, work: Work[object], _text: str) -> object:
        return work.result()

    def begin(book: Path) -> str:
        begun.append(book)
        return "it"

    def opened(*arguments: object) -> None:
        opened_with.append(arguments[-1])

    monkeypatch.setattr("rmdesk.store.head.digest.DigestAhead", begin)
    monkeypatch.setattr(opening, "forbid_inspection", lambda: None)
    monkeypatch.setattr(opening, "_load_screens", lambda: None)
    monkeypatch.setattr(opening, "ask_hidden", lambda *_: next(typed))
    monkeypatch.setattr(opening, "wait_for", wait_for)
    monkeypatch.setattr(opening, "_opened", opened)
    monkeypatch.setattr(opening, "_renewed", lambda *_: None)
    choice, meanwhile = Choice.of_one(book), Meanwhile(AgreedHours("", datetime.now))
    opening._unlock(terminal, choice, datetime.now, meanwhile)
    assert (begun, opened_with) == ([book], ["it"])


def test_an_exported_size_does_not_hold_against_the_window(tmp_path: Path) -> None:
    size = {"COLUMNS": "80", "LINES": "24"}
    with a_window(
        "demo", "--lang", "en", home=tmp_path, size=(120, 40), environment=size
    ) as window:
        window.wait_for("DEMO")
        window.settle()
        assert max(map(len, window.text.split("\n"))) > 100
        window.resize(100, 30)
        window.settle()
        assert max(map(len, window.text.split("\n"))) in range(90, 101)
