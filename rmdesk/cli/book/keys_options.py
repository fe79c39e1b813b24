"""What `keys` does, each with options of its own."""

import argparse
from pathlib import Path

from rmdesk.cli.parser import AddCommand
from rmdesk.language import _


def add_keys_options(command: AddCommand) -> None:
    """What is done with the ways into a book."""
    command("list", _("the ways into the book, with the fingerprints of escrow keys"))
    _add_new_passphrase(command("passphrase", _("set another passphrase")))
    command("recovery", _("draw a recovery code for the branch's own person"))
    escrow = command("escrow", _("let the branch's escrow key open the book too"))
    escrow.add_argument("words", metavar=_("FILE"), help=_("the public key that the branch gave"))
    escrow.add_argument(
        "--fingerprint",
        dest="fingerprint",
        metavar=_("DIGITS"),
        help=_("all twenty digits of its fingerprint, from the branch's paper"),
    )
    removing = command("remove", _("take a way in away; never the passphrase"))
    removing.add_argument("words", metavar=_("NUMBER"), help=_("its number in the list"))
    _add_new_passphrase(
        command("rotate", _("change the data key and the passphrase: somebody has seen them"))
    )
    making = command("new", _("make a key pair, on the PC of whoever is to open with it"))
    making.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar=_("NAME"),
        help=_("where the private key goes; the public one goes to NAME.pub"),
    )
    showing = command("fingerprint", _("show the fingerprint of a key you have, to read it aloud"))
    showing.add_argument("words", metavar=_("FILE"), help=_("the private key, or its NAME.pub"))


def _add_new_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-passphrase-file",
        dest="new_passphrase_file",
        type=Path,
        metavar=_("FILE"),
        help=_("read the new passphrase from the first line of a file only you can read"),
    )
