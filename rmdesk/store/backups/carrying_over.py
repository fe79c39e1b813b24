"""What was done in a book does not go back in time with it when a backup is restored.

Where the backup's chain is the beginning of the book's, the rows that followed are carried over.
Whoever restores yesterday cannot make today's exports unseen by it.
"""

from typing import TYPE_CHECKING, Final

from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.database import VaultDatabase

if TYPE_CHECKING:
    from rmdesk.store.vault.opened import Vault

_OURS: Final = (
    "key LIKE 'keys.%' OR key IN ('exports', 'backups', 'return_seeds', 'loans_off',"
    " 'loan_returns', 'lent', 'lent_seen')"
)
_AUDIT_COLUMNS: Final = "id, at, actor, action, object, fields, result, reason, mac"


def carry_over(vault: "Vault", target: VaultDatabase) -> bool:
    """What the open book has and the backup must not take back: its chain's later rows, the keys
    of the chain's earlier times, the number of its key file, whether files may leave it, what it
    knows of its backups, whom it lent out and what ids it gave, so that what others hold of it
    never comes back to somebody else; whether the one chain follows from the other, without which
    its rows cannot go on there."""
    last, tip = AuditChain(target, b"", actor="").tip()
    goes_on = vault.audit.mac_of(last) == tip
    if goes_on:
        rows = vault.database.execute_sql(
            f"SELECT {_AUDIT_COLUMNS} FROM audit WHERE id > ? ORDER BY id", (last,)
        ).fetchall()
        for row in rows:
            target.execute_sql(
                f"INSERT INTO audit ({_AUDIT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row
            )
        for epoch in vault.database.execute_sql("SELECT until_id, secret FROM audit_keys"):
            target.execute_sql("INSERT OR IGNORE INTO audit_keys VALUES (?, ?)", epoch)
    target.execute_sql(f"DELETE FROM state WHERE {_OURS}")
    ours = f"SELECT key, value FROM state WHERE {_OURS}"
    for pair in vault.database.execute_sql(ours).fetchall():
        target.execute_sql("INSERT INTO state (key, value) VALUES (?, ?)", pair)
    _keep_lent(vault.database, target)
    return goes_on


def _keep_lent(source: VaultDatabase, target: VaultDatabase) -> None:
    """The loans that are out, and the last id of every table."""
    for loan in source.execute_sql("SELECT * FROM bundles WHERE kind = 'deputy'").fetchall():
        marks = ", ".join("?" * len(loan))
        target.execute_sql(f"INSERT OR IGNORE INTO bundles VALUES ({marks})", loan)
    for name, last in source.execute_sql("SELECT name, seq FROM sqlite_sequence").fetchall():
        known = target.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,))
        row = known.fetchone()
        if row is None:
            target.execute_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))
        elif row[0] < last:
            target.execute_sql("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last, name))
