"""What `erase` takes."""

from pathlib import Path

from rmdesk.cli.parser import AddCommand
from rmdesk.language import _


def add_erase_command(command: AddCommand) -> None:
    """The end of a book."""
    erasing = command("erase", _("destroy the keys of the book for good, then all its files"))
    erasing.add_argument(
        "--certificate",
        dest="certificate",
        type=Path,
        metavar=_("FILE"),
        help=_("where the certificate goes: a new text file, ending in .txt"),
    )
    erasing.add_argument(
        "--override",
        dest="witness",
        metavar=_("NAME"),
        help=_("a second person answers for erasing without all receipts"),
    )
    erasing.add_argument(
        "--reason",
        dest="why",
        metavar=_("TEXT"),
        help=_("why; kept in the record and on the certificate"),
    )
    erasing.add_argument(
        "--undo",
        action="store_true",
        help=_("keep the book: an erase was begun, and its keys are still whole"),
    )
    erasing.add_argument(
        "--yes", dest="is_meant", action="store_true", help=_("do it without asking once more")
    )
