"""What the store thread reads for the client list, in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.domain.groups import Group
from rmdesk.domain.terms import Condition
from rmdesk.domain.views import View

_MOST_HITS = 500


@dataclass(frozen=True, slots=True)
class Listed:
    """Who is listed in which order, how they are grouped, and how many the book has."""

    ids: Sequence[int]
    groups: Sequence[Group]
    total: int


def read_found(desk: Desk, words: str) -> Listed:
    """Whom the typed words fit, best first."""
    return Listed(desk.clients.find(words, _MOST_HITS), (), desk.clients.count())


def read_listed(
    desk: Desk, view: View, condition: Condition | None, *, with_groups: bool
) -> Listed:
    """Who fits `condition`, in the order of `view`."""
    ids = desk.lists.select(condition, view.order, today=desk.today)
    groups: Sequence[Group] = ()
    if with_groups and view.group:
        groups = desk.lists.groups(condition, view.group, today=desk.today)
    return Listed(ids, groups, desk.clients.count())
