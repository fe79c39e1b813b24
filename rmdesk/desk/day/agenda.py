"""The agenda of a day: what was agreed for it."""

from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.domain.agenda import AHEAD, Agenda, agenda


def agenda_of(desk: Desk, on: date) -> Agenda:
    """What was agreed for a day, by its hours."""
    found = desk.duties.open_between(on - AHEAD, on)
    return agenda((duty for duty in found if duty.kind.follows_its_record), on)
