"""The tables of an empty vault, made once in a process and taken over by every later one.

Most tests begin with an empty book. Leading it up the ladder of migrations is most of what that
costs, and gives the same tables each time.
"""

import atexit
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rmdesk.store.disk.connection import connect, connect_to_read
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import create_private
from rmdesk.store.migrations.steps import STEPS, Step
from rmdesk.store.vault.upgrade import climb, schema_version

_KEY = bytes(range(32))


def taken_over(database: VaultDatabase, steps: Sequence[Step]) -> None:
    """In the place of `climb`: what it would make in an empty vault."""
    if steps is not STEPS or schema_version(database):
        climb(database, steps)
        return
    made = _folder() / "made.rmdesk"
    if not made.exists():
        climb(database, steps)
        _keep(database, made)
        return
    ((vault_id,),) = database.execute_sql("SELECT id FROM vault").fetchall()
    with connect_to_read(made, _KEY) as tables:
        tables.driver.backup(database.driver, pages=-1)
    with database.atomic():
        database.execute_sql("UPDATE vault SET id = ?", (vault_id,))


def _keep(database: VaultDatabase, made: Path) -> None:
    draft = made.with_suffix(".draft")
    create_private(draft)
    with connect(draft, _KEY) as copy:
        database.driver.backup(copy.driver, pages=-1)
    draft.rename(made)


def _folder() -> Path:
    return Path(_temporary().name)


@cache
def _temporary() -> "TemporaryDirectory[str]":
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return folder
