"""Writing into the audit chain that somebody went on with a book that was not as it was left."""

from datetime import datetime
from pathlib import Path
from typing import Final

from peewee import SqliteDatabase

from rmdesk.crypto.keys import DataKey
from rmdesk.store.audit.account import account
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.findings import Finding, Kind

_ACCEPTED: Final = "vault.accepted"


def accepted_since(database: SqliteDatabase, row: int) -> bool:
    """Whether it was accepted after `row` that the chain does not hold together: it never will."""
    (last,) = database.execute_sql(
        "SELECT max(id) FROM audit WHERE action = ? AND result LIKE ?",
        (_ACCEPTED, f"%{Kind.CHAIN}%"),
    ).fetchone()
    return last is not None and last >= row


def broken_row(database: SqliteDatabase, chain: AuditChain) -> int | None:
    """The first row of the chain that does not follow, unless that was accepted since."""
    broken_at = chain.verify().broken_at
    if broken_at is None or accepted_since(database, broken_at):
        return None
    return broken_at


def chain_holds(database: SqliteDatabase, chain: AuditChain) -> bool:
    """Whether the chain is sound, or somebody who knew that it is not went on with it."""
    return broken_row(database, chain) is None


def note_acceptance(chain: AuditChain, findings: tuple[Finding, ...], *, at: datetime) -> None:
    """How many changes are missing, what was found, and from when to when."""
    facts = {name: value for finding in findings for name, value in finding.facts.items()}
    chain.note(
        _ACCEPTED,
        at=at,
        object=_missing(facts.get("missing")),
        result=" ".join(finding.kind.value for finding in findings),
        reason=" – ".join(str(facts[name]) for name in ("here", "last") if name in facts),
    )


def _missing(count: object) -> str:
    """A book that went another way may have more changes than the one last worked in: then
    nobody can say how many are missing."""
    return f"{count} changes" if isinstance(count, int) and count > 0 else ""


def note_in(database: Path, key: DataKey, findings: tuple[Finding, ...], *, at: datetime) -> None:
    """The same in a database that is closed, before it becomes the book."""
    opened = connect(database, key.subkey("database"))
    try:
        note_acceptance(AuditChain(opened, key.subkey("audit"), actor=account()), findings, at=at)
    finally:
        opened.close()
