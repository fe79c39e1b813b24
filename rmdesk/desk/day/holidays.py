"""The country's holidays of further years, from a small file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.rules.day import shipped_years
from rmdesk.domain.calendar.holiday_file import HolidayFile, holiday_text, read_holidays
from rmdesk.domain.calendar.holidays import HolidayYear
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.day import HolidayYearTable

LARGEST: Final = 256 * 1024
"""Bytes of a file; a century of tables has less."""

_ENCODINGS: Final = ("utf-8-sig", "gb18030")


class FileTooLarge(Refused):
    message = N_("{name} has {size} KB; a holiday file has {most} KB at most.")


class FileUnreadable(Refused):
    message = N_("{name} cannot be read as a text.")
    hint = N_("Save it as a plain text in UTF-8.")


@dataclass(frozen=True, slots=True)
class KnownYear:
    """A year, and what is known of it: nothing where `holidays` is None."""

    year: int
    holidays: HolidayYear | None
    is_imported: bool = False


def known_years(desk: Desk) -> list[KnownYear]:
    """Every year that is known, and this and the next one even if they are not."""
    years = desk.days.public.years
    shipped = {one.year: one for one in shipped_years()}
    wanted = sorted({*years, desk.today.year, desk.today.year + 1})
    return [
        KnownYear(year, years.get(year), year in years and years[year] != shipped.get(year))
        for year in wanted
    ]


def read_file(path: Path) -> str:
    """The text of a holiday file; raises FileTooLarge or FileUnreadable."""
    if path.exists() and not path.is_file():  # opening a pipe would wait for ever
        raise FileUnreadable(name=path.name)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
            size = path.stat().st_size
    except OSError as error:
        raise FileUnreadable(name=path.name) from error
    if len(content) > LARGEST:
        raise FileTooLarge(name=path.name, size=f"{-(-size // 1024):,}", most=LARGEST >> 10)
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileUnreadable(name=path.name)


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
