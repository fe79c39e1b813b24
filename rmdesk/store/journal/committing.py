"""One action is one transaction, one entry of the journal, one row of the audit, one step of undo.

The derived facts, duties and search keys of every client it touched are brought up to date before
it commits.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from peewee import SqliteDatabase

from rmdesk.domain.ids import ActionId
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.audit.trace import clients_named
from rmdesk.store.journal.actions import Action
from rmdesk.store.rows.values import next_id, packed, stored, write_new
from rmdesk.store.tables.journal import ActionTable


@contextmanager
def open_action(
    database: SqliteDatabase,
    audit: AuditChain,
    keep: Callable[[Action, date], None],
    kind: str,
    *,
    at: datetime,
    subject: Mapping[str, object],
    reverses: ActionId | None = None,
) -> Iterator[Action]:
    """A transaction around one action; it commits with its journal and what follows from it, or
    not at all: `keep` brings that up to date."""
    with database.atomic():
        values = {"at": at, "kind": kind, "subject": packed({**subject}), "reverses": reverses}
        head = stored(ActionTable, values)
        number = next_id(database, ActionTable)
        write_new(database, ActionTable, ["id", *head], [(number, *head.values())])
        action = Action(database, ActionId(number))
        yield action
        # Before what follows from it: that is not what anyone did.
        fields, clients = action.trace.words(), action.concerns or clients_named(action.touched)
        action.write_journal()
        keep(action, at.date())
        action.write_journal()
        audit.note(
            kind,
            at=at,
            object=", ".join(filter(None, (clients, f"action {number}"))),
            fields=fields,
            result=action.result or (f"action {reverses}" if reverses else ""),
            reason=action.reason,
        )
