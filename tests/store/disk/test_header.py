"""The key file: heals from its intact copy, or says what is wrong."""

import os
import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.slots import Binding, Kind, passphrase_slot, wrap
from rmdesk.store.disk import header as header_module
from rmdesk.store.disk.files import keys_path
from rmdesk.store.disk.header import (
    FORMAT_VERSION,
    LARGEST,
    create_header,
    read_header,
    write_header,
)
from rmdesk.store.disk.refusals import (
    DamagedHeader,
    MissingBook,
    MissingFile,
    MissingKeys,
    NewerVersion,
    NotABook,
    WrongPassphrase,
)
from rmdesk.store.unlocking.unlock import unlock

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "correct horse battery"
_ID = b"0123456789abcdef"


@pytest.fixture
def key() -> DataKey:
    return DataKey.generate()


@pytest.fixture
def book(tmp_path: Path, key: DataKey) -> Path:
    """A key file beside something that may be an encrypted database."""
    book = tmp_path / "book.rmdesk"
    book.write_bytes(bytes([7]) * 4096)
    create_header(book, key, _PASSPHRASE, book_id=_ID, cost=_CHEAP)
    return book


def _keys(book: Path) -> bytes:
    return keys_path(book).read_bytes()


def test_the_passphrase_gives_the_key_back(book: Path, key: DataKey) -> None:
    header = read_header(book)
    assert header.book_id == _ID
    assert header.is_whole
    assert unlock(header, _PASSPHRASE).key == key


def test_only_the_user_may_read_the_key_file(book: Path) -> None:
    assert keys_path(book).stat().st_mode & 0o777 == 0o600


def test_a_wrong_passphrase_is_told_as_such(book: Path) -> None:
    before = _keys(book)
    with pytest.raises(WrongPassphrase):
        unlock(read_header(book), "incorrect horse battery")
    assert _keys(book) == before


def test_every_single_flipped_bit_heals(book: Path, key: DataKey) -> None:
    """One bit anywhere: the other copy opens the book and the file is whole again."""
    whole = _keys(book)
    picked = random.Random(2).sample(range(len(whole) * 8), 80)
    for bit in [*picked, *range(0, 30 * 8, 5)]:
        damaged = bytearray(whole)
        damaged[bit // 8] ^= 1 << bit % 8
        keys_path(book).write_bytes(damaged)
        header = read_header(book)
        assert not header.is_whole
        assert unlock(header, _PASSPHRASE).key == key
        assert _keys(book) == whole


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1],
        lambda whole: bytes(len(whole) // 2) + whole[len(whole) // 2 :],
        lambda whole: whole[: len(whole) // 2] + b"\xff" * (len(whole) // 2),
        lambda whole: whole + b"appended by a sync program",
    ],
    ids=["half gone", "last byte gone", "first copy zeroed", "second copy overwritten", "appended"],
)
def test_a_damaged_half_heals(book: Path, key: DataKey, damage: Callable[[bytes], bytes]) -> None:
    whole = _keys(book)
    keys_path(book).write_bytes(damage(whole))
    assert unlock(read_header(book), _PASSPHRASE).key == key
    assert _keys(book) == whole


@pytest.mark.parametrize(
    "content",
    [b"", b"short", bytes(8192), b"\xff" * 8192, bytes(LARGEST + 1)],
    ids=["empty", "short", "zeros", "ones", "too large"],
)
def test_two_damaged_copies_are_told(book: Path, content: bytes) -> None:
    keys_path(book).write_bytes(content)
    with pytest.raises(DamagedHeader) as refused:
        read_header(book)
    assert keys_path(book).name in refused.value.sentence()


def test_a_header_written_without_the_key_is_refused(book: Path, key: DataKey) -> None:
    """Digests are right, a slot opens, and yet somebody added a way in."""
    binding = Binding(_ID, FORMAT_VERSION)
    own = passphrase_slot(key, _PASSPHRASE, cost=_CHEAP, binding=binding)
    planted = wrap(DataKey.generate(), bytes(32), kind=9, parameters=b"", binding=binding)
    write_header(book, DataKey.generate(), book_id=_ID, slots=(own, planted), sequence=9)
    with pytest.raises(DamagedHeader):
        unlock(read_header(book), _PASSPHRASE)


