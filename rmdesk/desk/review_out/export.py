"""One client's review leaves the desk: read here, written in another process, placed and noted.

The steps run on different threads, as those of `exporting.writing.Export` do, and go through the
same door.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.exporting.writing import Exported, Placing, place_and_note
from rmdesk.desk.for_client.shown import review_for_client
from rmdesk.desk.review_out.paper import review_paper
from rmdesk.desk.review_out.wording import Wording
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.errors import Refused
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.exchange.writers.paper import Paper
from rmdesk.exchange.writers.placing import check_target
from rmdesk.exchange.writers.writer import Written
from rmdesk.language import N_


class UnknownPaperKind(Refused):
    message = N_("What {file} is to be cannot be told from its name.")
    hint = N_("End the name with .xlsx for a workbook, .html for the printer, or .txt.")


def paper_kind(path: Path) -> PaperKind:
    """What a file of this name is meant to be; raises UnknownPaperKind."""
    try:
        return PaperKind(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise UnknownPaperKind(file=path.name) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How reviews leave: as what, in which words, with which reason when numbers stay whole."""

    form: Form
    wording: Wording
    reason: str | None = None


class ReviewExport:
    """One review on its way out; without a `review_id` the newest.

    Raises NoReason, or the refusals of `check_target`.
    """

    def __init__(
        self,
        client_id: ClientId,
        review_id: ReviewId | None,
        path: Path,
        manner: Manner,
        *,
        may_replace: bool = False,
    ) -> None:
        check_target(path, may_replace=may_replace)
        self._client_id = client_id
        self._review_id = review_id
        self._manner = manner
        self._placing = Placing(path, manner.form, may_replace)
        self._outgoing = Outgoing("review", reason=manner.reason)

    def read(self, desk: Desk) -> Paper:
        """What leaves; raises NothingReviewed, ReviewGone or ClientGone."""
        review = review_for_client(desk, self._client_id, self._review_id)
        self._review_id = review.review_id
        self._outgoing.clients = 1
        return review_paper(review, self._outgoing, self._manner.wording)

    def leave(self, desk: Desk, written: Written, *, now: datetime) -> Exported:
        """Put the finished file in its place and note it in the journal, or neither."""
        place_and_note(
            desk,
            self._outgoing,
            self._placing,
            written.content,
            about={"client_id": self._client_id, "review_id": self._review_id},
            now=now,
            concerns=f"client {self._client_id}",
        )
        return Exported(
            path=self._placing.path,
            rows=1,
            clients=1,
            is_masked=self._outgoing.is_masked,
            is_sealed=bool(self._manner.form.password),
            cut=written.cut,
            notes=written.notes,
        )
