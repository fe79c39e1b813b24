"""The review manager: whose review is overdue, due, booked, later, or was never held ([S])."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import Due, Standing, due, read_wish
from rmdesk.domain.reviews.totals import Change, Worth, change_since
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.review_standing import StoredStanding, stored_standing


class ReviewRow(NamedTuple):
    """Where one client's next review stands.

    `total` are the assets of the last review and `change` what they gained since the one before it;
    None where there is none to tell or a figure is not known. A named tuple, for it takes half the
    time to make, and all of a large book are made at once.
    """

    client_id: ClientId
    name: str
    client_class: ClientClass
    last_on: date | None
    due_on: date | None
    standing: Standing
    booked_on: date | None
    total: Worth | None
    change: Change | None
    has_draft: bool


_ORDER: Final = {standing: place for place, standing in enumerate(Standing)}
_NEVER: Final = (0, 0, "", None)
_RANKS: Final = {one: place for place, one in enumerate(ClientClass)}


def everybodys_reviews(desk: Desk) -> Sequence[ReviewRow]:
    """Everybody still in the book: what is overdue longest first, then by the day that is due;
    those never reviewed come last, by class."""
    rows = _Reading(desk, stored_standing(desk.store.database)).rows()
    return sorted(rows, key=_urgency)


def _urgency(row: ReviewRow) -> tuple[int, date, int]:
    return _ORDER[row.standing], row.due_on or date.max, _RANKS[row.client_class]


class _Reading:
    def __init__(self, desk: Desk, stored: StoredStanding) -> None:
        self._desk = desk
        self._stored = stored
        self._dues: dict[tuple[str, str | None, int], Due] = {}
        self._classes = {one.value: one for one in ClientClass}
        self._by_class = {one: desk.settings.reviews.months(one) for one in ClientClass}

    def rows(self) -> list[ReviewRow]:
        drafts = self._stored.drafts
        made = []
        for client_id, name, code in self._stored.people:
            client_class = self._classes[code]
            when = self._due(client_id, client_class)
            total, change = self._worth(client_id)
            made.append(
                ReviewRow(
                    *(ClientId(client_id), name, client_class, when.last_on, when.due_on),
                    *(when.standing, when.booked_on, total, change, client_id in drafts),
                )
            )
        return made

    def _due(self, client_id: int, client_class: ClientClass) -> Due:
        """Many share their days: each is worked out once."""
        stored = self._stored
        wish = stored.wishes.get(client_id)
        months = (read_wish(wish) if wish else None) or self._by_class[client_class]
        _, number, on, next_on = stored.last.get(client_id, _NEVER)
        days = on, stored.moved.get(number, next_on), months
        known = self._dues.get(days)
        if known is None:
            known = self._dues[days] = due(
                last_on=_day(on),
                booked_on=_day(days[1]),
                months=months,
                days=self._desk.days,
                today=self._desk.today,
            )
        return known

    def _worth(self, client_id: int) -> tuple[Worth | None, Change | None]:
        stored = self._stored
        last = stored.last.get(client_id)
        if last is None:
            return None, None
        now, before = self._assets(last[1]), stored.before.get(client_id)
        return now, None if before is None else change_since(self._assets(before), now)

    def _assets(self, review_id: int) -> Worth:
        stored = self._stored
        return Worth(Money(stored.assets.get(review_id, 0)), stored.unknown.get(review_id, 0))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
