"""Reviews of many clients, one file each in a folder, by names that say no more than a number.

What is written is written and noted, one by one: whoever stops in between keeps what is there, and
is told what is not.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.writing import NobodyToExport, Progress
from rmdesk.desk.for_client.shown import NothingReviewed
from rmdesk.desk.review_out.export import Manner, ReviewExport
from rmdesk.desk.review_out.file_names import file_stem
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.errors import RmdeskError
from rmdesk.exchange.writers.paper import Paper
from rmdesk.exchange.writers.placing import check_target
from rmdesk.exchange.writers.refusals import (
    NoFolder,
    TargetTaken,
    TargetUnwritable,
    WriterFailed,
)
from rmdesk.exchange.writers.writer import PaperWriter, Written
from rmdesk.language import N_, _

MOST_NAMED: Final = 8
"""So many clients without a file are named in the report, the others counted."""


class ReviewNotClosed(NothingReviewed):
    message = N_("The only review of this client is not closed yet.")
    hint = N_("Close it first, or write this one review as a draft from the review view.")


@dataclass(slots=True)
class ManyLeft:
    """What came of it: how many files of how many clients, and why the others have none, by client
    number. `stopped` are those whom the end came before."""

    folder: Path
    is_masked: bool
    is_sealed: bool
    written: list[Path] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    cut: int = 0

    def sentences(self) -> list[str]:
        """The report, in the language in force."""
        count = _("Files written: {count}").format(count=f"{len(self.written):,}")
        said = [count, _("Folder: {folder}").format(folder=self.folder)]
        if self.written:
            said.append(
                _("Phone, ID and card numbers are masked.")
                if self.is_masked
                else _("Phone, ID and card numbers stand whole; the reason is kept in the book.")
            )
        if self.written and self.is_sealed:
            said.append(_("Only its password opens it; nobody can find that again."))
        if self.stopped:
            sentence = _("Ended before these clients, {count}: {numbers}")
            said.append(
                sentence.format(count=f"{len(self.stopped):,}", numbers=_some(self.stopped))
            )
        for reason in dict.fromkeys(self.refused.values()):
            numbers = [number for number, why in self.refused.items() if why == reason]
            sentence = _("Not written, {count}: {numbers}. {reason}")
            said.append(
                sentence.format(count=f"{len(numbers):,}", numbers=_some(numbers), reason=reason)
            )
        if self.cut:
            sentence = _("Texts longer than a cell holds, cut there: {count}.")
            said.append(sentence.format(count=f"{self.cut:,}"))
        return said


def _some(numbers: Sequence[str]) -> str:
    more = "…" if len(numbers) > MOST_NAMED else ""
    return _(", ").join(numbers[:MOST_NAMED]) + more


class ManyReviews:
    """Each client's steps: `read`, written elsewhere, then `leave`; `end` at last, whenever it is.

    The newest review that is closed leaves, never a draft. Raises NobodyToExport, or the refusals
    of `check_target` for the folder.
    """

    def __init__(
        self,
        client_ids: Sequence[ClientId],
        folder: Path,
        manner: Manner,
        *,
        today: date,
        may_replace: bool = False,
    ) -> None:
        if not client_ids:
            raise NobodyToExport
        if not folder.is_dir():
            raise NoFolder(folder=folder.name or str(folder))
        check_target(folder / ".review", may_replace=True)
        self._ids = client_ids
        self._manner = manner
        self._today = today
        self._may_replace = may_replace
        self._taken: set[str] = set()
        self._settled: set[ClientId] = set()
        self._task: ReviewExport | None = None
        self._numbers: dict[ClientId, str] = {}
        is_sealed = bool(manner.form.password)
        self.left = ManyLeft(
            folder, is_masked=not (manner.reason or "").strip(), is_sealed=is_sealed
        )

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def client_ids(self) -> Sequence[ClientId]:
        return self._ids

    def read(self, desk: Desk, client_id: ClientId) -> Paper | None:
        """What leaves of one client; None where nothing can, which the report says."""
        client = desk.clients.rows([client_id]).get(client_id)
        if client is None:  # deleted meanwhile
            self._settled.add(client_id)
            return None
        number = client.number or _("no number, record {id}").format(id=client_id)
        self._numbers[client_id] = number
        try:
            review_id = _newest_closed(desk, client_id)
            path = self.left.folder / self._name(client.number, client_id)
            self._task = ReviewExport(
                client_id, review_id, path, self._manner, may_replace=self._may_replace
            )
            return self._task.read(desk)
        except RmdeskError as refusal:
            self.give_up(client_id, refusal)
            return None

    def leave(self, desk: Desk, client_id: ClientId, written: Written, *, now: datetime) -> int:
        """Place the file that was read last; how many there are by now."""
        if self._task is not None:
            try:
                done = self._task.leave(desk, written, now=now)
            except (TargetTaken, TargetUnwritable) as refusal:
                self.give_up(client_id, refusal)
            else:
                self._settled.add(client_id)
                self.left.written.append(done.path)
                self.left.cut += done.cut
        return len(self.left.written)

    def give_up(self, client_id: ClientId, refusal: RmdeskError) -> None:
        """This client gets no file; the report says why."""
        self._settled.add(client_id)
        self.left.refused[self._numbers.get(client_id, str(client_id))] = _why(refusal)

    def end(self, desk: Desk) -> ManyLeft:
        """The report; who was not come to is named in it."""
        rest = [one for one in self._ids if one not in self._settled]
        if rest:
            known = desk.clients.rows(rest)
            self.left.stopped = [known[one].number or str(one) for one in rest if one in known]
        return self.left

    def _name(self, number: str, client_id: ClientId) -> str:
        """A file name that says the client number and the day; of two alike the second differs."""
        stem = file_stem(number, client_id, self._today)
        if stem.lower() in self._taken:
            stem = file_stem(number, client_id, self._today, is_taken=True)
        self._taken.add(stem.lower())
        return f"{stem}{self._manner.form.kind.suffix}"


def _why(refusal: RmdeskError) -> str:
    """The sentence; the usual ones for several clients, lest each be a reason of its own."""
    match refusal:
        case TargetTaken():
            return _("There are files of their names already.")
        case ReviewNotClosed():
            return _("There is only a draft, not closed yet.")
        case NothingReviewed():
            return _("There is no review yet.")
        case _:
            return refusal.sentence()


def _newest_closed(desk: Desk, client_id: ClientId) -> ReviewId:
    """Raises NothingReviewed, or ReviewNotClosed where there is a draft alone."""
    closed = desk.reviews.closed_of(client_id)
    if closed:
        return closed[0].id
    raise ReviewNotClosed if desk.reviews.draft_of(client_id) else NothingReviewed


def export_reviews(
    desk: Desk,
    task: ManyReviews,
    manner: Manner,
    *,
    now: datetime,
    progress: Progress | None = None,
) -> ManyLeft:
    """Do the whole of `task` here and now; Ctrl+C ends it, and what is written stays."""
    with PaperWriter(manner.form) as writer, suppress(KeyboardInterrupt):
        for client_id in task.client_ids:
            paper = task.read(desk, client_id)
            if paper is None:
                continue
            try:
                written = writer.write(paper)
            except WriterFailed as refusal:
                task.give_up(client_id, refusal)
                break
            count = task.leave(desk, client_id, written, now=now)
            if progress:
                progress(count)
    return task.end(desk)
