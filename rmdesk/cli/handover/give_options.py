"""What `handover` takes."""

from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rmdesk.cli.parser import AddCommand
from rmdesk.language import _


def add_handover_command(command: AddCommand, day: Callable[[str], date]) -> None:
    """Clients to somebody else, and what comes back for them."""
    handing = command("handover", _("write clients into a bundle that only their receiver opens"))
    _add_receiver(handing)
    _add_what_goes(handing)
    _add_loans(handing, day)
    handing.add_argument(
        "--yes", dest="is_meant", action="store_true", help=_("do it without asking once more")
    )


def _add_receiver(handing: ArgumentParser) -> None:
    """To whom, into which file, from whom."""
    handing.add_argument(
        "--to",
        dest="receivers",
        type=Path,
        action="append",
        metavar=_("FILE"),
        help=_("the public key of the receiver, who alone can open the bundle"),
    )
    handing.add_argument(
        "--out", dest="out", type=Path, metavar=_("FILE"), help=_("the bundle to write")
    )
    handing.add_argument(
        "--name", dest="name", metavar=_("NAME"), help=_("what the receiver is called")
    )
    handing.add_argument(
        "--as",
        dest="giver",
        metavar=_("NAME"),
        help=_("your own name, which the receiver sees; asked for once where none is known"),
    )
    handing.add_argument(
        "--branch", dest="is_branch", action="store_true", help=_("it is the branch's own key")
    )
    handing.add_argument(
        "--fingerprint",
        dest="fingerprint",
        metavar=_("DIGITS"),
        help=_("all twenty digits of the fingerprint that the receiver reads out"),
    )


def _add_what_goes(handing: ArgumentParser) -> None:
    """Which clients, and what of them."""
    handing.add_argument(
        "--share",
        dest="condition",
        metavar=_("CONDITION"),
        help=_("give those clients to this receiver; without it, all who go to nobody else"),
    )
    handing.add_argument(
        "--policy",
        dest="policy",
        type=Path,
        metavar=_("FILE"),
        help=_("a TOML file that says what goes along of whom"),
    )
    for name, text in (
        ("--summarise", _("leave the records of a class here and tell of them in the brief")),
        ("--drop", _("leave the records of a class here")),
        ("--whole", _("pass the records of a class on after all")),
    ):
        handing.add_argument(name, dest=name[2:], action="append", metavar=_("CLASS"), help=text)


def _add_loans(handing: ArgumentParser, day: Callable[[str], date]) -> None:
    """Until when, and what comes after the bundle: receipts, and the way back."""
    handing.add_argument(
        "--until",
        dest="until",
        type=day,
        metavar=_("DATE"),
        help=_("lend the clients to a deputy, up to and including that day"),
    )
    handing.add_argument("--preview", action="store_true", help=_("only tell what would go along"))
    handing.add_argument(
        "--receipt",
        dest="receipt",
        metavar=_("CODE"),
        help=_("the receipt that was read out over there"),
    )
    handing.add_argument(
        "--status", action="store_true", help=_("where every client and every bundle stands")
    )
    handing.add_argument(
        "--back",
        action="store_true",
        help=_("send a lent book back to its owner, and destroy it here"),
    )
    handing.add_argument("--loans", action="store_true", help=_("list what is lent out"))
    handing.add_argument(
        "--call-off",
        dest="call_off",
        type=int,
        metavar=_("LOAN"),
        help=_("wait no longer for a loan: its number in the list of --loans"),
    )
