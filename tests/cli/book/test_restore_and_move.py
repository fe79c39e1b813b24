"""`restore`, `move-out` and `move-in`: what is told before, what is asked, what becomes of it."""

from datetime import datetime, time
from pathlib import Path

import pytest

from rmdesk.crypto import recovery_code
from rmdesk.desk.backups import restoring
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import open_book
from rmdesk.desk.ways_in import changing, showing, writing
from rmdesk.store.backups.folder import Why
from tests.books.builders import TODAY
from tests.cli.conftest import CHEAP, PASSPHRASE, Tell

NOW = datetime.combine(TODAY, time(9, 30))


def private(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def code_file(book: Path, tmp_path: Path) -> Path:
    code = recovery_code.drawn()
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        writing.carry_out(
            desk, changing.with_recovery(showing.just_opened(desk), code, code), now=NOW
        )
    return private(tmp_path / "code", code)


@pytest.fixture
def backup(code_file: Path, book: Path) -> Path:
    """Knows one client of the book's two."""
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        add_client(desk, name="解彤强", now=NOW)
        made = back_up(desk, why=Why.ASKED, now=NOW)
        add_client(desk, name="单雄信", now=NOW)
    return made.note.path


def test_a_preview_tells_what_differs_and_changes_nothing(ask: Tell, backup: Path) -> None:
    answer = ask("restore", backup, "--preview", "--json")
    assert answer.code == 0
    told = answer.json
    assert (told["backup"]["clients"], told["book"]["clients"]) == (1, 2)
    assert told["actions_since"] == 1
    assert "1 change made since would be gone" in answer.err
    assert ask("find", "单雄信").code == 0


def test_without_a_terminal_it_has_to_be_meant(ask: Tell, backup: Path) -> None:
    answer = ask("restore", backup)
    assert answer.code == 1
    assert "--yes" in answer.err
    assert ask("find", "单雄信").code == 0


def test_a_restore_puts_the_backup_back_and_keeps_the_book(
    ask: Tell, tell: Tell, backup: Path, book: Path, passphrase_file: Path
) -> None:
    answer = ask("restore", backup, "--yes")
    assert answer.code == 0
    assert ask("find", "单雄信").code == 1
    assert ask("find", "解彤强").code == 0
    (kept,) = (
        path for path in book.parent.glob("*.before-*") if path.suffix not in (".keys", ".head")
    )
    assert kept.name in answer.err
    found = tell("--book", kept, "--passphrase-file", passphrase_file, "find", "单雄信")
    assert found.code == 0


def test_what_the_books_keys_do_not_vouch_for_is_said_to_be_so(
    ask: Tell, backup: Path, code_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("restore", backup, "--code-file", code_file, "--preview")
    assert "do not vouch" not in ask(*words).err
    monkeypatch.setattr(restoring, "local_keys", lambda copy, key: ())
    answer = ask(*words)
    assert answer.code == 0
    assert "The keys of this book do not vouch for this backup" in answer.err


def test_a_lost_computer_needs_the_branchs_code(
    tell: Tell, backup: Path, code_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = restoring.establish

    def cheap(*values: object, **options: object) -> object:
        return genuine(*values, **options, cost=CHEAP)  # type: ignore[arg-type]

    monkeypatch.setattr(restoring, "establish", cheap)
    there = tmp_path / "there" / "book.rmdesk"
    new = private(tmp_path / "new", "another passphrase")
    words = ("--book", there, "restore", backup, "--new-passphrase-file", new)
    wrong = private(tmp_path / "wrong", PASSPHRASE)
    assert tell(*words, "--code-file", wrong).code == 10
    assert not there.exists()
    assert tell(*words, "--code-file", code_file).code == 0
    assert tell("--book", there, "--passphrase-file", new, "find", "解彤强").code == 0


def test_a_file_that_is_no_backup(ask: Tell, tmp_path: Path) -> None:
    other = tmp_path / "clients.xlsx"
    other.write_bytes(b"PK\x03\x04" + bytes(4000))
    assert ask("restore", other).code == 23
    other.write_bytes(b"")
    assert ask("restore", other).code == 23
    assert ask("restore", tmp_path / "none").code == 18


def test_a_book_moves_and_stays_closed_here(
    ask: Tell, tell: Tell, backup: Path, book: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    file, there = tmp_path / "book.rmmove", tmp_path / "there" / "book.rmdesk"
    assert ask("move-out").code == 1
    assert ask("move-out", file).code == 1, "nobody said that it is meant"
    assert not file.exists()
    assert ask("move-out", file, "--yes").code == 0
    refused = ask("find", "解彤强")
    assert refused.code == 27
    assert f"move-out --undo --book {book.name}" in refused.err
    arrival = ("--book", there, "--passphrase-file", passphrase_file)
    assert tell(*arrival, "move-in", backup).code == 28
    arrived = tell(*arrival, "move-in", file, "--json")
    assert (arrived.code, arrived.json["clients"]) == (0, 2)
    assert tell(*arrival, "find", "单雄信").code == 0
    assert tell(*arrival, "move-in", file).code == 17
    assert ask("move-out", "--undo").code == 0
    assert ask("find", "解彤强").code == 0


def test_without_a_name_the_backups_are_listed(ask: Tell, backup: Path) -> None:
    assert str(backup) in ask("restore").out
    (told,) = ask("restore", "--json").json
    assert told["file"] == str(backup)


def test_a_book_on_its_way_is_told_from_a_backup(ask: Tell, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.rmmove"
    assert ask("move-out", file, "--yes").code == 0
    answer = ask("restore", file, "--yes")
    assert answer.code == 28
    assert "rmdesk move-in" in answer.err
