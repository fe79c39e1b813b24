"""The commands about one client's own data: `copy` and `forget`."""

import argparse
from collections.abc import Callable

from rmdesk.language import _

Command = Callable[[str, str], argparse.ArgumentParser]


def add_one_client_commands(command: Command) -> None:
    """Declare both; `command` makes a subcommand of a name and its help."""
    copying = command(
        "copy", _("write what the book holds of one client into a file for the client")
    )
    copying.add_argument(
        "words",
        action="append",
        metavar=_("NUMBER"),
        help=_("client number; a name is not enough"),
    )
    copying.add_argument(
        "words", action="append", metavar=_("FILE"), help=_("a new file that ends in .json")
    )
    copying.add_argument(
        "--reason",
        required=True,
        metavar=_("REASON"),
        help=_("who asked for it, and when; it is kept in the book"),
    )
    copying.add_argument(
        "--replace",
        dest="may_replace",
        action="store_true",
        help=_("overwrite a file of that name"),
    )
    forgetting = command("forget", _("delete one client's data but for a number not to call"))
    forgetting.add_argument(
        "words", metavar=_("NUMBER"), help=_("client number; a name is not enough")
    )
    forgetting.add_argument(
        "--reason",
        required=True,
        metavar=_("REASON"),
        help=_("who asked for it, and when; it is kept in the book"),
    )
