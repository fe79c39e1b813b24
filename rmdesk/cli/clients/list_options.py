"""The options of `list`."""

import argparse

from rmdesk.language import _


def add_list_options(listing: argparse.ArgumentParser) -> None:
    """Which clients, with which columns, in which order."""
    listing.add_argument(
        "--where",
        default="",
        metavar=_("CONDITION"),
        help=_("which clients, as typed in the list: 资产>50万 且 超期, or assets > 500000"),
    )
    listing.add_argument(
        "--columns",
        default="",
        metavar=_("COLUMNS"),
        help=_("titles or ids separated by commas; those of the usual list without it"),
    )
    listing.add_argument(
        "--sort",
        default="",
        metavar=_("COLUMNS"),
        help=_("the most important first; :desc after a column turns it round"),
    )
