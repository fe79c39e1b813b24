"""The options of `scripts`."""

import argparse

from rmdesk.language import _

WHAT = ("list", "export", "import", "check")


def add_scripts_options(parser: argparse.ArgumentParser) -> None:
    """What is done with the library of scripts, and the file."""
    parser.add_argument(
        "what",
        choices=WHAT,
        metavar="|".join(WHAT),
        help=_(
            "list the library, write a pack of it, take a pack in, or check a pack"
            " (with --book also for the words that book forbids)"
        ),
    )
    parser.add_argument(
        "words", nargs="?", default=(), metavar=_("FILE"), help=_("a pack of scripts (.toml)")
    )
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
        "--preview", action="store_true", help=_("say what an import would do, and change nothing")
    )
    parser.add_argument(
        "--replace",
        dest="may_replace",
        action="store_true",
        help=_("overwrite a file of that name"),
    )
