"""The sample files, and bringing files into a book."""

from datetime import date
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.taking_in import Report, commit, preview
from rmdesk.exchange.process.reader import read_files
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

DATA = Path(__file__).parents[2] / "data"
WORKBOOK, EXPORT = DATA / "rm-workbook.xlsx", DATA / "core-export-gbk.csv"


def bring_in(desk: Desk, *paths: Path, today: date = TODAY) -> Report:
    return commit(desk, preview(desk, read_files(paths, today=today)), now=NOW)
