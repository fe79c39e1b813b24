"""A Monday on which more clients fall due than a day is meant to hold."""

from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.days_off import enter
from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.settings.paths import with_value
from tests.books.builders import TODAY
from tests.ui.small_book import NOW

FOUR = [ClientId(number) for number in (2, 3, 4, 5)]


def five_on_monday(desk: Desk) -> None:
    """Nobody is promised anything: four clients are to be contacted ten days after a talk of
    today, and 古丽 after one of yesterday."""
    desk.change_settings(with_value(desk.settings, "limit", 2))
    for name in ("very_high_days", "higher_days", "medium_days", "lower_days"):
        path = f"classes.value.{name}"
        desk.change_settings(with_value(desk.settings, path, 10))
    for client_id in FOUR:
        log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    enter(desk, date(2026, 12, 1), date(2026, 12, 1), OwnKind.LEAVE, now=NOW, note="体检")
