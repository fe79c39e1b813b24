"""One field takes every way in: what was typed is told apart, and refused in the right words."""

from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipient_slots import backup_slot, recipient_slot
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import drawn, identity_of
from rmdesk.crypto.slots import Binding, Kind, Slot, passphrase_slot
from rmdesk.store.disk.header import FORMAT_VERSION, create_header, read_header, write_header
from rmdesk.store.disk.refusals import DamagedHeader, WrongPassphrase
from rmdesk.store.unlocking.key_pairs import write_pair
from rmdesk.store.unlocking.unlock import backup_keys, trusted, unlock
from rmdesk.store.unlocking.ways_in import (
    CodeMistyped,
    NotAKeyFile,
    WrongCode,
    WrongKeyFile,
    offered,
)

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "correct horse battery"
_ID = b"0123456789abcdef"
_BINDING = Binding(_ID, FORMAT_VERSION)
_CODE = drawn()


@pytest.fixture
def key() -> DataKey:
    return DataKey.generate()


@pytest.fixture
def escrow() -> Identity:
    return Identity.generate()


@pytest.fixture
def book(tmp_path: Path, key: DataKey, escrow: Identity) -> Path:
    """A key file with every way in."""
    book = tmp_path / "book.rmdesk"
    book.write_bytes(bytes([7]) * 4096)
    code = identity_of(_CODE)
    assert code is not None
    slots = (
        passphrase_slot(key, _PASSPHRASE, cost=_CHEAP, binding=_BINDING),
        recipient_slot(key, code.recipient, kind=Kind.RECOVERY, binding=_BINDING),
        recipient_slot(key, escrow.recipient, kind=Kind.ESCROW, binding=_BINDING),
    )
    write_header(book, key, book_id=_ID, slots=slots, sequence=3)
    return book


def _by(book: Path, typed: str, key: DataKey) -> Kind:
    unlocked = unlock(read_header(book), typed)
    assert unlocked.key == key
    return unlocked.by


def test_each_way_opens_and_says_which_it_was(
    book: Path, key: DataKey, escrow: Identity, tmp_path: Path
) -> None:
    file = tmp_path / "branch key"
    write_pair(file, escrow)
    assert _by(book, _PASSPHRASE, key) is Kind.PASSPHRASE
    assert _by(book, _CODE, key) is Kind.RECOVERY
    assert _by(book, _CODE.lower().replace("-", " "), key) is Kind.RECOVERY
    assert _by(book, str(file), key) is Kind.ESCROW
    assert _by(book, f"'{file}' ", key) is Kind.ESCROW
    assert _by(book, escrow.secret_text(), key) is Kind.ESCROW


def test_a_wrong_way_is_refused_in_its_own_words(book: Path, tmp_path: Path) -> None:
    strange, empty = tmp_path / "strange", tmp_path / "empty"
    write_pair(strange, Identity.generate())
    empty.write_text("nothing of the kind\n", "utf-8")
    wrong_group = _CODE[:-1] + ("0" if _CODE[-1] != "0" else "1")
    for typed, refusal in (
        ("wrong horse battery", WrongPassphrase),
        (drawn(), WrongCode),
        (wrong_group, CodeMistyped),
        (str(strange), WrongKeyFile),
        (Identity.generate().secret_text(), WrongKeyFile),
        (str(empty), NotAKeyFile),
        (str(tmp_path / "none"), WrongPassphrase),
        ("", WrongPassphrase),
    ):
        with pytest.raises(WrongPassphrase) as refused:
            unlock(read_header(book), typed)
        assert type(refused.value) is refusal, typed
        assert not typed or typed not in refused.value.in_full()
        assert "empty" not in refused.value.in_full(), "no part of it either"


def test_a_mistyped_code_names_the_groups(book: Path) -> None:
    groups = _CODE.split("-")
    groups[1], groups[6] = groups[6], groups[1]
    with pytest.raises(CodeMistyped) as refused:
        unlock(read_header(book), "-".join(groups))
    assert "2, 7" in refused.value.sentence()


@pytest.mark.parametrize(
    "passphrase",
    [
        "/srv/horse/battery staple",
        "~nobody/of that name",
        "AGE-SECRET-KEY-PQ-1 is no key",
        "A" * 40,  # the shape of a code whose groups do not check
        "//server/share/staple",
        r"\\server\share\staple",
        "C:/correct horse",
        "\0 with a zero",
    ],
)
def test_a_passphrase_of_any_shape_still_opens(book: Path, key: DataKey, passphrase: str) -> None:
    slot = passphrase_slot(key, passphrase, cost=_CHEAP, binding=_BINDING)
    write_header(book, key, book_id=_ID, slots=(slot,), sequence=4)
    assert _by(book, passphrase, key) is Kind.PASSPHRASE


@pytest.mark.parametrize("typed", ["//server/share", r"\\server\share", "'//server/share'"])
def test_no_server_is_asked_for_what_may_be_a_passphrase(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(path: Path) -> bool:
        raise AssertionError(f"looked at {path}")

    monkeypatch.setattr(Path, "is_file", looked)
    assert offered(typed).passphrase == typed


def test_nothing_typed_shows_in_an_offer() -> None:
    assert "horse" not in repr(offered(_PASSPHRASE))
    assert _CODE not in repr(offered(_CODE))


def test_a_slot_that_is_none_does_not_keep_the_others_shut(book: Path, key: DataKey) -> None:
    broken = Slot(Kind.PASSPHRASE, b"?", bytes(12), bytes(48))
    own = passphrase_slot(key, _PASSPHRASE, cost=_CHEAP, binding=_BINDING)
    write_header(book, key, book_id=_ID, slots=(broken, own), sequence=4)
    assert _by(book, _PASSPHRASE, key) is Kind.PASSPHRASE
    with pytest.raises(DamagedHeader):  # not "wrong": one of the slots could not be tried
        unlock(read_header(book), "wrong horse battery")


def test_only_a_signed_copy_is_trusted(book: Path, key: DataKey) -> None:
    header = read_header(book)
    assert trusted(header, key) == header.copies[0]
    with pytest.raises(DamagedHeader):
        trusted(header, DataKey.generate())


def test_the_backups_key_comes_with_the_key_file_and_older_ones_after_it(
    book: Path, key: DataKey
) -> None:
    create_header(book, key, _PASSPHRASE, book_id=_ID, cost=_CHEAP)
    copy = trusted(read_header(book), key)
    (first,) = backup_keys(copy, key)
    older = backup_slot(DataKey(bytes(32)), key.subkey("backup"), binding=_BINDING)
    write_header(book, key, book_id=_ID, slots=(*copy.slots, older), sequence=2)
    assert backup_keys(trusted(read_header(book), key), key) == (first, bytes(32))
    assert backup_keys(copy, DataKey.generate()) == ()
