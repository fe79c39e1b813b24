"""What of a lent book goes back: the tables, and which of their changes are the deputy's own."""

from collections.abc import Iterator
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.duties import DutyState
from rmdesk.store.handover.handed_over import HANDED
from rmdesk.store.handover.net_changes import NetChange, net_changes

_STAYS: Final = frozenset(
    {
        *("views", "texts", "briefs", "handovers", "former_changes", "former_audit"),
        "place_changes",
    }
)
"""The deputy's own way of working, what came along from before, and what a rule does by itself."""

MOST_ROWS: Final = 200_000
"""What a deputy logs in an absence; more is no return, and would be held in memory."""

RETURNED: Final = tuple(name for name in HANDED if name not in _STAYS)
"""The tables whose new records go back, in the order of a bundle."""

_OF_ALL: Final = frozenset(name for name in RETURNED if not HANDED[name].is_of_client) - {"clients"}
"""Products, news and events: new ones go along with what names them, others are the owner's."""


def returning(database: SqliteDatabase, basis: int) -> Iterator[NetChange]:
    """What the deputy did after the action `basis`, as far as it goes back; raises
    TooMuchChanged."""
    for change in net_changes(database, basis, RETURNED, most=MOST_ROWS):
        if _goes_back(change):
            yield change


def _goes_back(change: NetChange) -> bool:
    if change.table in _OF_ALL:
        return change.before is None
    if change.table == "duties":
        return _was_decided(change)
    image = change.after or change.before or {}
    return change.table == "clients" or image["client_id"] is not None


def _was_decided(change: NetChange) -> bool:
    """Whether somebody settled or moved a duty; that it arose follows in the owner's book too."""
    after = change.after
    if after is None or after["client_id"] is None:
        return False
    if change.before is None:
        return bool(after["state"] != DutyState.OPEN.value or after["on"] != after["first_on"])
    before = change.before
    return bool(any(after[name] != before[name] for name in ("state", "on")))