def test_an_untouched_copy_wins_over_a_forged_newer_one(book: Path, key: DataKey) -> None:
    honest = _keys(book)
    slot = read_header(book).copies[0].slots[0]
    write_header(book, DataKey.generate(), book_id=_ID, slots=(slot,), sequence=9)
    forged = _keys(book)
    keys_path(book).write_bytes(forged[: len(forged) // 2] + honest[len(honest) // 2 :])
    assert unlock(read_header(book), _PASSPHRASE).key == key
    assert _keys(book) == honest


def test_a_newer_format_is_told_from_damage(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        later.setattr(header_module, "FORMAT_VERSION", FORMAT_VERSION + 1)
        create_header(book, DataKey.generate(), _PASSPHRASE, book_id=_ID, cost=_CHEAP)
    with pytest.raises(NewerVersion):
        read_header(book)


def test_slots_of_unknown_kinds_survive_healing(book: Path, key: DataKey) -> None:
    binding = Binding(_ID, FORMAT_VERSION)
    stranger = wrap(key, bytes(32), kind=77, parameters=b"of a later year", binding=binding)
    own = passphrase_slot(key, _PASSPHRASE, cost=_CHEAP, binding=binding)
    write_header(book, key, book_id=_ID, slots=(stranger, own), sequence=2)
    damaged = bytearray(_keys(book))
    damaged[20] ^= 1
    keys_path(book).write_bytes(damaged)
    assert unlock(read_header(book), _PASSPHRASE).key == key
    assert read_header(book).copies[0].slots == (stranger, own)
    assert read_header(book).is_whole


def test_only_other_kinds_open_no_passphrase(book: Path, key: DataKey) -> None:
    binding = Binding(_ID, FORMAT_VERSION)
    slot = wrap(key, bytes(32), kind=Kind.ESCROW, parameters=b"", binding=binding)
    write_header(book, key, book_id=_ID, slots=(slot,), sequence=2)
    with pytest.raises(WrongPassphrase):
        unlock(read_header(book), _PASSPHRASE)


def test_a_folder_that_cannot_be_written_still_opens(
    book: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = bytearray(_keys(book))
    damaged[3] ^= 1
    keys_path(book).write_bytes(damaged)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert unlock(read_header(book), _PASSPHRASE).key == key
    assert _keys(book) == bytes(damaged)
    assert not list(book.parent.glob("*.part"))


def test_a_prompt_that_waited_does_not_heal_over_a_newer_key_file(book: Path, key: DataKey) -> None:
    """It read a damaged copy; meanwhile another window wrote the passphrase anew."""
    damaged = bytearray(_keys(book))
    damaged[3] ^= 1
    keys_path(book).write_bytes(damaged)
    waiting = read_header(book)
    binding = Binding(_ID, FORMAT_VERSION)
    slot = passphrase_slot(key, "another passphrase", cost=_CHEAP, binding=binding)
    write_header(book, key, book_id=_ID, slots=(slot,), sequence=2)
    newer = _keys(book)
    assert unlock(waiting, _PASSPHRASE).key == key
    assert _keys(book) == newer


def test_missing_and_foreign_files(book: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_header(tmp_path / "none.rmdesk")
    orphan = tmp_path / "orphan.rmdesk"
    orphan.write_bytes(bytes([9]) * 8192)
    with pytest.raises(MissingKeys):
        read_header(orphan)
    book.unlink()
    with pytest.raises(MissingBook):
        read_header(book)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + bytes(4092),
        b"SQLite format 3\0" + bytes(4080),
        b"name,phone\n",
        b"",
    ],
    ids=["workbook", "plain database", "text", "empty"],
)
def test_what_is_no_book_is_told_as_such(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "clients.xlsx"
    file.write_bytes(content)
    with pytest.raises(NotABook) as refused:
        read_header(file)
    assert "clients.xlsx" in refused.value.sentence()
    assert str(tmp_path) not in refused.value.sentence()


@pytest.mark.parametrize(
    ("is_the_key_file", "refusal"), [(True, DamagedHeader), (False, NotABook)], ids=["keys", "book"]
)
def test_a_pipe_in_the_place_of_a_file_is_refused_and_not_waited_for(
    book: Path, *, is_the_key_file: bool, refusal: type[Exception]
) -> None:
    keys_path(book).unlink()
    if not is_the_key_file:
        book.unlink()
    os.mkfifo(keys_path(book) if is_the_key_file else book)
    refused = threading.Event()

    def read() -> None:
        with pytest.raises(refusal):
            read_header(book)
        refused.set()

    threading.Thread(target=read, daemon=True).start()
    assert refused.wait(10)
