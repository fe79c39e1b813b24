"""How many duties stand on another day after something was changed about the days of work."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.occasions.kinds import Key

_LOOKED_AT: Final = timedelta(days=92)


def counting(desk: Desk, change: Callable[[], object]) -> int:
    """Make `change`, and count the duties of the next three months that it moved.

    What is overdue stays overdue, wherever it is planned, and is not counted.
    """
    before = _planned(desk)
    change()
    after = _planned(desk)
    return sum(after.get(key) != on for key, on in before.items())


def _planned(desk: Desk) -> dict[Key, object]:
    found = desk.duties.planned(desk.settings, last=desk.today + _LOOKED_AT)
    return {one.duty.key: one.duty.on for one in found if one.duty.on >= desk.today}
