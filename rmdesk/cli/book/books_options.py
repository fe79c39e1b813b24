"""What `books` takes besides the options of every command."""

import argparse
from pathlib import Path

from rmdesk.language import _


def add_books_options(parser: argparse.ArgumentParser) -> None:
    """Adding to the list of books, and taking off it."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--add",
        dest="added",
        type=Path,
        metavar=_("FILE"),
        help=_("put a book into the list: its file, or the folder of a book.rmdesk"),
    )
    what.add_argument(
        "--forget",
        dest="forgotten",
        metavar=_("NAME"),
        help=_("take a book off the list; its files stay"),
    )
    parser.add_argument(
        "--name", metavar=_("NAME"), help=_("with --add: what to call it in the list")
    )
