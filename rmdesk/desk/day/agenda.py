"""The agenda of a day: what was agreed for it."""

from datetime import date, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.agenda import Agenda, agenda

AHEAD: Final = timedelta(days=15)
"""What is agreed for a day off is planned for the working day before it, if there is a holiday."""


def agenda_of(desk: Desk, on: date) -> Agenda:
    """What was agreed for a day, by its hours."""
    found = desk.duties.open_between(on - AHEAD, on)
    return agenda((duty for duty in found if duty.kind.follows_its_record), on)
