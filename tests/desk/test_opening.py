"""Starting and opening books: whatever is cut off, nobody is locked out and nothing is replaced."""

import ast
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost, WeakPassphrase
from rmdesk.desk import opening
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import create_book, new_book, open_book, open_unlocked, unlock_key
from rmdesk.store.disk.files import draft_path, head_path, keys_path
from rmdesk.store.disk.refusals import BookExists, DamagedDatabase, MissingFile, WrongPassphrase

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "correct horse battery"
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 0)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "book.rmdesk"


def test_a_new_book_opens_again_with_what_was_written(book: Path) -> None:
    with new_book(book, _PASSPHRASE, today=_TODAY, cost=_CHEAP) as desk:
        client = add_client(desk, name="解彤强", now=_NOW)
    names = [book.name, head_path(book).name, keys_path(book).name]
    assert sorted(file.name for file in book.parent.iterdir()) == names
    with open_book(book, _PASSPHRASE, today=_TODAY) as desk:
        assert desk.clients.get(client).name == "解彤强"


def test_full_width_typing_is_the_same_passphrase(book: Path) -> None:
    new_book(book, "correct ｈｏｒｓｅ battery", today=_TODAY, cost=_CHEAP).close()
    open_book(book, _PASSPHRASE, today=_TODAY).close()


def test_a_wrong_passphrase_and_a_missing_book(book: Path) -> None:
    with pytest.raises(MissingFile):
        open_book(book, _PASSPHRASE, today=_TODAY)
    new_book(book, _PASSPHRASE, today=_TODAY, cost=_CHEAP).close()
    with pytest.raises(WrongPassphrase):
        open_book(book, "incorrect horse", today=_TODAY)


def test_a_weak_passphrase_writes_nothing(book: Path) -> None:
    with pytest.raises(WeakPassphrase):
        new_book(book, "short", today=_TODAY, cost=_CHEAP)
    assert not book.parent.exists()


def test_the_database_of_another_book_beside_these_keys(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.rmdesk"
    for path in (book, other):
        create_book(path, _PASSPHRASE, cost=_CHEAP)
    book.write_bytes(other.read_bytes())
    with pytest.raises(DamagedDatabase):
        open_book(book, _PASSPHRASE, today=_TODAY)


@pytest.mark.parametrize(
    "spare",
    [lambda book: keys_path(book).unlink(), Path.unlink, lambda book: None],
    ids=["database alone", "keys alone", "both"],
)
def test_nothing_is_ever_replaced(book: Path, spare: Callable[[Path], object]) -> None:
    create_book(book, _PASSPHRASE, cost=_CHEAP)
    spare(book)
    before = {file.name: file.read_bytes() for file in book.parent.iterdir()}
    with pytest.raises(BookExists):
        create_book(book, "another passphrase", cost=_CHEAP)
    assert {file.name: file.read_bytes() for file in book.parent.iterdir()} == before


class _PowerCut(BaseException):
    """Nothing runs after it, no clean-up either."""


@pytest.mark.parametrize("cut", ["create_vault", "create_header", "put_in_place", "head"])
@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
def test_a_cut_while_a_book_is_made_does_not_lock_the_path(
    book: Path, monkeypatch: pytest.MonkeyPatch, cut: str, is_done: bool
) -> None:
    function = "put_in_place" if cut == "head" else cut
    genuine = getattr(opening, function)

    def power_goes(*values: object, **options: object) -> object:
        if cut == "put_in_place" and head_path(book) in values:
            return genuine(*values, **options)  # the head goes to its place before the book does
        if is_done:
            result = genuine(*values, **options)
            if cut == "create_vault":
                result.close()
        raise _PowerCut

    with monkeypatch.context() as power:
        power.setattr(opening, function, power_goes)
        power.setattr(opening, "discard", lambda *_: None)
        with pytest.raises(_PowerCut):
            create_book(book, _PASSPHRASE, cost=_CHEAP)
    if cut == "put_in_place" and is_done:
        open_book(book, _PASSPHRASE, today=_TODAY).close()
        return
    new_book(book, "another passphrase", today=_TODAY, cost=_CHEAP).close()
    assert not draft_path(book).exists()
    open_book(book, "another passphrase", today=_TODAY).close()


def test_a_refusal_on_the_way_leaves_no_file(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "create_header", full)
    with pytest.raises(OSError, match="No space"):
        create_book(book, _PASSPHRASE, cost=_CHEAP)
    assert not list(book.parent.iterdir())


def test_the_product_writes_no_cheaper_slot_than_the_default() -> None:
    """A cost is named only where the default is passed on, and for books that are thrown away."""
    package = Path(opening.__file__).parent.parent
    naming = {
        module.relative_to(package).as_posix()
        for module in package.rglob("*.py")
        for text in (module.read_text("utf-8"),)
        if re.search(r"rmdesk\.(crypto|desk\.opening|store\.disk\.header)", text)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.keyword) and node.arg == "cost"
    }
    throwaway = {"desk/demo/making.py", "desk/practice.py"}
    passing_on = {
        "desk/opening.py",
        "desk/ways_in/changing.py",
        "desk/backups/restoring.py",
        "desk/ways_in/rotating.py",
    }
    passing_on |= {"desk/lending/books.py", "desk/receiving/new_book.py"}
    assert naming == passing_on | throwaway | {"store/disk/header.py"}


def test_unlocking_and_opening_can_be_two_steps_on_two_threads(book: Path) -> None:
    created = create_book(book, _PASSPHRASE, cost=_CHEAP)
    assert unlock_key(book, _PASSPHRASE) == created
    open_unlocked(book, created, today=_TODAY).close()
