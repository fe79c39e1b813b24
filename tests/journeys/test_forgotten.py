"""The passphrase is forgotten: the envelope, or the branch's key, opens the book; and what to do
when somebody has seen it."""

import re
from datetime import date
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.store.disk.files import keys_path
from rmdesk.store.unlocking.key_pairs import write_pair
from tests.tools.window import Window, a_window
from tests.ui.asked_groups import asked_on
from tests.ui.small_book import NOW

PASSPHRASE = "correct horse battery staple"
NEW = "a horse of another colour"
CLIENT = "解彤强"
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_TODAY = date(2026, 11, 20)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "books" / "book.rmdesk"
    with new_book(path, PASSPHRASE, today=_TODAY, cost=_CHEAP) as desk:
        add_client(desk, name=CLIENT, now=NOW)
    return path


def _arguments(book: Path) -> list[str]:
    return ["--lang", "en", "--today", "2026-11-20", "--book", str(book)]


def _open(window: Window, typed: str) -> None:
    window.wait_for("Passphrase:")
    window.press(typed, "Enter")


def _wish(window: Window, *down: str) -> None:
    """Show the passphrase for a line of the keys."""
    window.wait_for(CLIENT)
    window.press("C-p", "Keys of this book")
    window.wait_for("› Keys of this book")
    window.press("Enter")
    window.wait_for("for every day")
    window.press(*down, "Enter")
    window.wait_for("The passphrase, please")
    window.press(PASSPHRASE, "Enter")


def _set_anew(window: Window) -> None:
    window.wait_for("New passphrase:")
    window.press(NEW, "Enter")
    window.wait_for("Once more:")
    window.press(NEW, "Enter")


def _require_desk(window: Window) -> None:
    window.wait_for(CLIENT)
    window.press("C-q")
    assert window.exit_code() == 0


def test_recovered_by_the_code_in_the_envelope(book: Path, tmp_path: Path) -> None:
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, PASSPHRASE)
        _wish(desk, "Down")
        desk.wait_for("It is on paper")
        paper = " ".join(re.findall(r"\b[0-9A-Z]{5}\b", desk.text))
        assert len(paper) == 47
        desk.press("Enter")
        desk.wait_for("The code, from the paper")
        assert paper.split()[0] not in desk.text
        desk.press(paper[:-1] + ("0" if paper[-1] != "0" else "1"), "Enter")
        desk.wait_for("not the code that was drawn")
        desk.press(paper.lower(), "Enter")
        desk.wait_for("drawn; on paper")
        desk.press("Esc")
        _require_desk(desk)
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, "what was it again")
        desk.wait_for("Forgotten?")
        groups = paper.split()
        desk.press(" ".join([groups[1], groups[0], *groups[2:]]), "Enter")
        desk.wait_for("look at group 1, 2 again")
        desk.press(paper, "Enter")
        desk.wait_for("Have the branch draw another one")
        desk.press("Enter")
        desk.wait_for("The recovery code opened the book.")
        assert CLIENT not in desk.text
        _set_anew(desk)
        _require_desk(desk)
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, PASSPHRASE)
        desk.wait_for("does not open the book")
        desk.press(NEW, "Enter")
        desk.wait_for("Have the branch draw another one")
        desk.press("Enter")
        _require_desk(desk)


def test_recovered_by_the_key_of_the_branch(book: Path, tmp_path: Path) -> None:
    identity, stick = Identity.generate(), tmp_path / "stick"
    stick.mkdir()
    public = write_pair(stick / "key", identity)
    digits = identity.recipient.fingerprint
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, PASSPHRASE)
        _wish(desk, "Down", "Down")
        desk.wait_for("Install an escrow key")
        desk.press(str(stick / "key"), "Enter")
        desk.wait_for("must not lie on this PC")
        desk.press(".pub", "Enter")
        desk.wait_for("Groups ")
        asked = asked_on(desk.text, digits)
        desk.press("0" * 10, "Enter")
        desk.wait_for("nothing was installed")
        desk.press(asked.answer, "Enter")
        desk.wait_for(identity.recipient.fingerprint)
        desk.press("Esc")
        _require_desk(desk)
    public.unlink()
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, str(stick / "key"))
        desk.wait_for("The escrow key opened the book.")
        _set_anew(desk)
        _require_desk(desk)
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, NEW)
        _require_desk(desk)


def test_it_was_seen_so_the_data_key_is_changed(book: Path, tmp_path: Path) -> None:
    taken = keys_path(book).read_bytes()
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, PASSPHRASE)
        _wish(desk, "Down", "Down", "Down")
        desk.wait_for("written anew under another data key")
        desk.press(NEW, "Tab", NEW, "Enter")
        desk.wait_for("Passphrase:")
        assert CLIENT not in desk.text
        desk.press(NEW, "Enter")
        _require_desk(desk)
    keys_path(book).write_bytes(taken)  # what was copied while the old passphrase held
    with a_window(*_arguments(book), home=tmp_path) as desk:
        _open(desk, PASSPHRASE)
        desk.wait_for("cannot be read with the key of this book")
        desk.press("0", "Enter")
        assert desk.exit_code() == 12
