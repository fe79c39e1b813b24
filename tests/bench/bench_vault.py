"""What safety costs: a commit with journal, audit chain and head against plain SQLite, and the
opening of a book that was not closed.

    python -m tests.bench.bench_vault [commits] [clients contacts-per-client]

The very statements that contacts on file write are recorded once. Then they are written in turns
into a vault and into plain databases of the same schema and settings, each contact one commit: once
the same rows, once without journal and chain. The target is 1.6 times the same rows, by the clock
and by the processor: where the disk is slow, waiting for it hides the rest.

With clients given, a book of that size is cut off as by a kill and opened again: as the last work
left it, brought together on a copy, read whole, verified. The target is 500 ms.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.opening import open_unlocked
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.vault.opened import create_vault
from rmdesk.store.vault.upgrade import climb
from tests.bench.bench_call import busy_book
from tests.campaigns.recorded_works import files_in, lay_down
from tests.campaigns.works import NOW, TODAY, Sitting, start_book

Statement = tuple[str, bool, Any]
"""Its text, whether it is for many rows, its values."""

_ENDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SELECT", "PRAGMA", "WITH")
_HISTORY = ('"actions"', '"changes"', "INTO audit", "INTO changes")
_WARM_UP = 20


class _Cursor(sqlcipher.Cursor):  # type: ignore[misc]  # the driver has no types
    log: list[Statement] | None = None

    def execute(self, sql: str, values: Any = ()) -> Any:
        if self.log is not None and not sql.lstrip().upper().startswith(_ENDS):
            self.log.append((sql, False, values))
        return super().execute(sql, values)

    def executemany(self, sql: str, rows: Any) -> Any:
        rows = list(rows)
        if self.log is not None:
            self.log.append((sql, True, rows))
        return super().executemany(sql, rows)


class _Connection(sqlcipher.Connection):  # type: ignore[misc]
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


@contextmanager
def recording_connections() -> Iterator[None]:
    real = sqlcipher.connect
    sqlcipher.connect = partial(real, factory=_Connection)
    try:
        yield
    finally:
        sqlcipher.connect = real


def recorded_contacts(folder: Path, count: int) -> list[list[Statement]]:
    """What a book writes with one contact after the other."""
    written: list[list[Statement]] = []
    with recording_connections():
        start_book(folder / "empty.rmdesk")
        with Sitting(folder / "empty.rmdesk") as sitting:
            desk = sitting.desk
            for number in range(200):
                add_client(desk, name=f"欧阳{number}", now=NOW)
            for number in range(count):
                one: list[Statement] = []
                _Cursor.log = one
                log_contact(
                    desk,
                    ClientId(1 + number % 200),
                    channel=Channel.TELEPHONE,
                    gist=f"谈到第{number}件事",
                    on=TODAY,
                    now=NOW,
                )
                written.append([statement for statement in one if _is_of_work(statement)])
            _Cursor.log = None
    return written


def _is_of_work(statement: Statement) -> bool:
    return "UPDATE vault SET generation" not in statement[0]


def plain_database(path: Path) -> VaultDatabase:
    """A database without a key: same engine, same settings, same schema."""
    path.touch()
    connection = sqlcipher.connect(str(path), isolation_level=None, cached_statements=1000)
    for setting in (
        "locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL",
        "temp_store = MEMORY", "secure_delete = ON", "foreign_keys = ON", "cache_size = -65536",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {setting}").fetchall()
    database = VaultDatabase(connection, path)
    with database.atomic():
        database.execute_sql("CREATE TABLE vault (id BLOB NOT NULL) STRICT")
    climb(database, STEPS)
    return database


def run(database: VaultDatabase, statements: list[Statement]) -> None:
    connection = database.driver
    with database.atomic():
        for sql, is_many, values in statements:
            (connection.executemany if is_many else connection.execute)(sql, values)


def measure_commits(folder: Path, count: int) -> dict[str, tuple[float, float]]:
    """Milliseconds of a commit by the clock and by the processor, by where it goes; medians of
    commits written in turns."""
    written = recorded_contacts(folder, count + _WARM_UP)
    bare = [[one for one in rows if not any(of in one[0] for of in _HISTORY)] for rows in written]
    vault = create_vault(folder / "vault.rmdesk", DataKey.generate(), vault_id=bytes(16))
    same, records = plain_database(folder / "same"), plain_database(folder / "records")
    targets: dict[str, Callable[[int], None]] = {
        "vault": lambda number: run(vault.database, written[number]),
        "plain, same rows": lambda number: run(same, written[number]),
        "plain, records only": lambda number: run(records, bare[number]),
    }
    for database in (vault.database, same, records):
        database.execute_sql("PRAGMA foreign_keys = OFF").fetchall()  # the clients are left out
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in targets}
    for number in range(len(written)):
        for name, write in targets.items():
            start, busy = time.perf_counter(), time.process_time()
            write(number)
            busy = time.process_time() - busy
            took[name].append(((time.perf_counter() - start) * 1000, busy * 1000))
    vault.close()
    same.close()
    records.close()
    counted = {name: list(zip(*times[_WARM_UP:], strict=True)) for name, times in took.items()}
    return {name: (median(clock), median(busy)) for name, (clock, busy) in counted.items()}


def measure_opening(folder: Path, clients: int, contacts: int) -> dict[str, float]:
    """Milliseconds to open a large book after a kill, and after a clean close."""
    with busy_book(folder / "large", clients, contacts) as desk:
        path, key = desk.vault.path, desk.vault.key
        log_contact(desk, ClientId(1), channel=Channel.EMAIL, on=TODAY, now=NOW)
        lay_down(files_in(path.parent), folder / "killed")
    opened = {}
    for name, book in (("opening after a kill", folder / "killed" / path.name), ("closed", path)):
        start = time.perf_counter()
        desk = open_unlocked(book, key, today=TODAY)
        opened[name] = (time.perf_counter() - start) * 1000
        desk.close()
    opened["megabytes"] = path.stat().st_size / 1e6
    return opened


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        figures = measure_commits(Path(folder), count)
    for name, (clock, busy) in figures.items():
        print(f"{name:20} {clock:7.3f} ms, of the processor {busy:7.3f} ms")
    of_vault, of_plain = figures["vault"], figures["plain, same rows"]
    ratios = [mine / plain for mine, plain in zip(of_vault, of_plain, strict=True)]
    print(f"{'ratio':20} {ratios[0]:7.2f}   , of the processor {ratios[1]:7.2f}")
    if len(sys.argv) > 3:
        with tempfile.TemporaryDirectory() as folder:
            opened = measure_opening(Path(folder), int(sys.argv[2]), int(sys.argv[3]))
        for name, figure in opened.items():
            print(f"{name:20} {figure:7.0f}")


if __name__ == "__main__":
    main()
