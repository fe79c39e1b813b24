"""The options of `report`."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rmdesk.cli.files.out_options import add_leaving_options
from rmdesk.domain.rhythm.reports import ReportKind
from rmdesk.language import _


def add_report_options(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """The plan of a day, or the report of a week or month, into a file; `day` reads a day."""
    parser.add_argument(
        "what",
        choices=tuple(kind.value for kind in ReportKind),
        metavar=_("REPORT"),
        help=_("day (a plan), week or month"),
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=_("FILE"),
        help=_("ends in .xlsx, .html (to print) or .txt"),
    )
    parser.add_argument(
        "--on",
        dest="first_day",
        type=day,
        metavar=_("DATE"),
        help=_("a day of the week or month; without it today"),
    )
    parser.add_argument(
        "--with-notes",
        dest="with_notes",
        action="store_true",
        help=_("your notes and the words of what is due, too"),
    )
    add_leaving_options(parser)
