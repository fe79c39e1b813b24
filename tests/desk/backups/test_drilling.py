"""The restore drill and the second place: what they notice, and what they leave behind."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups import memory
from rmdesk.desk.backups.drilling import stands, trial_of
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.backups.place import (
    FileThere,
    NoSuchPlace,
    PlaceBesideBook,
    copy_as,
    copy_to,
    folder_in,
    set_place,
)
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.store.backups.folder import Why, listed
from rmdesk.store.disk.files import backup_folder, is_private

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 30, 12)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = tmp_path / "home" / "book.rmdesk"
    with new_book(book, "correct horse battery", today=_TODAY, cost=_CHEAP) as desk:
        add_client(desk, name="解彤强", now=_NOW)
        yield desk


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def drilled(desk: Desk) -> bool:
    trial = trial_of(desk)
    assert trial is not None
    return stands(trial)


def test_without_a_backup_there_is_nothing_to_try(desk: Desk) -> None:
    assert trial_of(desk) is None
    assert not memory.is_drill_due(desk)


def test_a_drill_passes_and_leaves_nothing(desk: Desk) -> None:
    made = back_up(desk, why=Why.DAY, now=_NOW)
    assert memory.is_drill_due(desk)
    assert drilled(desk)
    assert list(backup_folder(desk.vault.path).iterdir()) == [made.note.path]
    memory.remember_drill(desk, is_sound=True, now=_NOW)
    assert not memory.is_drill_due(desk)
    assert (memory.word_today(desk) or ("",))[0] == "drill_passed"


def test_a_drill_notices_a_damaged_backup_and_says_so_until_one_stands(desk: Desk) -> None:
    made = back_up(desk, why=Why.DAY, now=_NOW)
    whole = bytearray(made.note.path.read_bytes())
    whole[-5000] ^= 1
    made.note.path.write_bytes(whole)
    assert not drilled(desk)
    assert list(backup_folder(desk.vault.path).iterdir()) == [made.note.path]
    memory.remember_drill(desk, is_sound=False, now=_NOW)
    desk.roll_over(_TODAY + timedelta(days=1))
    assert (memory.word_today(desk) or ("",))[0] == "drill_failed"
    assert memory.is_drill_due(desk)


def test_a_drill_notices_a_backup_that_holds_something_else(desk: Desk) -> None:
    first = back_up(desk, why=Why.DAY, now=_NOW)
    add_client(desk, name="单雄信", now=_NOW)
    second = back_up(desk, why=Why.DAY, now=_NOW)
    first.note.path.replace(second.note.path)  # whole, but not what it is called
    assert not drilled(desk)


def test_a_copy_goes_to_the_second_place_and_older_ones_are_thinned_out_there(
    desk: Desk, stick: Path
) -> None:
    set_place(desk, stick, now=_NOW)
    assert memory.place_of(desk) == str(stick)
    book_id = desk.vault.vault_id
    for number in range(9):
        made = back_up(desk, why=Why.DAY, now=_NOW + timedelta(days=number))
        assert copy_to(stick, made.note, book_id=book_id)
    there = listed(folder_in(stick, book_id))
    assert [note.path.name for note in there] == [
        note.path.name for note in listed(backup_folder(desk.vault.path))
    ]
    assert there[0].path.read_bytes() == made.note.path.read_bytes()
    assert is_private(there[0].path)


def test_a_stick_that_is_not_there_is_no_fault(desk: Desk, stick: Path) -> None:
    made = back_up(desk, why=Why.DAY, now=_NOW)
    stick.rmdir()
    assert not copy_to(stick, made.note, book_id=desk.vault.vault_id)


def test_places_that_protect_nothing_are_refused(desk: Desk, stick: Path) -> None:
    for place, refusal in (
        (desk.vault.path.parent, PlaceBesideBook),
        (stick / "no", NoSuchPlace),
        (Path("stick"), NoSuchPlace),
    ):
        with pytest.raises(refusal):
            set_place(desk, place, now=_NOW)
    assert memory.place_of(desk) == ""
    set_place(desk, stick, now=_NOW)
    set_place(desk, None, now=_NOW)
    assert memory.place_of(desk) == ""


def test_a_file_of_ones_own_is_never_replaced(desk: Desk, stick: Path) -> None:
    made = back_up(desk, why=Why.ASKED, now=_NOW)
    copy_as(stick / "mine", made.note)
    assert (stick / "mine").read_bytes() == made.note.path.read_bytes()
    with pytest.raises(FileThere):
        copy_as(stick / "mine", made.note)
    assert [path.name for path in stick.iterdir()] == ["mine"]
