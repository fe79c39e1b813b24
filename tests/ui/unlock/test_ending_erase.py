"""A start of the desk beside the mark of an erase, in a real pseudo-terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.erasing.beginning import begin
from rmdesk.desk.opening import new_book, open_book
from rmdesk.store.disk.files import erasing_path, keys_path
from rmdesk.store.erasing import stroke
from tests.tools.window import Window, a_window

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "correct horse battery staple"
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 30)
_LIST = "This book is still empty"


class Killed(BaseException):
    """Nothing runs after it."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "books" / "book.rmdesk"
    new_book(path, _PASSPHRASE, today=_TODAY, cost=_CHEAP).close()
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "certificate.txt"


def _struck(book: Path, page: Path) -> None:
    with open_book(book, _PASSPHRASE, today=_TODAY) as desk:
        begin(desk, certificate=page, now=_NOW)


def _cut(book: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(stroke, "destroy_keys", killed)
        with pytest.raises(Killed):
            _struck(book, page)


@contextmanager
def _started(book: Path, home: Path) -> Iterator[Window]:
    with a_window("--lang", "en", "--book", str(book), home=home) as window:
        yield window


def test_a_start_finishes_and_shows_the_gist(book: Path, page: Path, tmp_path: Path) -> None:
    _struck(book, page)
    with _started(book, tmp_path) as window:
        window.wait_for("Enter ends:")
        assert "The book book.rmdesk is erased" in window.text
        assert "certificate.txt" in window.text
        assert "Passphrase:" not in window.text
        window.type("\r")
        assert window.exit_code() == 0
    assert not list(book.parent.iterdir())


def test_whole_keys_keep_the_book(
    book: Path, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _cut(book, page, monkeypatch)
    with _started(book, tmp_path) as window:
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("Number, then Enter:")
        assert "begun on 2026-11-20 09:30" in window.text
        window.type("1\r")
        window.wait_for(_LIST)
    assert not erasing_path(book).exists() and not page.exists()


def test_whole_keys_go_on_by_a_word(
    book: Path, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _cut(book, page, monkeypatch)
    with _started(book, tmp_path) as window:
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("Number, then Enter:")
        window.type("2\r")
        window.wait_for("To erase it, type: erase")
        window.type("no\r")
        window.wait_for("Number, then Enter:", times=2)
        assert book.exists()
        window.type("2\r")
        window.wait_for("To erase it, type: erase", times=2)
        window.type("erase\r")
        window.wait_for("Enter ends:")
        window.type("\r")
        assert window.exit_code() == 0
    assert not list(book.parent.iterdir())
    assert "NOT ERASED YET" not in page.read_text("utf-8")


def test_a_missing_key_file_is_asked_about(book: Path, page: Path, tmp_path: Path) -> None:
    _struck(book, page)
    keys_path(book).unlink()
    with _started(book, tmp_path) as window:
        window.wait_for("To erase it, type: erase")
        assert "put it back" in window.text
        window.type("\r")
        assert window.exit_code() == 0
    assert book.exists()
