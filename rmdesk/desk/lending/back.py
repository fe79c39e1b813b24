"""The way back: what the deputy logged, in a bundle that only the owner's book opens.

Nothing is kept of it but the mark that it was sent; the lent book is destroyed after that. Sending
again, after a cut in between, sends it all again: what came before is not doubled over there.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rmdesk.crypto.recipients import Recipient
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.manifest import manifest_for
from rmdesk.desk.handover.open_edits import open_edits
from rmdesk.desk.handover.refusals import HalfTyped
from rmdesk.desk.handover.sealing import Sealed, require_place, sealed
from rmdesk.desk.handover.writing import Written
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending.return_file import (
    AUDIT,
    AUDIT_COLUMNS,
    CHANGED,
    CHANGED_COLUMNS,
    DELETED,
    DELETED_COLUMNS,
    LENT_COLUMNS,
    require_readable,
)
from rmdesk.desk.lending.return_file import LENT as LENT_TABLE
from rmdesk.desk.lent.whose import LENT, Lent, NothingMoreGoes, is_over, require_lent
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.errors import Refused
from rmdesk.exchange.bundle.refusals import BundleRefused
from rmdesk.exchange.bundle.writer import BundleWriter
from rmdesk.language import N_
from rmdesk.store.disk.files import discard
from rmdesk.store.handover.foreign_records import fit_rows
from rmdesk.store.handover.foreign_values import UnfitValue
from rmdesk.store.handover.handed_over import CLIENTS, HANDED
from rmdesk.store.handover.net_changes import NetChange
from rmdesk.store.handover.returned import RETURNED, returning

_RECORD_BYTES: Final = 400


class NobodyReads(Refused):
    """The owner's desk would refuse the whole return, when this book is long gone."""

    message = N_("What was logged holds a value that no other book takes ({what}).")
    hint = N_("Nothing was written and this book stays. Correct the record, then send it back.")


def words_lost(desk: Desk, lent: Lent, *, now: datetime, half_typed: int | None = None) -> int:
    """How many dialogs with half-typed words go with the book; raises HalfTyped while they can
    still be finished. After the last day nobody can."""
    waiting = open_edits(desk) if half_typed is None else half_typed
    if waiting and not lent.sent and not is_over(desk, lent, clock=now.date()):
        raise HalfTyped(count=waiting)
    return waiting


def send_back(
    desk: Desk,
    file: Path,
    *,
    half_typed: int | None = None,
    now: datetime,
    progress: Progress,
) -> Written:
    """Write the return into the new `file`, read it as the owner will, and note that it was sent:
    from then on nothing is logged here any more.

    `half_typed` is how many dialogs wait with typed words; without it, those count that were left
    with the desk. Raises NotLent, HalfTyped, TooMuchChanged, NobodyReads, TooMuchReturned,
    FileThere, NoRoomForBundle, BadBundle, NoAccess, and what `progress` raises; then there is no
    file.
    """
    lent = require_lent(desk)
    words_lost(desk, lent, now=now, half_typed=half_typed)
    changes = list(returning(desk.vault.database, lent.basis))
    _require_fit(changes)
    papers = _new_papers(changes)
    needed = _RECORD_BYTES * len(changes) + sum(papers.values())
    require_place(file, needed)
    manifest = manifest_for(
        desk,
        kind=BundleKind.RETURN,
        clients=sum(one.table == CLIENTS and one.before is None for one in changes),
        of=len(desk.clients.ids()),
        answers=lent.bundle,
        now=now,
    )

    def fill(writer: BundleWriter, tell: Progress) -> None:
        _write(desk, writer, changes, list(papers))
        tell(1.0)

    recipient = Recipient.parse(lent.back_to)
    written = sealed(desk, file, [recipient], manifest, fill, require=_require, progress=progress)
    try:
        with desk.store.database.atomic():
            desk.state.put(LENT, replace(lent, sent=manifest.bundle).kept())
            desk.audit.note(
                "handover.return",
                at=now,
                object=f"{len(changes)} records, bundle {manifest.bundle}",
                result=f"for {recipient.fingerprint}",
            )
    except BaseException:
        discard(file)  # else somebody works on here after what the owner takes for all of it
        raise
    desk.store.refusal = NothingMoreGoes(owner=lent.owner)
    return _said(written, manifest.bundle, manifest.clients)


