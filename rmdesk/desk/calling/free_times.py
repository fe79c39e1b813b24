"""The two times a talk ends with, free in the agenda."""

from datetime import timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.agenda import AHEAD
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.slots import two_slots
from rmdesk.domain.spoken.dates import When

_LOOKED_AHEAD: Final = timedelta(days=30)


def free_times(desk: Desk) -> tuple[When, When]:
    """On working days, where no meeting stands in the way and no call was promised meanwhile."""
    agreed = desk.duties.with_hours(desk.today - AHEAD, desk.today + _LOOKED_AHEAD)
    calls = {When(one.about, one.at) for one in agreed if one.kind is OccasionKind.CALL_BACK}
    return two_slots(desk.today, desk.appointments.meetings_after(desk.today) | calls, desk.days)
