"""No mark that somebody lays beside a book makes anything go, nor does it lead elsewhere."""

import json
from pathlib import Path

import pytest

from rmdesk.desk.erasing.beginning import (
    begin,
)
from rmdesk.desk.erasing.finishing import (
    KeysMissing,
    Standing,
    finish,
    standing_of,
)
from rmdesk.desk.erasing.going_back import begun_erase
from rmdesk.desk.opening import new_book
from rmdesk.errors import RmdeskError
from rmdesk.store.disk.files import erasing_path, keys_path, quarantine_folder
from tests.desk.erasing.erased_book import (
    CHEAP,
    LATER,
    NOW,
    PASSPHRASE,
    TODAY,
    names,
    opened,
    struck,
)


def _forged(book: Path, page: Path, elsewhere: Path) -> bytes:
    """A mark as another book wrote it, made to fit this one as far as its key is not needed."""
    other = elsewhere / "book.rmdesk"
    with new_book(other, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        begin(desk, certificate=page, now=NOW)
    line, mac = erasing_path(other).read_bytes().splitlines()
    kept = json.loads(line)
    with opened(book) as desk:
        kept["facts"]["book_id"] = desk.vault.vault_id.hex()
    return json.dumps(kept).encode() + b"\n" + mac + b"\n"


@pytest.mark.parametrize("strange", [b"", b"{}\n", b"\xff\xfe", b'{"rmdesk": "erasing"}\n00\n'])
def test_a_strange_mark_is_set_aside_and_erases_nothing(book: Path, strange: bytes) -> None:
    erasing_path(book).write_bytes(strange)
    assert standing_of(book) is Standing.OPENS
    with opened(book) as desk:
        begun = begun_erase(desk, now=NOW)
        assert begun and begun.was_strange and begun.marker is None
        assert desk.clients.count() == 1
    assert standing_of(book) is None
    assert [path.name for path in quarantine_folder(book).rglob("*.erasing")]


def test_a_forged_mark_is_set_aside(book: Path, page: Path, tmp_path: Path) -> None:
    erasing_path(book).write_bytes(_forged(book, page, tmp_path / "other"))
    with opened(book) as desk:
        begun = begun_erase(desk, now=NOW)
        assert begun and begun.was_strange
    assert standing_of(book) is None


def test_a_forged_mark_beside_a_book_without_its_keys_erases_nothing_by_itself(
    book: Path, page: Path, tmp_path: Path
) -> None:
    """The key file was moved to a stick, and somebody laid a mark beside the book."""
    erasing_path(book).write_bytes(_forged(book, page, tmp_path / "other"))
    stick = tmp_path / "keys"
    keys_path(book).rename(stick)
    before = names(book)
    assert standing_of(book) is Standing.ASKS
    with pytest.raises(KeysMissing):
        finish(book, now=LATER)
    assert names(book) == before
    stick.rename(keys_path(book))
    with opened(book) as desk:
        assert desk.clients.count() == 1


def test_the_mark_never_leads_to_another_file(book: Path, page: Path, tmp_path: Path) -> None:
    """Whatever a mark says about the certificate, nobody's file is written over."""
    letter = tmp_path / "letter.txt"
    letter.write_text("a letter ", encoding="utf-8")
    struck(book, page)
    line, mac = erasing_path(book).read_bytes().splitlines()
    kept = json.loads(line)
    kept["certificate"] = str(letter)
    erasing_path(book).write_bytes(json.dumps(kept).encode() + b"\n" + mac + b"\n")
    finished = finish(book, now=LATER)
    assert letter.read_text("utf-8") == "a letter "
    assert finished.certificate and finished.certificate.parent == book.parent


@pytest.mark.parametrize("number", ["../../x", "", "12", "zz", "AB"])
def test_a_number_that_is_none_is_no_mark(book: Path, page: Path, number: str) -> None:
    struck(book, page)
    line, mac = erasing_path(book).read_bytes().splitlines()
    kept = json.loads(line)
    kept["facts"]["number"] = number
    erasing_path(book).write_bytes(json.dumps(kept).encode() + b"\n" + mac + b"\n")
    with pytest.raises(RmdeskError):
        finish(book, now=LATER)
    assert book.exists()