def _require(read: Callable[[int], bytes]) -> None:
    try:
        require_readable(read)
    except UnfitValue as unfit:
        raise NobodyReads(what=unfit.field) from None
    except BundleRefused as refused:
        raise NobodyReads(what=refused.sentence()) from None


def _require_fit(changes: Iterable[NetChange]) -> None:
    """What the owner's desk asks of a record that was changed, which only the fields of tell."""
    for one in changes:
        if one.after is not None:
            try:
                fit_rows(one.table, {name: [value] for name, value in one.after.items()})
            except UnfitValue as unfit:
                raise NobodyReads(what=unfit.field) from None


def _said(written: Sealed, bundle: str, clients: int) -> Written:
    return Written(
        bundle=bundle,
        path=written.path,
        digest=written.digest,
        size=written.size,
        clients=clients,
        counts=dict(written.trailer.counts),
    )


def _write(
    desk: Desk, writer: BundleWriter, changes: Sequence[NetChange], papers: Sequence[str]
) -> None:
    added: dict[str, list[Sequence[Any]]] = {}
    for one in changes:
        # A duty is told whole: the owner's book knows it by its occasion, not by its number.
        if one.after is not None and (one.before is None or one.table == "duties"):
            names = HANDED[one.table].table._meta.sorted_field_names
            added.setdefault(one.table, []).append([one.after[name] for name in names])
    for name in RETURNED:
        if name in added:
            columns = HANDED[name].table._meta.sorted_field_names
            writer.table(name, tuple(columns), added[name])
    writer.table(CHANGED, CHANGED_COLUMNS, _changed(changes))
    writer.table(DELETED, DELETED_COLUMNS, _deleted(changes))
    writer.table(AUDIT, AUDIT_COLUMNS, _audit(desk))
    writer.table(LENT_TABLE, LENT_COLUMNS, _lent(desk, changes))
    for digest in sorted(papers):
        for part, content in _parts(desk, digest):
            writer.paper(digest, part, content)


def _changed(changes: Iterable[NetChange]) -> Iterator[Sequence[Any]]:
    for one in changes:
        if one.before is None or one.after is None or one.table == "duties":
            continue
        for name in one.fields:
            then, now = json.dumps(one.before.get(name)), json.dumps(one.after[name])
            yield one.table, one.row_id, name, then, now, one.at.isoformat(sep=" ")


def _deleted(changes: Sequence[NetChange]) -> Iterator[Sequence[Any]]:
    """What is gone; of a client also whose file took up what belonged to it."""
    taken_up = {
        one.before["client_id"]: one.after["client_id"]
        for one in changes
        if one.before and one.after and "client_id" in one.fields
    }
    for one in changes:
        if one.after is None:
            into = taken_up.get(one.row_id) if one.table == CLIENTS else None
            yield one.table, one.row_id, into, one.at.isoformat(sep=" ")


def _lent(desk: Desk, changes: Iterable[NetChange]) -> Iterator[Sequence[Any]]:
    """Who was lent, as they came: a book that was put back to before the loan knows only that."""
    rows = desk.vault.database.execute_sql("SELECT id, name, number FROM clients").fetchall()
    lent: dict[int, Sequence[Any]] = {row[0]: row for row in rows}
    for one in changes:
        if one.table == CLIENTS and one.before is None:
            del lent[one.row_id]
        elif one.table == CLIENTS and one.before is not None:
            lent[one.row_id] = [one.before[name] for name in LENT_COLUMNS]
    yield from (lent[client_id] for client_id in sorted(lent))


def _audit(desk: Desk) -> Iterator[Sequence[Any]]:
    """What was done in the lent book: the chain itself goes with it."""
    yield from desk.vault.database.execute_sql(
        "SELECT id, at, actor, action, object, fields, result, reason FROM audit ORDER BY id"
    ).fetchall()


def _new_papers(changes: Iterable[NetChange]) -> dict[str, int]:
    """The papers that were added, by digest, with their sizes."""
    return {
        one.after["digest"]: one.after["size"]
        for one in changes
        if one.table == "papers" and one.before is None and one.after is not None
    }


def _parts(desk: Desk, digest: str) -> Iterator[tuple[int, bytes]]:
    rows = desk.vault.database.execute_sql(
        "SELECT part, content FROM paper_parts WHERE digest = ? ORDER BY part", (digest,)
    )
    for part, content in rows:
        yield part, bytes(content)
