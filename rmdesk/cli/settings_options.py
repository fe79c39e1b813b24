"""What `settings` does, each with options of its own."""

import argparse

from rmdesk.cli.parser import AddCommand
from rmdesk.language import _


def add_settings_options(command: AddCommand) -> None:
    """What is done with the settings, and the file."""
    showing = command("show", _("every setting, its value, its default and where that comes from"))
    showing.add_argument(
        "--changed",
        dest="only_changed",
        action="store_true",
        help=_("only what is not the default"),
    )
    writing = command("export", _("write all settings into a file, without any client's data"))
    _add_file(writing)
    writing.add_argument(
        "--anyway",
        dest="may_name",
        action="store_true",
        help=_("export although words of yours are names or numbers of clients"),
    )
    writing.add_argument(
        "--replace",
        dest="may_replace",
        action="store_true",
        help=_("overwrite a file of that name"),
    )
    taking = command("import", _("take a file of settings, whole or not at all"))
    _add_file(taking)
    taking.add_argument(
        "--preview", action="store_true", help=_("say what an import would do, and change nothing")
    )


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar=_("FILE"), help=_("a file of settings (.toml)"))
