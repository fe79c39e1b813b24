"""What a bundle would do to the book; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lent.whose import require_own
from rmdesk.desk.receiving.arrivals import MATCHED, Arrival, Counts, Earlier, Fate, Gone, of_fate
from rmdesk.desk.receiving.arriving import pages
from rmdesk.desk.receiving.choices import Choices
from rmdesk.desk.receiving.meeting import People
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.past import Past, past_of
from rmdesk.desk.receiving.reception import Reception
from rmdesk.desk.receiving.refusals import NotThisKind, OtherDevice, OwnBundle
from rmdesk.desk.receiving.writing import OnlyLooking
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.exchange.bulk import uncollected
from rmdesk.store.handover.handed_over import CLIENTS
from rmdesk.store.handover.origins import any_rows
from rmdesk.store.matching.identities import newest_action

_SHARED: Final = ("products", "events", "news", "views", "texts", "former_audit")
_MEETING: Final = 0.2
"""The part of the work that finding out who is who takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would happen under `choices`. `basis` is the journal's newest action it knew.

    `past` is how the bundle stands to what came from the same book; `gone` are clients that came
    before and are not in this one, though it is newer and whole.
    """

    verified: Verified
    arrivals: Sequence[Arrival]
    choices: Choices
    counts: Counts
    past: Past
    gone: tuple[Gone, ...]
    basis: int

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """What was received from the same book before."""
        return self.past.earlier

    @property
    def is_other_device(self) -> bool:
        """Whether those were signed by another key, and somebody has compared this one."""
        return self.past.is_other_device

    @property
    def open(self) -> list[Arrival]:
        """Those somebody has to decide on before anything is taken in."""
        return of_fate(self.arrivals, Fate.OPEN)

    @property
    def is_open(self) -> bool:
        return bool(self.open)

    @property
    def is_repeat(self) -> bool:
        """Whether this very bundle came before."""
        return any(one.bundle == self.verified.manifest.bundle for one in self.earlier)

    @property
    def changes_anything(self) -> bool:
        return self.counts.changes_anything


def preview(
    desk: Desk,
    verified: Verified,
    choices: Choices | None = None,
    *,
    progress: Progress,
    compared: bool = False,
) -> Preview:
    """What taking `verified` in would do; what `progress` raises ends it.

    `compared`: somebody has compared the sender's fingerprint. Raises OtherDevice where nobody has
    and a book that is known signs with a new key; NotThisKind, OwnBundle, BundleSwapped,
    OwnersToDo, and what `verified` raises.
    """
    if verified.manifest.kind is not BundleKind.HANDOVER:
        raise NotThisKind
    if verified.manifest.book == desk.vault.vault_id.hex():
        raise OwnBundle
    require_own(desk)
    past = past_of(desk, verified)
    if past.is_other_device and not compared:
        raise OtherDevice(who=verified.manifest.who)
    decided = choices or {}
    with uncollected():
        return _looked(desk, verified, decided, past, progress)


def _looked(
    desk: Desk, verified: Verified, choices: Choices, past: Past, progress: Progress
) -> Preview:
    database = desk.store.database
    people = People(desk, verified)
    arrivals = people.meet(verified, choices, lambda done: progress(done * _MEETING))
    basis = newest_action(database)
    if of_fate(arrivals, *MATCHED, Fate.OPEN) or _has_files(desk):
        reception = Reception(
            desk,
            verified,
            arrivals,
            choices,
            OnlyLooking(),
            people=people,
            own=0,
            past=past,
        )
        counts = reception.read(lambda done: progress(_MEETING + done * (1 - _MEETING))).counts
    else:
        counts = Counts(new=_all_new(verified, arrivals))
    _show_candidates(desk, arrivals)
    return Preview(
        verified=verified,
        arrivals=arrivals,
        choices=choices,
        counts=counts,
        past=past,
        gone=_gone(desk, verified, people, arrivals) if past.is_later else (),
        basis=basis,
    )


def brings(verified: Verified, arrival: Arrival) -> Mapping[str, int]:
    """How many records of each table the bundle has of a client."""
    there = arrival.foreign_id
    return {
        table: counts[there] for table, counts in verified.belongings.items() if there in counts
    }


def _has_files(desk: Desk) -> bool:
    """Whether the book has products, texts or views that a bundle's could be."""
    return any_rows(desk.store.database, _SHARED)


def _all_new(verified: Verified, arrivals: Sequence[Arrival]) -> dict[str, int]:
    """What everybody who is new brings, where nobody was met."""
    out = [arrival.foreign_id for arrival in arrivals if arrival.fate is not Fate.NEW]
    counts = {table: count for table, count in verified.trailer.counts.items() if count}
    for table, owned in verified.belongings.items():
        counts[table] -= sum(owned.get(there, 0) for there in out)
    return {**counts, CLIENTS: len(arrivals) - len(out)}


def _gone(
    desk: Desk, verified: Verified, people: People, arrivals: Sequence[Arrival]
) -> tuple[Gone, ...]:
    """Who came before and is not in a whole bundle any more; with whom they were made one there,
    where a former number says so."""
    if not verified.manifest.is_whole:
        return ()
    here = {named.foreign_id for named in verified.clients}
    met = {arrival.record for arrival in arrivals}
    missing = [one for there, one in people.known.items() if there not in here and one not in met]
    into = {
        number: arrival.named.name
        for arrival in arrivals
        if arrival.theirs is not None
        for number in arrival.theirs.former_numbers.split()
    }
    return tuple(
        Gone(client=client, into=into.get(client.number, ""))
        for client in pages(desk, sorted(missing)).values()
        if client.name != FORGOTTEN_NAME
    )


def _show_candidates(desk: Desk, arrivals: Sequence[Arrival]) -> None:
    undecided = of_fate(arrivals, Fate.OPEN)
    wanted = sorted({one for arrival in undecided for one in arrival.could_be})
    found = pages(desk, wanted)
    for arrival in undecided:
        arrival.candidates = tuple(found[one] for one in arrival.could_be)
