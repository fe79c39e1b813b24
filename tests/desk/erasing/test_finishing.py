"""What goes in the end, what stays, and what is told of it."""

import os
import shutil
from pathlib import Path

import pytest

from rmdesk.crypto.recovery_code import drawn
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.backups.memory import remember_place
from rmdesk.desk.backups.place import copy_to
from rmdesk.desk.erasing.finishing import (
    BeingErased,
    Standing,
    finish,
    require_not_erased,
    standing_of,
)
from rmdesk.desk.messaging.own_details import OwnDetails, change_own_details
from rmdesk.desk.opening import new_book
from rmdesk.desk.ways_in import changing, showing, writing
from rmdesk.errors import RmdeskError
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.files import backup_folder, keys_path, quarantine_folder
from rmdesk.store.disk.refusals import BookExists
from rmdesk.store.erasing import stroke
from tests.desk.erasing.erased_book import (
    BRANCH,
    CHEAP,
    LATER,
    NOW,
    PASSPHRASE,
    TODAY,
    erased,
    names,
    opened,
    struck,
)


def test_nothing_is_left_but_the_certificate(book: Path, page: Path) -> None:
    finished = erased(book, page)
    assert names(book) == []
    assert finished.certificate == page
    text = page.read_text("utf-8")
    assert "Clients: 1" in text and "李明" in text and "由分行接管" in text
    assert "2026-11-20 09:30" in text and "2026-11-20 17:45" in text
    assert "SSD" in text and "photographs" in text
    assert "解彤强" not in text
    assert any("1 clients" in line for line in finished.lines)


def test_whatever_is_called_how_its_end_can_be_told(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the mark says has to be read when nothing else is left."""
    path = tmp_path / ("档案 \t\u202e" * 9) / "b\u200b ook'\".rmdesk"
    monkeypatch.setenv("LOGNAME", "rm\u202e\n" * 400)
    with new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        change_own_details(desk, OwnDetails(me="王\n芳" * 900, bank="中山路支行"))
        remember_place(desk, f"/media/{'stick' * 400}", now=NOW)
    erased(path, page)
    assert names(path) == []
    assert "NOT ERASED YET" not in page.read_text("utf-8")


def test_a_lost_stick_does_not_lose_the_certificate(book: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    struck(book, stick / "certificate.txt")
    shutil.rmtree(stick)
    finished = finish(book, now=LATER)
    assert finished.certificate and finished.certificate.parent == book.parent
    assert names(book) == [finished.certificate.name]
    assert "李明" in finished.certificate.read_text("utf-8")


def test_struck_keys_open_nothing_and_it_goes_on(book: Path, page: Path) -> None:
    struck(book, page)
    assert standing_of(book) is Standing.GOES_ON
    with pytest.raises(BeingErased):
        require_not_erased(book)
    with pytest.raises(RmdeskError):
        opened(book)
    with pytest.raises(BookExists):
        new_book(book, PASSPHRASE, today=TODAY, cost=CHEAP)
    finish(book, now=LATER)
    new_book(book, PASSPHRASE, today=TODAY, cost=CHEAP).close()


def test_a_link_among_the_files_is_not_followed(book: Path, page: Path, tmp_path: Path) -> None:
    treasure = tmp_path / "treasure"
    treasure.mkdir()
    (treasure / "kept").write_text("kept", encoding="utf-8")
    quarantine_folder(book).mkdir()
    (quarantine_folder(book) / "link").symlink_to(treasure)
    (backup_folder(book) / "2026-11-19-093000-day.rmbackup").symlink_to(treasure / "kept")
    erased(book, page)
    assert (treasure / "kept").read_text("utf-8") == "kept"


def test_of_linked_backups_only_this_books_go(book: Path, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "book.rmdesk"
    with new_book(other, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        back_up(desk, why=Why.ASKED, now=LATER)
    shared = tmp_path / "shared"
    shutil.move(backup_folder(book), shared)
    (foreign,) = backup_folder(other).iterdir()
    shutil.copy(foreign, shared / foreign.name)
    backup_folder(book).symlink_to(shared)
    erased(book, page)
    assert [path.name for path in shared.iterdir()] == [foreign.name]
    assert names(book) == []


def test_what_is_not_the_desks_stays_and_is_told(book: Path, page: Path) -> None:
    letter = book.with_name(book.name + " notes.xlsx")
    letter.write_bytes(b"PK")
    (backup_folder(book) / "readme").write_text("mine", encoding="utf-8")
    finished = erased(book, page)
    assert names(book) == sorted([letter.name, backup_folder(book).name])
    assert any(line.startswith("2 files beside the book") for line in finished.lines)
    assert standing_of(book) is None


def test_what_cannot_be_deleted_is_told_and_tried_again(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    struck(book, page)
    real = Path.unlink

    def held_open(path: Path, missing_ok: bool = False) -> None:
        if path == book:
            raise PermissionError
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held_open)
        with pytest.raises(stroke.NotAllGone) as refused:
            finish(book, now=LATER)
    assert "book.rmdesk" in refused.value.sentence()
    assert standing_of(book) is Standing.GOES_ON
    assert not list(book.parent.rglob("*.rmbackup"))
    finish(book, now=LATER)
    assert names(book) == []


def test_a_read_only_key_file_is_destroyed_all_the_same(book: Path, page: Path) -> None:
    keys_path(book).chmod(0o400)
    erased(book, page)
    assert names(book) == []


def test_a_further_name_of_the_key_file_is_written_over_with_it(
    book: Path, page: Path, tmp_path: Path
) -> None:
    further = tmp_path / "further"
    os.link(keys_path(book), further)
    content = further.read_bytes()
    erased(book, page)
    assert further.read_bytes() != content and b"rmdesk erased" in further.read_bytes()
    assert "1 files of the book had a further name" in page.read_text("utf-8")


def test_the_second_place_and_the_codes_are_named(book: Path, page: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    code = drawn()
    with opened(book) as desk:
        writing.carry_out(
            desk, changing.with_recovery(showing.just_opened(desk), code, code), now=NOW
        )
        digits = BRANCH.recipient.fingerprint
        escrow = changing.with_escrow(showing.just_opened(desk), BRANCH.recipient, digits)
        writing.carry_out(desk, escrow, now=NOW)
        made = back_up(desk, why=Why.ASKED, now=LATER)
        assert copy_to(stick, made.note, book_id=desk.vault.vault_id)
        remember_place(desk, str(stick), now=NOW)
    finished = erased(book, page)
    text = page.read_text("utf-8")
    assert f"{stick}, lie 1 of this book" in text
    assert "A recovery code had been drawn" in text
    assert BRANCH.recipient.fingerprint in text
    assert any(str(stick) in line for line in finished.lines)
    assert list(stick.rglob("*.rmbackup"))
