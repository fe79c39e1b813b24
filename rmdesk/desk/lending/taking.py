"""Writing a return into the owner's book, within one action."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending.loans import Loan, came_in, remember_return
from rmdesk.desk.lending.return_file import AUDIT_COLUMNS, FieldChange, Sent
from rmdesk.desk.lending.turning import Turned
from rmdesk.desk.lending.verdict import Differing, Judged, Proposed
from rmdesk.desk.receiving.contents import contents
from rmdesk.desk.receiving.refusals import BundleSwapped
from rmdesk.domain.duties import DutyState
from rmdesk.exchange.bundle.items import PaperPart, Trailer
from rmdesk.store.belongings import hand_over
from rmdesk.store.handover.foreign_records import fit_rows
from rmdesk.store.handover.handed_over import CLIENTS, HANDED
from rmdesk.store.handover.paper_parts import PaperParts
from rmdesk.store.journal.actions import Action
from rmdesk.store.journal.former_history import domain_value
from rmdesk.store.rows.values import Image, read_image
from rmdesk.store.tables.day import DutyTable
from rmdesk.store.tables.handover import FormerAuditTable, HandoverTable, OriginTable


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written: new records by table, fields changed, duties settled, records deleted.

    `waiting` counts new records that are not: their client is not in the book at present. The loan
    stays open for them, and the same file can be taken in again.
    """

    added: Mapping[str, int]
    changed: int
    duties: int
    deleted: int
    waiting: int


class Taking:
    """Writes a return within one action."""

    def __init__(
        self, desk: Desk, action: Action, loan: Loan, sent: Sent, found: Judged, *, who: str
    ) -> None:
        self._desk = desk
        self._database = desk.vault.database
        self._action = action
        self._sent = sent
        self._found = found
        self._who = who
        self._turned = Turned(
            self._database,
            frozenset(loan.clients),
            found.moved,
            book=sent.manifest.book,
            knows_records=not found.is_claimed,
        )
        self._counts: Counter[str] = Counter()

    @property
    def taken(self) -> Taken:
        added = {name: len(ids) for name, ids in self._turned.added.items() if ids}
        counts = self._counts
        return Taken(
            added,
            counts["changed"],
            counts["duties"],
            counts["deleted"],
            self._found.waiting,
        )

    def keep_papers(self, progress: Progress) -> None:
        """Read the file again for the bytes of papers; it has to be the one that was looked at."""
        sent = self._sent
        papers = PaperParts(self._database)
        papers.want(image["digest"] for image in self._found.added.get("papers", ()))
        digest = b""
        for item in contents(sent.file, sent.identity, progress=progress):
            if isinstance(item, PaperPart):
                papers.take(item.digest, item.part, item.content)
            elif isinstance(item, Trailer):
                digest = item.digest
        if digest != sent.digest:
            raise BundleSwapped

    def add(self) -> None:
        for name in HANDED:
            if name in self._found.added:
                self._turned.insert(self._action, name, self._found.added[name])

    def change(self, taken: Sequence[Differing]) -> None:
        for fit in self._found.fits:
            self._write(fit.table, fit.row_id, fit.field, self._turned_value(fit))
        for one in taken:
            self._write(one.table, one.row_id, one.field, one.theirs)

    def _turned_value(self, fit: FieldChange) -> object:
        handed = HANDED[fit.table]
        if (target := handed.refers.get(fit.field)) is not None:
            return self._turned.reference(target, fit.after)
        return domain_value(handed.table, fit.field, fit.after)

    def _write(self, name: str, row_id: int, field: str, value: object) -> None:
        if value is None and not HANDED[name].table._meta.fields[field].null:
            return  # what it led to did not come
        table = HANDED[name].table
        if self._action.update(table, row_id, {field: value}):
            self._counts["changed"] += 1
            image = read_image(self._database, table, row_id) or {}
            fitted = fit_rows(name, {one: [held] for one, held in image.items()})
            follows = {
                one: domain_value(table, one, held)
                for one, (held,) in fitted.items()
                if held != image[one]
            }
            self._action.update(table, row_id, follows)

    def settle_duties(self) -> None:
        """What the deputy settled or moved, where it is still open here; one that has not arisen
        here yet comes settled, so that it does not arise again."""
        for image in self._found.duties:
            client_id = self._turned.reference(CLIENTS, image["client_id"])
            subject = self._turned.subject(image)
            if client_id is None or subject is None:
                continue
            here = {**image, "client_id": client_id, "subject": subject}
            if self._settle(here):
                self._counts["duties"] += 1

    def _settle(self, image: Image) -> bool:
        row = self._database.execute_sql(
            "SELECT id, state FROM duties WHERE client_id = ? AND kind = ? AND subject = ?"
            " AND about = ?",
            (image["client_id"], image["kind"], image["subject"], image["about"]),
        ).fetchone()
        values = {
            name: domain_value(DutyTable, name, value)
            for name, value in image.items()
            if name != "id"
        }
        if row is None:
            self._action.insert(DutyTable, values)
            return True
        if row[1] != DutyState.OPEN.value:
            return False
        decided = {name: values[name] for name in ("on", "state", "settled_on", "why")}
        return self._action.update(DutyTable, row[0], decided)

    def delete(self, proposed: Sequence[Proposed]) -> None:
        """Records first: a client goes with what is left of it."""
        for one in sorted(proposed, key=lambda one: one.table == CLIENTS):
            if one.into is not None:
                hand_over(
                    self._database, self._action, one.client_id, one.into, keep_shared_once=True
                )
            elif one.table == CLIENTS:
                continue
            self._action.delete(HANDED[one.table].table, one.row_id)
            self._counts["deleted"] += 1

    def note(self, now: datetime) -> None:
        """Who logged it, and which loan it answers."""
        manifest = self._sent.manifest
        added = self._turned.added
        values = {
            "bundle": manifest.bundle,
            "kind": manifest.kind,
            "book": manifest.book,
            "who": self._who,
            "branch": manifest.branch,
            "device": manifest.device.hex(),
            "made_at": manifest.made_at,
            "at": now,
            "counts": json.dumps({name: len(ids) for name, ids in added.items() if ids}),
        }
        came_before = came_in(self._desk, manifest.bundle) is not None
        handover_id = self._action.insert(HandoverTable, values)
        for name, ids in added.items():
            for _, run in groupby(ids.items(), key=lambda pair: pair[1] - pair[0]):
                pairs = list(run)
                origin = {
                    "handover_id": handover_id,
                    "table": name,
                    "first_id": pairs[0][1],
                    "foreign_id": pairs[0][0],
                    "count": len(pairs),
                }
                self._action.insert(OriginTable, origin)
        audit = self._sent.audit
        names = [*AUDIT_COLUMNS, "handover_id"]
        read = partial(domain_value, FormerAuditTable)
        rows = [
            [*(read(one, row[one]) for one in AUDIT_COLUMNS), handover_id]
            for row in audit
            if not came_before
        ]
        self._action.insert_many(FormerAuditTable, names, rows)
        if not self._found.waiting:
            remember_return(self._desk, manifest.bundle, str(manifest.answers))
        self._action.result = f"bundle {manifest.bundle}"
