"""What the store thread reads for the client list, in one go."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.domain.conditions.terms import Condition
from rmdesk.domain.groups import Groups
from rmdesk.domain.views import View

_MOST_HITS = 500
_NONE = Groups("", (), str)


@dataclass(frozen=True, slots=True)
class Listed:
    """Who is listed in which order, how they are grouped, and how many the book has.

    `gone` are the marked clients who are no longer in it: merged, or their making undone.
    """

    ids: Sequence[int]
    groups: Groups
    total: int
    gone: Set[int]


def read_found(desk: Desk, words: str, marked: Set[int]) -> Listed:
    """Whom the typed words fit, best first."""
    ids = desk.clients.find(words, _MOST_HITS)
    return Listed(ids, _NONE, desk.clients.count(), _gone(desk, marked))


def read_listed(
    desk: Desk,
    view: View,
    condition: Condition | None,
    marked: Set[int],
    *,
    with_groups: bool,
) -> Listed:
    """Who fits `condition`, in the order of `view`."""
    ids = desk.lists.select(condition, view.order, today=desk.today)
    groups = _NONE
    if with_groups and view.group:
        groups = desk.lists.groups(condition, view.group, today=desk.today)
    return Listed(ids, groups, desk.clients.count(), _gone(desk, marked))


def _gone(desk: Desk, marked: Set[int]) -> Set[int]:
    return marked - set(desk.clients.present(marked)) if marked else marked
