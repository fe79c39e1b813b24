"""The options of `import`; what they mean is read later, when the book's words are at hand."""

import argparse
from pathlib import Path

from rmdesk.language import _

_MODES = ("add-and-update", "update-only", "add-only")


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """The files, and how they are taken in."""
    parser.add_argument(
        "words", nargs="+", metavar=_("FILE"), help=_("workbooks (.xlsx, .xls, .ods) or .csv")
    )
    parser.add_argument(
        "--dry-run",
        "--preview",
        dest="preview",
        action="store_true",
        help=_("only say what would happen, change nothing"),
    )
    parser.add_argument(
        "--mode",
        choices=_MODES,
        metavar=_("MODE"),
        help=_("add-and-update, update-only or add-only; without it as the last time"),
    )
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument(
        "--partial",
        dest="extent",
        action="store_const",
        const="part",
        help=_("the files list a part of the book: mark nothing as gone"),
    )
    extent.add_argument(
        "--whole",
        dest="extent",
        action="store_const",
        const="whole",
        help=_("the files list the whole book: mark as gone whatever they lack"),
    )
    parser.add_argument(
        "--policy",
        dest="policies",
        action="append",
        metavar=_("FIELD=POLICY"),
        help=_(
            "what another value on file meets: overwrite, fill (empty ones only) or ask (leave"
            " the row out and say so); FIELD is a heading, a field such as clients.mobile, or all"
        ),
    )
    parser.add_argument(
        "--layout",
        type=Path,
        metavar=_("FILE"),
        help=_("what columns mean, as JSON: sheet, then kind, header, columns, encoding"),
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar=_("FILE"),
        help=_("read the password of protected workbooks from the first line of this file"),
    )
    parser.add_argument(
        "--rejects",
        action="store_true",
        help=_("write what stays out beside each file, with the reasons"),
    )
