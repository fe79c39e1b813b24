"""The options of `export`; what they mean is read later, when the book is open."""

import argparse
from collections.abc import Callable
from datetime import date

from rmdesk.cli.clients.list_options import add_list_options
from rmdesk.cli.files.out_options import add_leaving_options
from rmdesk.language import _

WHAT = ("clients", "calendar", "ledger", "allow", "forbid")


def add_export_options(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """What is exported, whose, where to and how; `day` reads a day."""
    parser.add_argument(
        "what",
        choices=WHAT,
        metavar="|".join(WHAT),
        help=_(
            "the client list, the contact calendar, the ledger of assets and debts,"
            " or whether files may leave the book at all"
        ),
    )
    parser.add_argument(
        "words", nargs="?", default=(), metavar=_("FILE"), help=_("ends in .xlsx or .csv")
    )
    parser.add_argument(
        "--view", metavar=_("NAME"), help=_("whose and how as this view of the desk shows them")
    )
    add_list_options(parser)
    for name, text in (
        ("--from", _("the calendar's first day, such as 2026-11-01")),
        ("--to", _("the calendar's last day; without it today")),
    ):
        dest = {"--from": "first_day", "--to": "last_day"}[name]
        parser.add_argument(name, dest=dest, type=day, metavar=_("DATE"), help=text)
    parser.add_argument(
        "--encoding", choices=("utf-8", "gb18030"), help=_("of a CSV file; without it UTF-8")
    )
    add_leaving_options(parser)
