"""Import against its floor, in one run: calamine's parse plus executemany into SQLCipher.

    python -m tests.bench.bench_import [clients]

The target is a ratio of at most 1.4 for the 10,000-client book, and that importing the same file
`again` takes no longer than the import. Times are of the processor and vary with the machine all
the same; the ratio is what counts.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.book import Desk
from rmdesk.desk.importing.taking_in import Preview, commit, preview
from rmdesk.exchange.process.reader import read_files
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.vault.opened import create_vault
from tests.bench.large_workbook import Size, write_large_workbook

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9)
ROUNDS = 3


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else Size().clients
    share = clients / Size().clients
    size = Size(
        **{
            name: int(value * share) if name != "days" else value
            for name, value in asdict(Size()).items()
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        write_large_workbook(path, size, today=TODAY)
        print(f"{path.stat().st_size >> 10} KiB, {size}")
        results = [_round(path, Path(folder), number) for number in range(ROUNDS)]
    for name in results[0]:
        values = sorted(result[name] for result in results)
        print(f"{name:12} {values[len(values) // 2]:6.2f}, at best {values[0]:.2f}")


def _round(path: Path, folder: Path, number: int) -> dict[str, float]:
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = _cpu()
        result = work()
        spent[name] = _cpu() - start
        return result

    timed("parse", lambda: _parse(path))
    with _a_desk(folder / f"book{number}.rmdesk") as desk:
        reading = timed("read", lambda: read_files([path], today=TODAY))
        plan = timed("preview", lambda: preview(desk, reading))

        report = timed("commit", lambda: commit(desk, plan, now=NOW))
        assert not report.problems, report.problems[:3]
        assert report.total("new") == desk.contacts.count() + sum(
            shelf.count() for shelf in (desk.clients, desk.household, desk.holdings, desk.policies)
        )
        again = timed("again", lambda: _import(desk, path))
        assert not again.changes_anything, again.sheets
        rows = {
            name: desk.store.database.execute_sql(f"SELECT * FROM {name}").fetchall()
            for name in RECORDS
        }
    with _a_desk(folder / f"floor{number}.rmdesk") as floor:
        timed("load", lambda: _load(floor, rows))
    spent["floor"] = spent["parse"] + spent["load"]
    spent["import"] = spent["read"] + spent["preview"] + spent["commit"]
    spent["ratio"] = spent["import"] / spent["floor"]
    return spent


def _cpu() -> float:
    """Seconds of processor time so far, the process that reads files included: on a busy machine
    the clock on the wall says less."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _import(desk: Desk, path: Path) -> Preview:
    plan = preview(desk, read_files([path], today=TODAY))
    commit(desk, plan, now=NOW)
    return plan


def _a_desk(path: Path) -> Desk:
    vault = create_vault(path, DataKey.generate(), vault_id=bytes(16))
    return Desk(vault, today=TODAY)


def _parse(path: Path) -> int:
    with CalamineWorkbook.from_path(str(path)) as workbook:
        return sum(
            1 for name in workbook.sheet_names for _ in workbook.get_sheet_by_name(name).iter_rows()
        )


def _load(desk: Desk, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    connection = desk.store.database.connection()
    with desk.store.database.atomic():
        for name, records in rows.items():
            if not records:
                continue
            marks = ", ".join("?" * len(records[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", records)


if __name__ == "__main__":
    main()
