"""Public holidays: which years are known, and another one from a file."""

import asyncio

from rmdesk.desk.book import Desk
from rmdesk.desk.day import holidays
from rmdesk.desk.day.replanned import counting
from rmdesk.domain.calendar.holiday_file import HolidayFile
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.holidays import HolidayPath, HolidayYears
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def open_holidays(host: Host) -> None:
    """Show the years, and take in files, until it is left; what is wrong in one is said there."""
    findings: list[str] = []
    while True:
        years = await host.access.ask(holidays.known_years)
        if not await ask(host.app, HolidayYears(years, findings=findings)):
            return
        found = await _import_file(host)
        if found is not None:
            findings = [wrong.sentence() for wrong in found.findings]


async def _import_file(host: Host) -> HolidayFile | None:
    """Have a file chosen and take in its years; None when none was chosen."""
    typed, refusal = "", None
    while True:
        path = await ask(host.app, HolidayPath(typed, refusal=refusal))
        if path is None:
            return None
        try:
            text = await asyncio.to_thread(holidays.read_file, path)
            found, moved = await _take_in(host, text)
            break
        except RmdeskError as refused:
            typed, refusal = str(path), refused
    await host.read_again()
    _tell(host, found, moved)
    return found


async def _take_in(host: Host, text: str) -> tuple[HolidayFile, int]:
    now = host.access.now()
    found: list[HolidayFile] = []

    def take(desk: Desk) -> int:
        return counting(desk, lambda: found.append(holidays.import_years(desk, text, now=now)))

    moved = await host.access.ask(take)
    return found[-1], moved


def _tell(host: Host, found: HolidayFile, moved: int) -> None:
    if not found.years:
        host.tell(_("Nothing was taken in from this file."), alarm=True)
        return
    years = ", ".join(str(one.year) for one in found.years)
    told = _("Holidays known now: {years}. Duties on another day: {moved}. u takes it back.")
    host.tell(told.format(years=years, moved=moved))
