"""The country's holidays of further years, from a small file."""

from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.domain.calendar.holiday_file import HolidayFile, holiday_text, read_holidays
from rmdesk.store.actions import Action
from rmdesk.store.tables.day import HolidayYearTable


def import_years(desk: Desk, text: str, *, now: datetime) -> HolidayFile:
    """Take in the years of a file that are whole, and plan by them; what is wrong is told.

    A year that is known already is replaced by what the file says.
    """
    found = read_holidays(text)
    new = [year for year in found.years if desk.days.public.years.get(year.year) != year]
    if not new:
        return found

    def write(action: Action) -> None:
        for year in new:
            values = {"year": year.year, "source": year.source, "content": holiday_text(year)}
            action.insert(HolidayYearTable, values)

    subject = {"years": ", ".join(str(year.year) for year in new)}
    desk.change_days("holidays.import", write, now=now, subject=subject)
    return found
