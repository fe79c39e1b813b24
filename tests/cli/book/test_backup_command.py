"""`rmdesk backup`: in the folder of the book, at the second place, and as a file of one's own."""

from datetime import datetime, time
from pathlib import Path

import pytest

from rmdesk.desk.backups.making import backups_of
from rmdesk.desk.backups.place import set_place
from rmdesk.desk.opening import open_book
from rmdesk.store.backups.file import read_head, require_whole
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell

NOW = datetime.combine(TODAY, time(9, 30))


def test_a_backup_in_the_folder_of_the_book_and_in_a_file(
    ask: Tell, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.rmbackup"
    answer = ask("backup", file, "--json")
    assert answer.code == 0
    (note,) = backups_of(book)
    told = answer.json
    assert (told["backup"], told["file"], told["second_place"]) == (
        str(note.path),
        str(file),
        False,
    )
    require_whole(read_head(file))


def test_a_file_that_is_there_is_refused_before_anything_is_made(
    ask: Tell, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine"
    file.write_text("mine", "utf-8")
    answer = ask("backup", file)
    assert answer.code == 1
    assert "There is already a file mine." in answer.err
    assert file.read_text("utf-8") == "mine"
    assert backups_of(book) == []


def test_no_room_has_an_exit_code_of_its_own(
    ask: Tell, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmdesk.store.backups.folder._SPARE", 1 << 60)
    answer = ask("backup")
    assert answer.code == 24
    assert "no room for a backup" in answer.err


def test_a_second_place_that_is_not_there_is_told_and_no_error(
    ask: Tell, book: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        set_place(desk, stick, now=NOW)
    assert ask("backup", "--json").json["second_place"]
    assert len([*stick.rglob("*.rmbackup")]) == 1
    stick.rename(tmp_path / "pulled")
    answer = ask("backup")
    assert answer.code == 0
    assert "The second place is not there" in answer.err
