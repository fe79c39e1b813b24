"""The vault opens only as designed, and says which of the reasons it is when it does not."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.store.disk import connection
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.files import create_private
from rmdesk.store.disk.refusals import (
    BookExists,
    BookRefused,
    DamagedDatabase,
    MissingFile,
    NewerVersion,
    NoAccess,
    SecondInstance,
    UnfitEngine,
)
from rmdesk.store.vault.opened import Vault, create_vault, open_vault
from rmdesk.store.vault.upgrade import verify

_KEY = DataKey(bytes(range(32)))
_RAW = _KEY.subkey("database")
_ID = b"0123456789abcdef"


def _notes(database: peewee.SqliteDatabase) -> None:
    database.execute_sql("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")


_STEPS = (_notes,)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "book.rmdesk"
    create_vault(path, _KEY, vault_id=_ID, steps=_STEPS).close()
    return path


@pytest.fixture
def vault(path: Path) -> Iterator[Vault]:
    vault = open_vault(path, _KEY, vault_id=_ID, steps=_STEPS)
    yield vault
    vault.close()


def _open(path: Path, key: DataKey = _KEY, vault_id: bytes = _ID) -> Vault:
    return open_vault(path, key, vault_id=vault_id, steps=_STEPS)


def _refusal(path: Path, key: DataKey = _KEY, vault_id: bytes = _ID) -> type[BookRefused]:
    with pytest.raises(BookRefused) as refused:
        _open(path, key, vault_id)
    return refused.type


def _fill(vault: Vault, rows: int) -> None:
    with vault.database.atomic():
        for number in range(rows):
            vault.database.execute_sql(
                "INSERT INTO notes (text) VALUES (?)", (f"marker {number} " * 20,)
            )


def test_what_was_written_is_there_again(path: Path) -> None:
    vault = _open(path)
    _fill(vault, 3)
    vault.close()
    vault.close()
    names = sorted(file.name for file in path.parent.iterdir())
    assert names == ["book.rmdesk", "book.rmdesk.head"]
    again = _open(path)
    assert again.database.execute_sql("SELECT count(*) FROM notes").fetchone() == (3,)
    again.close()


def test_files_and_folder_are_private_from_the_start(vault: Vault) -> None:
    _fill(vault, 1)
    modes = {file.name: file.stat().st_mode & 0o777 for file in vault.path.parent.iterdir()}
    names = ("book.rmdesk", "book.rmdesk-wal", "book.rmdesk.head")
    assert modes == dict.fromkeys(names, 0o600)
    assert vault.path.parent.stat().st_mode & 0o777 == 0o700


def test_nothing_readable_lies_on_the_disk(path: Path) -> None:
    vault = _open(path)
    _fill(vault, 500)
    on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())
    vault.close()
    on_disk += path.read_bytes()
    for trace in (b"marker", b"notes", b"SQLite format", _ID):
        assert trace not in on_disk


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cache_size", -65536),
        ("page_size", "4096"),
        ("cipher_status", "1"),
        ("cipher_use_hmac", "1"),
        ("application_id", 0x524D444B),
    ],
)
def test_settings(vault: Vault, pragma: str, expected: object) -> None:
    assert vault.database.execute_sql(f"PRAGMA {pragma}").fetchall() == [(expected,)]


@pytest.mark.parametrize("key", [b"", b"short", bytes(33)])
def test_a_key_of_another_length_never_reaches_the_file(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "book.rmdesk"
    create_private(path)
    with pytest.raises(ValueError, match="32 bytes"):
        connect(path, key)
    assert path.stat().st_size == 0


def test_no_plain_copy_can_be_attached(vault: Vault, tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    for statement in (f"ATTACH '{plain}' AS plain KEY ''", f"VACUUM INTO '{plain}'", "DETACH main"):
        with pytest.raises(peewee.DatabaseError, match=r"not authorized|authorization denied"):
            vault.database.execute_sql(statement)
    assert not plain.exists()


def test_peewee_cannot_connect_again(path: Path) -> None:
    vault = _open(path)
    found: list[BaseException] = []

    def elsewhere() -> None:
        try:
            vault.database.execute_sql("SELECT 1")
        except peewee.InterfaceError as error:
            found.append(error)
        try:
            vault.database.connect()
        except peewee.InterfaceError as error:
            found.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(found) == 2
    vault.close()
    with pytest.raises(peewee.InterfaceError):
        vault.database.execute_sql("SELECT 1")
    with pytest.raises(peewee.InterfaceError):
        vault.database.connect()


def test_a_second_instance_is_told_before_anything_was_written(vault: Vault) -> None:
    assert _refusal(vault.path) is SecondInstance


def test_another_process_is_a_second_instance(vault: Vault) -> None:
    script = (
        "import sys; from pathlib import Path; from rmdesk.store.disk.connection import connect\n"
        "from rmdesk.store.disk.refusals import SecondInstance\n"
        "try: connect(Path(sys.argv[1]), bytes(32))\n"
        "except SecondInstance: print('second')\n"
    )
    command = [sys.executable, "-c", script, str(vault.path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ("second\n", "")


def test_a_wrong_key_is_damage_and_quiet(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The slot's tag has vouched for the key: the database is what does not fit."""
    assert _refusal(path, key=DataKey(bytes(32))) is DamagedDatabase
    assert capfd.readouterr() == ("", "")


