"""What was done in the book, for those who ask later: who came in, and the lines that say the rest.

Every action of the desk has its row by itself (`rmdesk.store.journal.committing`); what is no
action is noted where it happens, with `note` of the desk's `audit`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Final

from rmdesk.crypto.slots import Kind
from rmdesk.desk.book import Desk
from rmdesk.desk.lent.seeds import keep_return_seed
from rmdesk.desk.lent.whose import require_in_time
from rmdesk.desk.opening import open_unlocked
from rmdesk.desk.ways_in.sequence import notice_keys
from rmdesk.desk.ways_in.shown_code import remember_used
from rmdesk.desk.ways_in.writing import give_backup_key
from rmdesk.domain.ids import ActionId, ClientId
from rmdesk.store.audit.chain import AuditRow
from rmdesk.store.disk.findings import Acceptance
from rmdesk.store.disk.findings import Kind as Found
from rmdesk.store.head.digest import DigestAhead
from rmdesk.store.journal.changes import Done
from rmdesk.store.unlocking.tries import Failed, Tries
from rmdesk.store.unlocking.unlock import Unlocked

UNLOCK: Final = "unlock"
FAILED: Final = "unlock.failed"
RECOVERED: Final = "vault.recovered"

_FOUND: Final = {Found.STRAY: "vault.quarantined", Found.HALF_HEAD: "vault.healed"}

_IDS: Final = re.compile(r"\b(client|action) (\d+)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the chain with what its ids stand for: clients by name, `done` from the journal."""

    row: AuditRow
    clients: tuple[tuple[ClientId, str], ...]
    done: Done | None


@dataclass(frozen=True, slots=True)
class Audited:
    """The newest entries of some days, newest first, and how many rows those days have in all."""

    entries: Sequence[Entry]
    count: int


def came_in(desk: Desk, tries: Tries, *, by: Kind, now: float) -> None:
    """Write down that the book was opened, `by` which way and after how many tries in vain.

    `now` is in seconds of the epoch. A day that was set for the desk is named: what follows in the
    chain carries that day, and only this row the clock's.
    """
    at = datetime.fromtimestamp(now)  # noqa: DTZ006 -- local, as all times of the book
    day = "" if at.date() == desk.today else f"day set to {desk.today.isoformat()}"
    with desk.store.database.atomic():
        if failed := tries.failed():
            tried = "1 try" if failed.count == 1 else f"{failed.count} tries"
            desk.audit.note(FAILED, at=at, object=tried, result=_when(failed, int(now)))
        desk.audit.note(UNLOCK, at=at, object=by.name.lower(), result=day)
        remember_used(desk, by, desk.today)
    tries.settle()  # only now: a cut before it counts them twice rather than never


def opened_by(
    path: Path,
    unlocked: Unlocked,
    *,
    today: date,
    now: float,
    ahead: DigestAhead | None = None,
    accepting: Acceptance | None = None,
    even_if_moved: bool = False,
    even_if_over: bool = False,
) -> Desk:
    """Open the book at `path` and write down who came in, and how it was found.

    See `open_unlocked` for its refusals, and for what the others are. Raises LentIsOver for a lent
    book whose last day has passed, unless it is opened to be sent back.
    """
    desk = open_unlocked(
        path,
        unlocked.key,
        today=today,
        ahead=ahead,
        accepting=accepting,
        even_if_moved=even_if_moved,
    )
    try:
        at = datetime.fromtimestamp(now)  # noqa: DTZ006
        note_condition(desk, now=at)
        came_in(desk, Tries(path), by=unlocked.by, now=now)
        if not even_if_over:
            require_in_time(desk, clock=at.date())
        notice_keys(desk, now=at)
        keep_return_seed(desk)
        give_backup_key(desk, now=at)
    except BaseException:
        desk.close()
        raise
    return desk


def note_condition(desk: Desk, *, now: datetime) -> None:
    """Write down what was found about the files of the book while it was opened."""
    if desk.vault.was_recovered:
        desk.audit.note(RECOVERED, at=now)
    for finding in desk.vault.told:
        desk.audit.note(_FOUND[finding.kind], at=now)


def note_idle_minutes(
    desk: Desk, minutes: int, *, now: datetime, setting: str = "idle_minutes"
) -> None:
    """Write down after how long an idle desk, or another `setting` of it, locks from now on."""
    desk.audit.note("settings.security", at=now, fields=(setting,), result=f"{minutes} min")


def audited(desk: Desk, first: date, last: date, *, most: int) -> Audited:
    """The newest `most` entries of the days from `first` to `last`."""
    rows = desk.audit.rows(first, last, most=most)
    named = [_ids_of(row) for row in rows]
    people = desk.clients.rows({one for clients, _ in named for one in clients})
    done = desk.journal.several({action for _, action in named if action is not None})
    entries = [
        Entry(
            row,
            tuple((one, people[one].name if one in people else "") for one in clients),
            done.get(action) if action is not None else None,
        )
        for row, (clients, action) in zip(rows, named, strict=True)
    ]
    return Audited(entries, desk.audit.count(first, last))


def failed_before(desk: Desk) -> AuditRow | None:
    """The row of the tries in vain right before the book was opened this time."""
    rows = desk.audit.rows(date.min, date.max, most=_LOOKED_BACK)
    for row, before in pairwise(rows):
        if row.action == UNLOCK:
            return before if before.action == FAILED else None
    return None


_LOOKED_BACK: Final = 10  # what the opening itself may have noted since


def _ids_of(row: AuditRow) -> tuple[list[ClientId], ActionId | None]:
    """The clients and the action that the object of a row names."""
    found = [(what, int(number)) for what, number in _IDS.findall(row.object)]
    clients = [ClientId(number) for what, number in found if what == "client"]
    actions = [ActionId(number) for what, number in found if what == "action"]
    return clients, actions[0] if actions else None


def _when(failed: Failed, now: int) -> str:
    """From when to when it was tried; the file may have been written by anyone."""
    first, last = (_second(min(one, now)) for one in (failed.first, failed.last))
    return first if first == last else f"{first} to {last}"


def _second(second: int) -> str:
    moment = datetime.fromtimestamp(second)  # noqa: DTZ006
    return moment.isoformat(sep=" ", timespec="seconds")
