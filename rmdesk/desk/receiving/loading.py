"""Taking a bundle in: everything in one action, or nothing."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.importing.taking_in import BookChanged
from rmdesk.desk.lent.whose import require_own
from rmdesk.desk.receiving.arrivals import MATCHED, Arrival, Counts, Fate, of_fate
from rmdesk.desk.receiving.choices import Choices
from rmdesk.desk.receiving.meeting import People
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.past import Past
from rmdesk.desk.receiving.preview import Preview
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.desk.receiving.reception import Reception
from rmdesk.desk.receiving.refusals import StillOpen, UnfitBundle
from rmdesk.desk.receiving.writing import IntoAction
from rmdesk.exchange.bulk import uncollected
from rmdesk.store.handover.foreign_values import UnfitValue
from rmdesk.store.handover.origins import Runs
from rmdesk.store.handover.paper_parts import PaperParts
from rmdesk.store.journal.actions import Action
from rmdesk.store.matching.identities import newest_action
from rmdesk.store.tables.handover import HandoverTable, OriginTable

ACTION: Final = "receive"

_READING: Final = 0.3
"""The part of the work that is reading; what follows from the records takes the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of it. Without a `handover_id` the book had everything, and nothing was written."""

    handover_id: int | None
    receipt: str
    counts: Counts
    clients_new: int
    clients_same: int
    left_out: int


def take_in(desk: Desk, preview: Preview, *, now: datetime, progress: Progress) -> Taken:
    """Write what the preview shows, as one step of undo.

    What `progress` raises takes everything back. Raises StillOpen, BookChanged, BundleSwapped,
    OwnersToDo, and what `verified` raises; then nothing was written.
    """
    require_own(desk)
    if preview.is_open:
        raise StillOpen(count=len(preview.open))
    if newest_action(desk.store.database) != preview.basis:
        raise BookChanged
    if not preview.changes_anything:
        return _taken(preview.verified, preview.arrivals, preview.counts, handover_id=None)
    people = People(desk, preview.verified)
    arrivals = people.meet(preview.verified, preview.choices, _untold)
    return _written(
        desk,
        preview.verified,
        arrivals,
        preview.choices,
        people,
        past=preview.past,
        now=now,
        progress=progress,
    )


def fill(desk: Desk, verified: Verified, *, now: datetime, progress: Progress) -> Taken:
    """Take a bundle into a book that has nothing yet, every record under the id it had.

    Raises as `take_in` does.
    """
    if newest_action(desk.store.database) or desk.clients.count():
        raise BookChanged
    arrivals = [Arrival(named=named, fate=Fate.NEW) for named in verified.clients]
    return _written(desk, verified, arrivals, {}, None, past=Past(), now=now, progress=progress)


def _written(
    desk: Desk,
    verified: Verified,
    arrivals: Sequence[Arrival],
    choices: Choices,
    people: People | None,
    *,
    past: Past,
    now: datetime,
    progress: Progress,
) -> Taken:
    subject = {"who": verified.manifest.who, "clients": len(of_fate(arrivals, Fate.NEW, *MATCHED))}
    try:
        with uncollected(), desk.store.action(ACTION, subject, at=now) as action:
            own = action.insert(HandoverTable, _handover(verified, now))
            reception = Reception(
                desk,
                verified,
                arrivals,
                choices,
                IntoAction(action, keep_ids=people is None),
                people=people,
                own=own,
                past=past,
                papers=PaperParts(desk.store.database),
            )
            received = reception.read(lambda done: progress(done * _READING))
            _note_origins(action, own, received.runs)
            action.tell_kept = lambda done: progress(_READING + done * (1 - _READING))
            action.result = f"bundle {verified.manifest.bundle}"
            action.reason = f"signed by {verified.fingerprint}"
    except UnfitValue as unfit:
        raise UnfitBundle(table=unfit.table, field=unfit.field) from None
    progress(1.0)
    return _taken(verified, arrivals, received.counts, handover_id=own)


def _handover(verified: Verified, now: datetime) -> Mapping[str, object]:
    manifest = verified.manifest
    return {
        "bundle": manifest.bundle,
        "kind": manifest.kind,
        "book": manifest.book,
        "who": manifest.who,
        "branch": manifest.branch,
        "device": manifest.device.hex(),
        "generation": manifest.generation,
        "made_at": manifest.made_at,
        "at": now,
        "until": manifest.until,
        "is_whole": manifest.is_whole,
        "counts": json.dumps(dict(verified.trailer.counts)),
        "receipt": receipt_of(verified),
    }


def _note_origins(action: Action, own: int, runs: Mapping[str, Runs]) -> None:
    found = [(table, *run) for table, of_table in runs.items() for run in of_table.rows]
    if not found:
        return
    tables, first, foreign, counts = zip(*found, strict=True)
    given = {
        "handover_id": (own,) * len(found),
        "table": tables,
        "first_id": first,
        "foreign_id": foreign,
        "count": counts,
    }
    action.insert_columns(OriginTable, given)


def _taken(
    verified: Verified, arrivals: Sequence[Arrival], counts: Counts, *, handover_id: int | None
) -> Taken:
    return Taken(
        handover_id=handover_id,
        receipt=receipt_of(verified),
        counts=counts,
        clients_new=len(of_fate(arrivals, Fate.NEW)),
        clients_same=len(of_fate(arrivals, *MATCHED)),
        left_out=len(of_fate(arrivals, Fate.LEFT_OUT, Fate.FORGOTTEN)),
    )


def _untold(_done: float) -> None:
    """Progress that is a part of another's."""
