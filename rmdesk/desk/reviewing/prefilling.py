"""Beginning a review, or going on with one that was laid aside."""

from collections.abc import Sequence
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.reviews.catching_up import CaughtUp, caught_up
from rmdesk.domain.reviews.prefill import prefilled
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable

_NOT_TAKEN = frozenset({"id", "client_id", "review_id"})
_NAMES = [name for name in ReviewLine.__dataclass_fields__ if name not in _NOT_TAKEN]


def begin(desk: Desk, client_id: ClientId, *, now: datetime) -> ReviewId:
    """Begin a review with what is known of the client; an open one goes on, and takes over what
    the ledger has learnt since. Raises ClientGone."""
    name = client_of(desk, client_id).name
    draft = desk.reviews.draft_of(client_id)
    if draft is not None:
        learnt = learnt_since(desk, draft)
        if learnt.count:
            with desk.store.action("review.catch_up", {"name": name}, at=now) as action:
                take_over(action, draft, learnt)
        return draft.id
    lines = prefilled(desk.holdings.of(client_id), _last_lines(desk, client_id))
    with desk.store.action("review.begin", {"name": name}, at=now) as action:
        values = {"client_id": client_id, "on": now.date()}
        review_id = ReviewId(action.insert(ReviewTable, values))
        _insert(action, client_id, review_id, lines)
    return review_id


def learnt_since(desk: Desk, draft: Review) -> CaughtUp:
    """The draft as it is with what the ledger has learnt since its lines were filled in."""
    taken_out = {one.holding_id for one in desk.reviews.taken_out(draft.id) if one.holding_id}
    return caught_up(
        desk.reviews.lines(draft.id),
        desk.holdings.of(draft.client_id),
        _last_lines(desk, draft.client_id),
        taken_out,
    )


def take_over(action: Action, draft: Review, learnt: CaughtUp) -> None:
    """Within `action`: make the draft's lines what they are now."""
    for line in learnt.changed:
        action.update(ReviewLineTable, line.id, {name: getattr(line, name) for name in _NAMES})
    for line in learnt.ended:
        action.delete(ReviewLineTable, line.id)
    _insert(action, draft.client_id, draft.id, learnt.come)


def _last_lines(desk: Desk, client_id: ClientId) -> Sequence[ReviewLine]:
    last = next(iter(desk.reviews.closed_of(client_id)), None)
    return desk.reviews.lines(last.id) if last else []


def _insert(
    action: Action, client_id: ClientId, review_id: ReviewId, lines: Sequence[ReviewLine]
) -> None:
    names = ["client_id", "review_id", *_NAMES]
    rows = [[client_id, review_id, *(getattr(line, name) for name in _NAMES)] for line in lines]
    if rows:
        action.insert_many(ReviewLineTable, names, rows)
