"""The options of `audit`."""

import argparse
from collections.abc import Callable
from datetime import date

from rmdesk.language import _


def add_audit_options(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """The days, both of them included; all when none is named."""
    parser.add_argument(
        "--from", dest="first_day", type=day, metavar=_("DATE"), help=_("the first day")
    )
    parser.add_argument(
        "--to", dest="last_day", type=day, metavar=_("DATE"), help=_("the last day")
    )
    parser.add_argument(
        "--full",
        dest="reason",
        metavar=_("REASON"),
        help=_("show phone, ID and card numbers whole; the reason is kept in the book"),
    )
