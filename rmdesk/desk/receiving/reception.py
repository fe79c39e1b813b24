"""One reading of a bundle into a book, to look at or to take in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.receiving.arrivals import Arrival, Counts
from rmdesk.desk.receiving.arriving import Arriving
from rmdesk.desk.receiving.choices import Choices
from rmdesk.desk.receiving.contents import Item, contents
from rmdesk.desk.receiving.meeting import People
from rmdesk.desk.receiving.opening import Verified
from rmdesk.desk.receiving.passage import Passage
from rmdesk.desk.receiving.past import Past
from rmdesk.desk.receiving.refusals import BundleSwapped, UnfitBundle, UnknownContents
from rmdesk.desk.receiving.tables import Tables
from rmdesk.desk.receiving.turning import Turning
from rmdesk.desk.receiving.writing import Writing
from rmdesk.exchange.bundle.items import PaperPart, Rows, TableHead, Trailer
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.store.handover.handed_over import CLIENTS, Handed
from rmdesk.store.handover.origins import Runs
from rmdesk.store.handover.paper_parts import PaperParts


@dataclass(frozen=True, slots=True)
class Received:
    """What a reading came to: counts, and for each table which record came from which."""

    counts: Counts
    runs: Mapping[str, Runs]


class Reception:
    """Reads a verified bundle again and lets its records into the book through `writing`.

    `people` are the clients of the book, None for one that holds nothing yet; `own` is the
    handover's own number, `past` is how the bundle stands to what came from its book,
    `papers` takes the bytes of papers where they are wanted.
    """

    def __init__(
        self,
        desk: Desk,
        verified: Verified,
        arrivals: Sequence[Arrival],
        choices: Choices,
        writing: Writing,
        *,
        people: People | None,
        own: int,
        past: Past,
        papers: PaperParts | None = None,
    ) -> None:
        self._desk = desk
        self._verified = verified
        self._arrivals = {arrival.foreign_id: arrival for arrival in arrivals}
        self._choices = choices
        self._writing = writing
        self._fresh = people is None
        self._own = own
        self._past = past
        self._papers = papers
        self._book = verified.manifest.book
        self._counts = Counts()
        self._clients = Arriving(
            desk,
            self._arrivals,
            choices,
            writing,
            who=verified.manifest.who,
            people=people,
            past=past,
            counts=self._counts,
        )
        self._tables = Tables()
        self._handed: Handed | None = None
        self._passage: Passage | None = None

    def read(self, progress: Progress) -> Received:
        """Read the file to its end.

        Raises BundleSwapped when it is not the one that was verified, and what `verified` raises:
        then nothing of it may be kept.
        """
        last: Item | None = None
        unfit: UnfitBundle | UnknownContents | None = None
        for item in contents(self._verified.file, self._verified.identity, progress=progress):
            if unfit is None:
                try:
                    self._take(item)
                except (UnfitBundle, UnknownContents) as refusal:
                    unfit = refusal
            last = item
        if not isinstance(last, Trailer) or last.digest != self._verified.trailer.digest:
            raise BundleSwapped
        if unfit is not None:
            raise unfit
        if self._passage is None:
            return Received(self._counts, {CLIENTS: self._clients.runs})
        self._passage.end()
        for there, pairs in self._passage.pairs.items():
            self._arrivals[there].tell(pairs)
        return Received(self._counts, {CLIENTS: self._clients.runs, **self._passage.runs})

    def _take(self, item: Item) -> None:
        match item:
            case Manifest():
                if item != self._verified.manifest:
                    raise BundleSwapped
            case TableHead():
                self._begin(item)
            case Rows():
                self._rows(item)
            case PaperPart():
                if self._papers is not None:
                    self._papers.take(item.digest, item.part, item.content)

    def _begin(self, head: TableHead) -> None:
        self._handed = handed = self._tables.begin(head)
        if handed.name == CLIENTS:
            return
        if self._passage is not None:
            self._passage.end()
        else:  # from here on it is settled where every client is
            self._passage = Passage(
                self._desk,
                Turning(self._clients.here, own=self._own),
                self._writing,
                book=self._book,
                met=self._met(),
                choices=self._choices,
                fresh=self._fresh,
                is_later=self._past.is_later,
                counts=self._counts,
            )
        self._passage.begin(handed)

    def _rows(self, rows: Rows) -> None:
        columns = self._tables.read(rows)
        if self._passage is None or self._handed is None:
            if not self._arrivals.keys() >= set(columns["id"]):
                raise BundleSwapped
            self._clients.take(columns)
            return
        taken = self._passage.take(self._handed, columns)
        if rows.table == "papers" and self._papers is not None:
            self._papers.want(taken["digest"])

    def _met(self) -> dict[int, int]:
        """The clients of the book that arrive again, with their ids over there."""
        return {
            here: there
            for there, here in self._clients.here.items()
            if here is not None and here == self._arrivals[there].record
        }
