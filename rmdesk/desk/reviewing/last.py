"""What a client's page says of reviews: the last one, how it changed, and when the next is due."""

from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.sheet import due_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import Due
from rmdesk.domain.reviews.review import Review
from rmdesk.domain.reviews.totals import Worth, change_since, totals


@dataclass(frozen=True, slots=True)
class LastReview:
    """`last` is the newest closed review and `assets` what it came to; `change` what they gained
    since the one before, None where there is none or a figure is not known. `draft` is the one
    that is being typed."""

    last: Review | None
    assets: Worth
    change: Money | None
    draft: Review | None
    due: Due


def last_review(desk: Desk, client_id: ClientId) -> LastReview | None:
    """None where nothing was ever reviewed or begun; raises ClientGone or NoWorkingDay."""
    draft = desk.reviews.draft_of(client_id)
    closed = desk.reviews.closed_of(client_id)[:2]
    if draft is None and not closed:
        return None
    lines = desk.reviews.lines_of([one.id for one in closed])
    worths = [totals(lines.get(one.id, [])).assets for one in closed]
    change = change_since(worths[1], worths[0]) if len(worths) == 2 else None
    return LastReview(
        last=closed[0] if closed else None,
        assets=worths[0] if worths else Worth(),
        change=change.by if change else None,
        draft=draft,
        due=due_of(desk, client_id),
    )
