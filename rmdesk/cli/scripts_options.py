"""What `scripts` does, each with options of its own."""

import argparse

from rmdesk.cli.parser import AddCommand
from rmdesk.language import _


def add_scripts_options(command: AddCommand) -> None:
    """What is done with the library of scripts, and the file."""
    command("list", _("every script and answer, and which version of it holds"))
    _add_export(command("export", _("write a pack of the library into a file")))
    taking = command("import", _("take a pack into the library"))
    _add_file(taking)
    taking.add_argument(
        "--preview", action="store_true", help=_("say what an import would do, and change nothing")
    )
    _add_file(
        command("check", _("say what is wrong with a pack (with --book also the words it forbids)"))
    )


def _add_export(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    parser.add_argument(
        "--all",
        dest="with_shipped",
        action="store_true",
        help=_("export the shipped scripts as well as your own"),
    )
    parser.add_argument(
        "--anyway",
        dest="may_name",
        action="store_true",
        help=_("export although words of the pack are names or numbers of clients"),
    )
    parser.add_argument(
        "--replace",
        dest="may_replace",
        action="store_true",
        help=_("overwrite a file of that name"),
    )


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar=_("FILE"), help=_("a pack of scripts (.toml)"))
