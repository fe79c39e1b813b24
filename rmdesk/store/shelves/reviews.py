"""The shelf of asset reviews and their lines."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.duties import DutyState
from rmdesk.domain.ids import ClientId, ReviewId, ReviewLineId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.store.rows.reading import values_of
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable


class ReviewShelf:
    """All reviews of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        table: Any = ReviewTable
        self._reviews: Shelf[Review] = Shelf(
            database, ReviewTable, Review, table.on.desc(), table.id.desc()
        )

    def of(self, client_id: ClientId, limit: int | None = None) -> list[Review]:
        """A client's reviews, the newest first; a draft is among them."""
        return self._reviews.of(client_id, limit)

    def get(self, review_id: ReviewId) -> Review:
        """One review; raises LookupError when it does not exist."""
        return self._reviews.get(review_id)

    def draft_of(self, client_id: ClientId) -> Review | None:
        """The open review of a client, None where there is none."""
        own = "client_id = ? AND closed_on IS NULL ORDER BY id DESC"
        return next(values_of(self._database, ReviewTable, Review, own, client_id), None)

    def closed_of(self, client_id: ClientId) -> list[Review]:
        """A client's closed reviews, the newest first."""
        own = "client_id = ? AND closed_on IS NOT NULL ORDER BY on_day DESC, id DESC"
        return list(values_of(self._database, ReviewTable, Review, own, client_id))

    def booked_on(self, review: Review) -> date | None:
        """The day for the review after a closed one: as it was agreed, or where its duty was moved
        to since; None where nobody set one."""
        row = self._database.execute_sql(
            "SELECT on_day FROM duties WHERE client_id = ? AND kind = ? AND subject = ?"
            " AND state = ? AND on_day <> first_on",
            (review.client_id, OccasionKind.REVIEW_DUE.value, review.id, DutyState.OPEN.value),
        ).fetchone()
        return date.fromisoformat(row[0]) if row else review.next_on

    def line(self, line_id: ReviewLineId) -> ReviewLine:
        """One line; raises LookupError when it does not exist or was taken out."""
        own = "id = ? AND NOT taken_out"
        for line in values_of(self._database, ReviewLineTable, ReviewLine, own, line_id):
            return line
        raise LookupError(line_id)

    def lines(self, review_id: ReviewId) -> list[ReviewLine]:
        """The lines of a review in their places."""
        return self.lines_of([review_id]).get(review_id, [])

    def taken_out(self, review_id: ReviewId) -> list[ReviewLine]:
        """The lines that somebody took out of a draft."""
        own = "review_id = ? AND taken_out ORDER BY place, id"
        return list(values_of(self._database, ReviewLineTable, ReviewLine, own, review_id))

    def lines_of(self, reviews: Iterable[ReviewId]) -> dict[ReviewId, list[ReviewLine]]:
        """The lines of several reviews in their places; a review without any is missing."""
        ids = ", ".join(str(int(one)) for one in reviews)
        found: dict[ReviewId, list[ReviewLine]] = {}
        for line in values_of(
            self._database,
            ReviewLineTable,
            ReviewLine,
            f"review_id IN ({ids}) AND NOT taken_out ORDER BY review_id, place, id",
        ):
            found.setdefault(line.review_id, []).append(line)
        return found

    def count(self) -> int:
        """How many reviews the whole book has."""
        return self._reviews.count()
