"""Leading a vault up the ladder: on a copy, verified, swapped; the old file is kept until then.

A cut at any moment leaves one whole vault under the book's name: the old one until the rename,
the new one after it. Beside it may lie `….upgrade` (a copy in the making) or `….before`
(the old vault), which the next opening clears away.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import accessing, create_private, discard, sync_file
from rmdesk.store.disk.refusals import DamagedDatabase, NewerVersion
from rmdesk.store.disk.sql_refusals import translated
from rmdesk.store.migrations.steps import Step
from rmdesk.whole_files import put_in_place


def schema_version(database: VaultDatabase) -> int:
    """The step the vault stands on; 0 before the first."""
    return int(database.execute_sql("PRAGMA user_version").fetchone()[0])


def climb(database: VaultDatabase, steps: Sequence[Step]) -> None:
    """Run the steps that are missing, all of them in one transaction."""
    with database.atomic("EXCLUSIVE"):
        for number in range(schema_version(database), len(steps)):
            steps[number](database)
        database.execute_sql(f"PRAGMA user_version = {len(steps)}")


def brought_up(
    database: VaultDatabase,
    path: Path,
    key: bytes,
    steps: Sequence[Step],
    *,
    before_it: Callable[[VaultDatabase], None] | None = None,
) -> VaultDatabase:
    """The vault at the newest version: `database` itself, or the upgraded one in its place.

    `before_it` sees the vault first where it is going to be upgraded. Raises NewerVersion for a
    vault beyond the ladder. When a step fails or the result does not verify, the vault is as it
    was; `database` is closed whenever another one is returned or an error is raised.
    """
    try:
        return _led_up(database, path, key, steps, before_it)
    except BaseException:
        if not database.is_closed():
            database.close()
        raise


def _led_up(
    database: VaultDatabase,
    path: Path,
    key: bytes,
    steps: Sequence[Step],
    before_it: Callable[[VaultDatabase], None] | None,
) -> VaultDatabase:
    version = schema_version(database)
    if version > len(steps):
        raise NewerVersion(name=path.name)
    copy, before = _side(path, "upgrade"), _side(path, "before")
    discard(copy, *_journals(copy), before)
    if version == len(steps):
        return database
    if before_it is not None:
        before_it(database)
    create_private(copy)
    try:
        _upgrade_copy(database, copy, key, steps)
        # Writes its WAL back and removes it: beside the new file it would destroy that one.
        database.close()
        return _swap(path, copy, before, key)
    finally:
        discard(copy, *_journals(copy))


def verify(database: VaultDatabase, path: Path) -> None:
    """Raise DamagedDatabase unless every page authenticates and every index and reference fits.

    The WAL is written back first: before that the cipher check raises false alarms.
    """
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if (
        database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        or database.execute_sql("PRAGMA integrity_check").fetchall() != [("ok",)]
        or database.execute_sql("PRAGMA foreign_key_check").fetchall()
    ):
        raise DamagedDatabase(name=path.name)


def _upgrade_copy(database: VaultDatabase, copy: Path, key: bytes, steps: Sequence[Step]) -> None:
    target = connect(copy, key)
    try:
        with translated(copy):
            database.driver.backup(target.driver, pages=-1)
        climb(target, steps)
        verify(target, copy)
    finally:
        target.close()
    with accessing(copy):
        sync_file(copy)


def _swap(path: Path, copy: Path, before: Path, key: bytes) -> VaultDatabase:
    with accessing(path):
        create_private(before)
        shutil.copyfile(path, before)  # not a link, which a USB stick's file system may not know
        put_in_place(copy, path)
    try:
        database = connect(path, key)
    except BaseException:
        with accessing(path):
            put_in_place(before, path)
        raise
    discard(before)
    return database


def _side(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}.{what}")


def _journals(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")
