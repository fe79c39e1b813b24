"""What `receive` and `receipt` take."""

import argparse
from pathlib import Path

from rmdesk.cli.parser import AddCommand
from rmdesk.language import _


def add_receive_commands(command: AddCommand) -> None:
    """Clients from somebody else."""
    receiving = command("receive", _("take in the clients of a bundle that was sealed to you"))
    _add_bundle(receiving, _("without one, the bundle is what a deputy of yours sends back"))
    receiving.add_argument(
        "--from",
        dest="sender",
        metavar=_("FINGERPRINT"),
        help=_("the sender's fingerprint, all twenty digits, as it was read out to you"),
    )
    receiving.add_argument("--preview", action="store_true", help=_("only say what would happen"))
    receiving.add_argument(
        "--take",
        dest="take",
        choices=("theirs", "mine"),
        help=_("whose holds where both books know something else"),
    )
    receiving.add_argument(
        "--delete",
        action="store_true",
        help=_("also take out what was taken out over there"),
    )
    receiving.add_argument(
        "--leave-open",
        dest="leave_open",
        action="store_true",
        help=_("leave out the clients that could be several of yours"),
    )
    giving = command("receipt", _("the receipt of a bundle, without taking anything in"))
    _add_bundle(giving, "")


def _add_bundle(parser: argparse.ArgumentParser, without: str) -> None:
    parser.add_argument("words", nargs=1, metavar=_("BUNDLE"), help=_("the file that was written"))
    text = _("the file with your private key")
    parser.add_argument(
        "--identity",
        dest="identity",
        type=Path,
        metavar=_("FILE"),
        required=not without,
        help=f"{text}; {without}" if without else text,
    )
