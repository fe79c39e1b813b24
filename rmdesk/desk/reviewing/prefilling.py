"""Beginning a review, or going on with one that was laid aside."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.clients import client_of
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId, HoldingId, ReviewId
from rmdesk.domain.reviews.prefill import line_of_holding, prefilled
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.store.actions import Action
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable

_NOT_TAKEN = frozenset({"id", "client_id", "review_id"})
_NAMES = [name for name in ReviewLine.__dataclass_fields__ if name not in _NOT_TAKEN]


def begin(desk: Desk, client_id: ClientId, *, now: datetime) -> ReviewId:
    """Begin a review with what is known of the client; an open one goes on, and takes over what
    the ledger has learnt since. Raises ClientGone."""
    name = client_of(desk, client_id).name
    draft = desk.reviews.draft_of(client_id)
    if draft is not None:
        _catch_up(desk, draft, {"name": name}, now)
        return draft.id
    last = next(iter(desk.reviews.closed_of(client_id)), None)
    lines = prefilled(desk.holdings.of(client_id), desk.reviews.lines(last.id) if last else [])
    with desk.store.action("review.begin", {"name": name}, at=now) as action:
        values = {"client_id": client_id, "on": now.date()}
        review_id = ReviewId(action.insert(ReviewTable, values))
        _insert(action, client_id, review_id, lines)
    return review_id


def _insert(
    action: Action, client_id: ClientId, review_id: ReviewId, lines: Sequence[ReviewLine]
) -> None:
    names = ["client_id", "review_id", *_NAMES]
    rows = [[client_id, review_id, *(getattr(line, name) for name in _NAMES)] for line in lines]
    if rows:
        action.insert_many(ReviewLineTable, names, rows)


def _catch_up(desk: Desk, draft: Review, subject: Mapping[str, object], now: datetime) -> None:
    """Bring the draft up to what the ledger has learnt since: newer figures, lines that came after
    the draft was begun, and lines that ended. Nothing new writes nothing."""
    ledger = {one.id: one for one in desk.holdings.of(draft.client_id)}
    lines = desk.reviews.lines(draft.id)
    newer = [(line, one) for line in lines if (one := _newer(line, ledger, draft)) is not None]
    ended = [line for line in lines if _has_ended(line, ledger)]
    in_it = {line.holding_id for line in lines}
    come = [one for one in ledger.values() if one.id not in in_it and _came_after(one, draft)]
    if not (newer or ended or come):
        return
    with desk.store.action("review.catch_up", subject, at=now) as action:
        for line, held in newer:
            action.update(ReviewLineTable, line.id, {"amount": held.amount, "as_of": held.as_of})
        for line in ended:
            action.delete(ReviewLineTable, line.id)
        places = {line.id: line.place for line in lines}
        first = 1 + max(places.values(), default=0)
        for place, held in enumerate(come, first):
            values = line_of_holding(held)
            kept = {name: getattr(values, name) for name in _NAMES} | {"place": place}
            ids = {"client_id": draft.client_id, "review_id": draft.id}
            action.insert(ReviewLineTable, ids | kept)


def _newer(line: ReviewLine, ledger: Mapping[HoldingId, Holding], draft: Review) -> Holding | None:
    """The line of the ledger, where its figure is newer than the draft's; that one is not known was
    said on the draft's day."""
    held = ledger.get(line.holding_id) if line.holding_id is not None else None
    if held is None or held.gone_on is not None or held.as_of is None:
        return None
    return held if held.as_of > (line.as_of or draft.on) else None


def _has_ended(line: ReviewLine, ledger: Mapping[HoldingId, Holding]) -> bool:
    if line.holding_id is None:
        return False
    held = ledger.get(line.holding_id)
    return held is None or held.gone_on is not None


def _came_after(held: Holding, draft: Review) -> bool:
    """Whether a line came to the ledger on a later day; one that the draft once had was taken out
    of it by hand."""
    return held.gone_on is None and held.known_since is not None and held.known_since > draft.on
