"""What a bundle holds of some clients: every table in the order in which it can be read once.

Read and handed on in batches; of a whole book no more than some thousand records are ever held.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, Protocol

from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import drafts_of, kept_briefs, summaries_of
from rmdesk.desk.handover.fitting import Fitting
from rmdesk.desk.rhythm.own_metrics import as_sent
from rmdesk.domain.handover.brief import with_summary
from rmdesk.domain.handover.policy import Policy
from rmdesk.domain.ids import ClientId
from rmdesk.store.handover.going_rows import HandoverRows, Rows
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, HANDOVERS
from rmdesk.store.handover.history import HandoverHistory
from rmdesk.store.rows.values import next_id
from rmdesk.store.tables.handover import BriefTable
from rmdesk.store.tables.rhythm import DealTable

Row = tuple[Any, ...]
Tell = Callable[[float], None]
"""Told how much is done, from 0 to 1; what it raises ends the work."""

DRAFTED: Final = 4_000
"""Of up to so many clients everybody has a brief: more would take longer than all the rest, and
whoever receives them can draft those of whom everything goes along."""


class Writer(Protocol):
    """Takes the tables of a bundle, then the papers."""

    def table(self, name: str, columns: Sequence[str], rows: Iterator[Row]) -> None: ...

    def paper(self, digest: str, part: int, content: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class Collected:
    """The records of `clients` under `policy`; `with_everyones` what belongs to no client, and the
    rows of the audit chain that name nobody else's.

    Where it is not `for_good`, no chain goes along, and briefs are drafts alone: words of one's own
    may say what stays.
    """

    desk: Desk
    clients: Sequence[ClientId]
    policy: Policy
    for_good: bool = True
    with_everyones: bool = False

    def fill(self, writer: Writer, tell: Tell) -> None:
        """Write everything of it, in order; raises OddRecord."""
        rows = HandoverRows(self.desk.store.database)
        rows.choose({one: self.policy.withheld(one) for one in self.clients})
        try:
            self._fill(writer, rows, tell)
        finally:
            rows.forget()

    def _fill(self, writer: Writer, rows: HandoverRows, tell: Tell) -> None:
        expected = max(1, sum(count.going for count in rows.counts()))
        done = 0

        def told(name: str, batches: Iterator[Rows]) -> Iterator[Row]:
            nonlocal done
            fit = Fitting(name)
            for batch in batches:
                tell(min(1.0, done / expected))
                fit.require(batch)
                yield from batch
                done += len(batch)

        for name, handed in HANDED.items():
            columns: Sequence[str] = handed.table._meta.sorted_field_names
            writer.table(name, columns, told(name, self._batches(name, rows)))
        for part in rows.paper_parts():
            tell(min(1.0, done / expected))
            writer.paper(*part)

    def _batches(self, name: str, rows: HandoverRows) -> Iterator[Rows]:
        history = HandoverHistory(self.desk.store.database)
        everyones = self.for_good and self.with_everyones
        match name:
            case "former_changes":
                return history.changes()
            case "former_audit":
                return history.audit(everyones=everyones) if self.for_good else iter(())
            case "briefs":
                kept = map(self._with_summaries, rows.of_clients(name)) if self.for_good else ()
                return chain(kept, self._drafts())
            case "deals":
                return map(self._with_names, rows.of_clients(name))
        if name == HANDOVERS:
            named = history.named_handovers(everyones=everyones, with_briefs=self.for_good)
            return history.handovers(named)
        if name == CLIENTS or HANDED[name].is_of_client:
            return rows.of_clients(name, own=self.with_everyones)
        return rows.of_the_desk(name, own=self.with_everyones)

    def _with_names(self, deals: Rows) -> Rows:
        """Own metrics by what they are called: another book knows them by nothing else."""
        at = DealTable._meta.sorted_field_names.index("metric")
        sent = as_sent(self.desk, [row[at] for row in deals])
        rows = zip(deals, sent, strict=True)
        return [(*row[:at], metric, *row[at + 1 :]) for row, metric in rows]

    def _with_summaries(self, briefs: Rows) -> Rows:
        """Kept words, behind which stands what is only summed up of the client."""
        own = [
            ClientId(client_id)
            for _, client_id, _, _, handover_id in briefs
            if handover_id is None and self.policy.summarises(ClientId(client_id))
        ]
        said = summaries_of(self.desk, own, self.policy.of)
        return [
            (row_id, client_id, on, with_summary(words, said.get(client_id, ())), handover_id)
            if handover_id is None
            else (row_id, client_id, on, words, handover_id)
            for row_id, client_id, on, words, handover_id in briefs
        ]

    def _drafts(self) -> Iterator[Rows]:
        """Briefs for those without one in the RM's own words."""
        kept = kept_briefs(self.desk) if self.for_good else {}
        for_all = len(self.clients) <= DRAFTED
        wanted = [
            one
            for one in self.clients
            if one not in kept and (for_all or self.policy.summarises(one))
        ]
        number = next_id(self.desk.store.database, BriefTable)
        for brief in drafts_of(self.desk, wanted, self.policy.of):
            yield [(number, brief.client_id, brief.on.isoformat(), brief.words, None)]
            number += 1
