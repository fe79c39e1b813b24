"""Upgrades: forward only, on a copy, all or nothing."""

import re
from pathlib import Path
from pkgutil import iter_modules

import peewee
import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.store import migrations
from rmdesk.store.disk.refusals import DamagedDatabase, NewerVersion
from rmdesk.store.migrations.steps import STEPS, Step
from rmdesk.store.vault.opened import create_vault, open_vault
from rmdesk.store.vault.upgrade import schema_version
from rmdesk.whole_files import put_in_place

_KEY = DataKey(bytes(range(32)))
_ID = b"0123456789abcdef"


def _add_nickname(database: peewee.SqliteDatabase) -> None:
    """A planted version 2."""
    database.execute_sql("ALTER TABLE clients ADD COLUMN nickname TEXT NOT NULL DEFAULT ''")
    database.execute_sql("UPDATE clients SET nickname = substr(name, 1, 1)")


_TWO: tuple[Step, ...] = (*STEPS[:1], _add_nickname)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A version-1 vault with one client."""
    path = tmp_path / "book.rmdesk"
    vault = create_vault(path, _KEY, vault_id=_ID, steps=STEPS[:1])
    with vault.database.atomic():
        vault.database.execute_sql(
            "INSERT INTO clients (name, known_since) VALUES ('解彤强', '2026-01-01')"
        )
    vault.close()
    return path


_BOOK = ["book.rmdesk", "book.rmdesk.head"]


def _files(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_the_ladder_names_every_numbered_module_in_order() -> None:
    numbered = [name for _, name, _ in iter_modules(migrations.__path__) if name != "steps"]
    assert all(re.fullmatch(r"m\d{4}_\w+", name) for name in numbered)
    modules = [step.__module__.rsplit(".", 1)[1] for step in STEPS]
    assert modules == sorted(numbered)
    assert [int(name[1:5]) for name in modules] == list(range(1, len(STEPS) + 1))


def test_a_version_1_vault_becomes_version_2_and_keeps_its_rows(path: Path) -> None:
    vault = open_vault(path, _KEY, vault_id=_ID, steps=_TWO)
    assert schema_version(vault.database) == 2
    rows = vault.database.execute_sql("SELECT name, nickname FROM clients").fetchall()
    assert rows == [("解彤强", "解")]
    assert vault.database.execute_sql("PRAGMA journal_mode").fetchone() == ("wal",)
    vault.close()
    assert _files(path) == _BOOK
    assert path.stat().st_mode & 0o777 == 0o600
    open_vault(path, _KEY, vault_id=_ID, steps=_TWO).close()


def test_the_older_program_refuses_the_newer_vault(path: Path) -> None:
    open_vault(path, _KEY, vault_id=_ID, steps=_TWO).close()
    with pytest.raises(NewerVersion):
        open_vault(path, _KEY, vault_id=_ID, steps=STEPS[:1])


def _fails_half_way(database: peewee.SqliteDatabase) -> None:
    _add_nickname(database)
    raise ZeroDivisionError


def _breaks_a_reference(database: peewee.SqliteDatabase) -> None:
    database.execute_sql("CREATE TABLE loose (client_id INTEGER REFERENCES clients (id))")
    database.execute_sql("INSERT INTO loose SELECT id FROM clients")
    database.execute_sql("DROP TABLE clients")


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (_fails_half_way, ZeroDivisionError),
        (_breaks_a_reference, (peewee.DatabaseError, DamagedDatabase)),
    ],
)
def test_a_failed_upgrade_changes_nothing(
    path: Path, step: Step, error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    before = path.read_bytes()
    with pytest.raises(error):
        open_vault(path, _KEY, vault_id=_ID, steps=(*STEPS[:1], step))
    assert path.read_bytes() == before
    assert _files(path) == _BOOK
    open_vault(path, _KEY, vault_id=_ID, steps=_TWO).close()


def test_a_cut_before_the_swap_leaves_the_old_vault(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def cut(side: Path, target: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr("rmdesk.store.vault.upgrade.put_in_place", cut)
        with pytest.raises(KeyboardInterrupt):
            open_vault(path, _KEY, vault_id=_ID, steps=_TWO)
    assert path.read_bytes() == before
    open_vault(path, _KEY, vault_id=_ID, steps=_TWO).close()
    assert _files(path) == _BOOK


def test_a_new_vault_that_does_not_open_gives_way_to_the_old_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def spoil(side: Path, target: Path) -> None:
        put_in_place(side, target)
        if side.name.endswith(".upgrade"):
            target.write_bytes(bytes(4096))

    monkeypatch.setattr("rmdesk.store.vault.upgrade.put_in_place", spoil)
    with pytest.raises(DamagedDatabase):
        open_vault(path, _KEY, vault_id=_ID, steps=_TWO)
    assert path.read_bytes() == before
    assert _files(path) == _BOOK


def test_what_a_cut_left_beside_the_vault_is_cleared(path: Path) -> None:
    for name in ("book.rmdesk.upgrade", "book.rmdesk.upgrade-wal", "book.rmdesk.before"):
        (path.parent / name).write_bytes(b"half")
    open_vault(path, _KEY, vault_id=_ID, steps=STEPS[:1]).close()
    assert _files(path) == _BOOK
