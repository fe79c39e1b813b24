"""Yesterday's book comes back; a book moves to another computer; one that was changed from outside
is not opened, and its backup is put in its place."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.store.backups.folder import Why
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
OLD, NEW = "解彤强", "单雄信"
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_YESTERDAY = datetime(2026, 11, 19, 17, 30)
_TODAY = datetime(2026, 11, 20, 9, 30)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two clients, one of them added after the backup."""
    path = tmp_path / "here" / "book.rmdesk"
    with new_book(path, PASSPHRASE, today=date(2026, 11, 19), cost=_CHEAP) as desk:
        add_client(desk, name=OLD, now=_YESTERDAY)
        back_up(desk, why=Why.ASKED, now=_YESTERDAY)
        add_client(desk, name=NEW, now=_TODAY)
    return path


def arguments(book: Path) -> list[str]:
    return ["--lang", "en", "--today", "2026-11-20", "--book", str(book)]


def unlock(desk: Window) -> None:
    desk.wait_for("Passphrase:")
    desk.press(PASSPHRASE, "Enter")


def holds_both(desk: Window) -> None:
    desk.wait_for("Keep in touch 2")
    desk.wait_for(OLD)
    desk.wait_for(NEW)


def holds_yesterday(desk: Window) -> None:
    desk.wait_for("Keep in touch 1")
    desk.wait_for(OLD)
    assert NEW not in desk.text


def quit_desk(desk: Window) -> None:
    desk.press("C-q")
    assert desk.exit_code() == 0


def test_yesterday_comes_back(book: Path, tmp_path: Path) -> None:
    with a_window(*arguments(book), home=tmp_path) as desk:
        unlock(desk)
        holds_both(desk)
        desk.press("C-p", "Backups")
        desk.wait_for("› Backups")
        desk.press("Enter")
        desk.wait_for("2026-11-19 17:30")
        desk.press("End", "Enter")
        desk.wait_for("The passphrase, please")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("Put the backup back?")
        desk.wait_for("1 change made since would be gone")
        desk.press("Down", "Enter")
        unlock(desk)
        holds_yesterday(desk)
        desk.press("C-p", "What was done")
        desk.wait_for("› What was done in this book")
        desk.press("Enter")
        desk.wait_for("backup restored")
        desk.press("Esc")
        quit_desk(desk)
    (kept,) = (path for path in book.parent.glob("*.before-*") if path.suffix not in _BESIDE)
    with a_window(*arguments(kept), home=tmp_path) as desk:
        unlock(desk)
        holds_both(desk)
        quit_desk(desk)


_BESIDE = (".keys", ".head")


def rmdesk(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rmdesk", "--lang", "en", "--today", "2026-11-20", *words]
    root = {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=root, check=False)


def test_a_book_moves_to_another_computer(book: Path, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    stick, there = tmp_path / "stick.rmmove", tmp_path / "there" / "book.rmdesk"
    known = ("--passphrase-file", str(secret))
    out = rmdesk("--book", str(book), *known, "move-out", str(stick), "--yes", cwd=tmp_path)
    assert out.returncode == 0, out.stderr
    arrived = rmdesk("--book", str(there), *known, "move-in", str(stick), cwd=tmp_path)
    assert "The book has arrived: 2 clients" in arrived.stderr
    with a_window(*arguments(there), home=tmp_path) as desk:
        unlock(desk)
        holds_both(desk)
        quit_desk(desk)
    with a_window(*arguments(book), home=tmp_path) as desk:
        desk.wait_for("Passphrase:")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("moved to another computer on 2026-11-20")
        assert desk.exit_code() == 27


def test_a_book_changed_from_outside_is_replaced_by_its_backup(book: Path, tmp_path: Path) -> None:
    content = bytearray(book.read_bytes())
    content[len(content) // 2] ^= 1
    book.write_bytes(content)
    with a_window(*arguments(book), home=tmp_path) as desk:
        desk.wait_for("Passphrase:")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("Number, then Enter:")
        assert "2026-11-19 17:30" in desk.text, "which backup there is"
        assert book.read_bytes() == bytes(content), "nothing is touched before one decides"
        desk.press("1", "Enter")
        desk.wait_for("The backup: clients: 1, contacts: 0; last entry 2026-11-19 17:30")
        assert book.read_bytes() == bytes(content), "nor before one has seen what comes back"
        desk.press("1", "Enter")
        holds_yesterday(desk)
        quit_desk(desk)
    kept = [path for path in book.parent.glob("*.before-*") if path.suffix not in _BESIDE]
    assert [path.read_bytes() for path in kept] == [bytes(content)]
