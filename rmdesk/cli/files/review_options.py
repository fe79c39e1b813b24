"""The options of `review`; what they mean is read later, when the book is open."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rmdesk.cli.files.out_options import add_leaving_options
from rmdesk.domain.segments import ClientClass
from rmdesk.exchange.writers.outline import PaperKind
from rmdesk.language import _


def add_review_options(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """One client's review into a file, or those of many into a folder; `day` reads a day."""
    parser.add_argument(
        "words",
        nargs="?",
        default=(),
        metavar=_("NUMBER"),
        help=_("client number; a name is not enough"),
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar=_("FILE"),
        help=_("one client's: ends in .xlsx, .html (to print) or .txt"),
    )
    parser.add_argument(
        "--on",
        dest="first_day",
        type=day,
        metavar=_("DATE"),
        help=_("one client's: the review of this day instead of the newest"),
    )
    parser.add_argument(
        "--into",
        type=Path,
        metavar=_("FOLDER"),
        help=_("those of many, a file each by client number; drafts stay"),
    )
    many = parser.add_mutually_exclusive_group()
    many.add_argument(
        "--all-due",
        dest="all_due",
        action="store_true",
        help=_("of many: the clients whose next review is due or overdue"),
    )
    many.add_argument(
        "--class",
        dest="client_class",
        choices=tuple(one.value for one in ClientClass),
        metavar=_("CLIENT_CLASS"),
        help=_("of many: the clients of one class: {classes}").format(
            classes=", ".join(one.value for one in ClientClass)
        ),
    )
    many.add_argument(
        "--where",
        default="",
        metavar=_("CONDITION"),
        help=_("of many: which clients, as typed in the list, such as assets > 500000"),
    )
    parser.add_argument(
        "--as",
        dest="paper",
        choices=tuple(kind.value for kind in PaperKind),
        help=_("of many: as workbooks, pages to print or text; without it workbooks"),
    )
    add_leaving_options(parser)