def test_the_vault_of_another_book_is_refused(path: Path) -> None:
    assert _refusal(path, vault_id=b"fedcba9876543210") is DamagedDatabase


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.rmdesk"
    create_private(path)
    foreign = connect(path, _RAW)
    foreign.execute_sql("CREATE TABLE t (a)")
    foreign.close()
    assert _refusal(path) is DamagedDatabase


@pytest.mark.parametrize("at", [0, 30, 2000, 4095], ids=["salt", "header", "middle", "tag"])
def test_a_flipped_bit_in_the_first_page_is_damage(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert _refusal(path) is DamagedDatabase


@pytest.mark.parametrize("size", [1, 4095, 4096])
def test_a_cut_off_file_is_damage_or_found_by_checking(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])
    assert _refusal(path) is DamagedDatabase


def test_damage_beyond_the_first_page_is_told_where_it_is_read(path: Path) -> None:
    vault = _open(path)
    _fill(vault, 200)
    vault.close()
    content = bytearray(path.read_bytes())
    content[-3000] ^= 1
    vault = _open(path)
    path.write_bytes(content)  # the disk goes bad under an open book
    with pytest.raises(DamagedDatabase):
        verify(vault.database, path)
    with pytest.raises(DamagedDatabase):
        vault.database.execute_sql("SELECT count(text), sum(length(text)) FROM notes").fetchall()
    vault.close()


def test_a_plain_database_does_not_open(tmp_path: Path) -> None:
    path = tmp_path / "book.rmdesk"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE vault (id)")
    plain.close()
    assert _refusal(path) is DamagedDatabase


def test_missing_and_empty_files_do_not_become_vaults(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "none.rmdesk") is MissingFile
    assert not list(tmp_path.iterdir())
    empty = tmp_path / "empty.rmdesk"
    empty.touch()
    assert _refusal(empty) is DamagedDatabase


def test_a_newer_schema_is_refused_untouched(path: Path) -> None:
    open_vault(path, _KEY, vault_id=_ID, steps=(*_STEPS, lambda database: None)).close()
    before = path.read_bytes()
    assert _refusal(path) is NewerVersion
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_written(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    path.chmod(0o400)
    assert _refusal(path) is NoAccess


def test_nothing_is_replaced_by_a_new_vault(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BookExists):
        create_vault(path, _KEY, vault_id=_ID, steps=_STEPS)
    assert path.read_bytes() == before


def test_a_failed_creation_leaves_nothing(tmp_path: Path) -> None:
    def fails(database: peewee.SqliteDatabase) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_vault(tmp_path / "book.rmdesk", _KEY, vault_id=_ID, steps=(fails,))
    assert not list(tmp_path.iterdir())


def test_an_old_engine_or_a_lost_setting_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(connection, "OLDEST_SQLITE", (99, 0, 0))
        assert _refusal(path) is UnfitEngine
    monkeypatch.setattr(connection, "_SETTINGS", (("synchronous", "FULL", 1),))
    assert _refusal(path) is UnfitEngine
    monkeypatch.undo()
    _open(path).close()


def test_no_key_in_what_goes_wrong(path: Path) -> None:
    vault = _open(path)
    shown = [repr(vault), repr(vault.database), repr(vars(vault)), repr(vars(vault.database))]
    with pytest.raises(SecondInstance) as refused:
        _open(path)
    shown.append(repr((refused.value, refused.value.parameters, refused.value.__cause__)))
    vault.close()
    for secret in (_KEY.secret, _RAW):
        assert not any(secret.hex() in text or repr(secret) in text for text in shown)
