"""What `restore`, `move-out` and `move-in` take."""

import argparse
from pathlib import Path

from rmdesk.cli.parser import AddCommand
from rmdesk.language import _


def add_moving_commands(command: AddCommand) -> None:
    """Whole books: put back from a backup, or taken to another computer."""
    backing_up = command("backup", _("make a backup now, and check it"))
    backing_up.add_argument(
        "words", nargs="?", default="", metavar=_("FILE"), help=_("write a copy of it there too")
    )
    restoring = command("restore", _("put a backup in the place of the book, or make a book of it"))
    restoring.add_argument(
        "words",
        nargs="?",
        default="",
        metavar=_("FILE"),
        help=_("the backup, ending in .rmbackup; without one the backups are listed"),
    )
    restoring.add_argument(
        "--preview", action="store_true", help=_("only tell what would be different")
    )
    _add_yes(restoring)
    _add_code_file(restoring)
    _add_new_passphrase(restoring)
    leaving = command("move-out", _("write the book into one file for another computer"))
    leaving.add_argument(
        "words", nargs="?", default="", metavar=_("FILE"), help=_("the file to write")
    )
    leaving.add_argument(
        "--undo",
        action="store_true",
        help=_("the file never arrived: work on with the book here"),
    )
    _add_yes(leaving)
    arriving = command("move-in", _("make the book here of a file that move-out wrote"))
    arriving.add_argument("words", metavar=_("FILE"), help=_("the file from the other computer"))


def _add_yes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--yes", dest="is_meant", action="store_true", help=_("do it without asking once more")
    )


def _add_code_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--code-file",
        dest="code_file",
        type=Path,
        metavar=_("FILE"),
        help=_("read the recovery code from the first line of a file only you can read"),
    )


def _add_new_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-passphrase-file",
        dest="new_passphrase_file",
        type=Path,
        metavar=_("FILE"),
        help=_("read the new passphrase from the first line of a file only you can read"),
    )
