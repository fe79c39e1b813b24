"""How far an open database reaches: its last commit and the end of its audit chain."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from peewee import SqliteDatabase

from rmdesk.store.audit.chain import GENESIS, AuditChain
from rmdesk.store.disk.findings import Finding, Kind
from rmdesk.store.head.entry import Entry

_NO_DAY: Final = "?"


@dataclass(frozen=True, slots=True)
class Standing:
    """The number of the last commit, the chain's last row and its MAC."""

    generation: int = 0
    rows: int = 0
    tip: bytes = GENESIS


def keeps_count(database: SqliteDatabase) -> bool:
    """Whether the commits of this database are counted: since version 7 they are."""
    columns = database.execute_sql("SELECT name FROM pragma_table_info('vault')").fetchall()
    return ("generation",) in columns


def standing_of(database: SqliteDatabase) -> Standing:
    """Where the database stands; at the very beginning when its commits are not counted."""
    if not keeps_count(database):
        return Standing()
    (generation,) = database.execute_sql("SELECT generation FROM vault").fetchone()
    last = database.execute_sql("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    return Standing(generation, *(last or (0, GENESIS)))


def newest_moment(database: SqliteDatabase) -> str:
    """When the newest change was made that the database knows of, to the minute."""
    tables = database.execute_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('actions', 'audit')"
    ).fetchall()
    newest = [
        moment
        for (table,) in tables
        for (moment,) in database.execute_sql(f"SELECT max(at) FROM {table}").fetchall()
        if moment
    ]
    return str(max(newest))[:16] if newest else _NO_DAY


def short_of(
    database: SqliteDatabase, chain: AuditChain, last: Entry, *, written_at: float
) -> list[Finding]:
    """What the head's newest entry knows of and the database does not have."""
    standing = standing_of(database)
    if standing.generation >= last.generation and (
        not keeps_count(database) or chain.mac_of(last.rows) == last.tip
    ):
        return []
    facts: dict[str, object] = {
        "missing": last.generation - standing.generation,
        "count": last.generation,
        "here": newest_moment(database),
        "last": moment(written_at),
    }
    return [Finding(Kind.OLDER if standing.generation < last.generation else Kind.PARTED, facts)]


def moment(seconds: float) -> str:
    """A file's time as the wall clock here had it, to the minute."""
    local = datetime.fromtimestamp(seconds)  # noqa: DTZ006 -- told to whoever sits here
    return local.isoformat(sep=" ", timespec="minutes")
