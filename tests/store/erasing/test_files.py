"""Which files an erase takes for a book's, and what it makes of a key file."""

from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import create_book
from rmdesk.store.disk.files import keys_path, quarantine_folder
from rmdesk.store.erasing.files import key_files_beside, ours_beside, strangers_beside
from rmdesk.store.erasing.keys import Keys, keys_of, write_over

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_NUMBER = "0123456789abcdef"

OURS = (
    "",
    "-wal",
    "-journal",
    ".before",
    ".before-20261120-093000",
    ".before-20261120-093000-wal",
    ".before-20261120-093000.head",
    ".before-20261120-093000.keys",
    ".head",
    ".head.0a1b2c3d.part",
    ".keys",
    ".keys.0a1b2c3d.part",
    ".keys.next",
    ".new",
    ".new-journal",
    ".new.head",
    ".next",
    ".next-wal",
    ".next.part",
    ".tries",
    ".upgrade",
    ".upgrade-wal",
    ".erasing.0a1b2c3d.part",
)
KEYS = (".before-20261120-093000.keys", ".keys.0a1b2c3d.part", ".keys.next")
STRANGERS = ("2", " copy", ".keys.bak", ".txt", ".xlsx", "-erased-0a.txt", ".key")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.rmdesk"
    create_book(path, "correct horse battery staple", cost=_CHEAP)
    return path


def test_names_decide(tmp_path: Path) -> None:
    book = tmp_path / "book.rmdesk"
    for ending in (*OURS, *STRANGERS, ".erasing"):
        book.with_name(book.name + ending).touch()
    (tmp_path / "another.rmdesk").touch()
    assert {path.name for path in ours_beside(book)} == {book.name + one for one in OURS}
    assert [path.name for path in ours_beside(book)][-1] == keys_path(book).name
    assert set(strangers_beside(book)) == {book.name + one for one in STRANGERS}
    assert {path.name for path in key_files_beside(book)} == {book.name + one for one in KEYS}


def test_a_key_file_is_found_by_what_is_in_it_where_files_were_set_aside(book: Path) -> None:
    aside = quarantine_folder(book) / "20261120-093000-abcd" / "whatever"
    aside.parent.mkdir(parents=True)
    aside.write_bytes(keys_path(book).read_bytes())
    aside.with_name("other").write_bytes(b"no key")
    assert key_files_beside(book) == [aside]


def _torn(content: bytes, kept: range) -> bytes:
    """As a cut may leave it: some sectors new, those of `kept` as they were."""
    sector = f"rmdesk erased {_NUMBER}\n".encode().ljust(512, b"\0")
    count = len(content) // 512
    parts = [content[n * 512 : (n + 1) * 512] if n in kept else sector for n in range(count)]
    return b"".join(parts)


@pytest.mark.parametrize(
    ("kept", "becomes"),
    [
        (range(16), Keys.WHOLE),
        (range(8), Keys.WHOLE),  # one copy is enough to open the book
        (range(8, 16), Keys.WHOLE),
        (range(1, 16), Keys.WHOLE),
        (range(1, 8), Keys.DESTROYED),
        (range(0), Keys.DESTROYED),
    ],
)
def test_a_key_file_that_was_half_written_over(book: Path, kept: range, becomes: Keys) -> None:
    path = keys_path(book)
    path.write_bytes(_torn(path.read_bytes(), kept))
    assert keys_of(book, _NUMBER) is becomes


def test_what_was_not_destroyed_by_this_erase_is_merely_gone(book: Path) -> None:
    path = keys_path(book)
    write_over(path, "fedcba9876543210")
    assert keys_of(book, _NUMBER) is Keys.GONE
    path.write_bytes(bytes(path.stat().st_size))
    assert keys_of(book, _NUMBER) is Keys.GONE
    path.unlink()
    assert keys_of(book, _NUMBER) is Keys.GONE
