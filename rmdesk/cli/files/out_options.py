"""The options of every command by which client data leaves in a file."""

import argparse
from pathlib import Path

from rmdesk.language import _


def add_leaving_options(parser: argparse.ArgumentParser) -> None:
    """Whole numbers for a reason, a password, and whether a file there may go."""
    parser.add_argument(
        "--full",
        dest="reason",
        metavar=_("REASON"),
        help=_("leave phone, ID and card numbers whole; the reason is kept in the book"),
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar=_("FILE"),
        help=_("seal the workbook with the password in the first line of this file"),
    )
    parser.add_argument(
        "--replace",
        dest="may_replace",
        action="store_true",
        help=_("overwrite a file of that name"),
    )
