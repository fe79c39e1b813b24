"""Which commands there are, in the order in which help lists them."""

import argparse
from collections.abc import Callable
from datetime import date

from rmdesk.cli.book.audit_options import add_audit_options
from rmdesk.cli.book.books_options import add_books_options
from rmdesk.cli.book.erase_options import add_erase_command
from rmdesk.cli.book.keys_options import add_keys_options
from rmdesk.cli.book.moving_options import add_moving_commands
from rmdesk.cli.clients.list_options import add_list_options
from rmdesk.cli.clients.one_client_options import add_one_client_commands
from rmdesk.cli.figures_options import add_figures_options
from rmdesk.cli.files.export_options import add_export_options
from rmdesk.cli.files.import_options import add_import_options
from rmdesk.cli.files.report_options import add_report_options
from rmdesk.cli.files.review_options import add_review_options
from rmdesk.cli.handover.give_options import add_handover_command
from rmdesk.cli.handover.receive_options import add_receive_commands
from rmdesk.cli.parser import AddCommand
from rmdesk.cli.scripts_options import add_scripts_options
from rmdesk.cli.settings_options import add_settings_options
from rmdesk.language import _

ReadDay = Callable[[str], date]

Within = Callable[[argparse.ArgumentParser, str], AddCommand]
"""Commands below a command, named so in its usage."""


def add_commands(command: AddCommand, within: Within, day: ReadDay) -> None:
    """All of them; what each takes stands with the command itself."""
    _add_books(command)
    _add_files(command, day)
    _add_lists(command)
    add_one_client_commands(command)
    _add_kept(command, within)
    add_moving_commands(command)
    add_handover_command(command, day)
    add_receive_commands(command)
    add_erase_command(command)
    command("check", _("verify the whole book"))
    command("doctor", _("look over this PC and this terminal; opens no book"))
    auditing = command("audit", _("what was done in the book, by whom and why"))
    add_audit_options(auditing, day)


def _add_books(command: AddCommand) -> None:
    demo = command("demo", _("open a book of fictional clients that is thrown away at the end"))
    demo.add_argument(
        "--tour", action="store_true", help=_("with the tour of ten minutes; in a terminal")
    )
    command("new", _("start an empty book"))
    add_books_options(command("books", _("the books known here; add one, or take one off")))


def _add_files(command: AddCommand, day: ReadDay) -> None:
    """In and out, as sheets and papers."""
    add_import_options(command("import", _("take in workbooks and CSV files")))
    exporting = command(
        "export", _("write the client list, the calendar or the ledger into a file")
    )
    add_export_options(exporting, day)
    reviewing = command(
        "review", _("write a client's asset review into a file, or those of many into a folder")
    )
    add_review_options(reviewing, day)
    reporting = command(
        "report", _("write the plan of a day, or the report of a week or month, into a file")
    )
    add_report_options(reporting, day)


def _add_lists(command: AddCommand) -> None:
    """What the book knows, on standard output."""
    finding = command("find", _("list the clients that all words fit, best first"))
    finding.add_argument(
        "words",
        nargs="+",
        metavar=_("WORDS"),
        help=_("initials, pinyin, name, client number, or the end of a phone or ID number"),
    )
    finding.add_argument(
        "--notes", dest="in_notes", action="store_true", help=_("find words in notes instead")
    )
    listing = command("list", _("the clients a condition holds for, with columns of choice"))
    add_list_options(listing)
    due = command("today", _("everything that is due, with its reasons"))
    add_figures_options(
        command("figures", _("dials, talks, appointments and minutes, with their rates"))
    )
    command("duplicates", _("clients who may be one person, with the reasons"))
    showing = command("show", _("everything about one client"))
    showing.add_argument(
        "words", metavar=_("NUMBER"), help=_("client number, or words that fit one client only")
    )
    for reading in (finding, listing, showing, due):
        reading.add_argument(
            "--full",
            dest="reason",
            metavar=_("REASON"),
            help=_("show phone, ID and card numbers whole; the reason is kept in the book"),
        )


def _add_kept(command: AddCommand, within: Within) -> None:
    """What is kept for the desk itself, with commands of their own."""
    scripts = command("scripts", _("the call scripts and answers, and packs of them"))
    add_scripts_options(within(scripts, "list|export|import|check"))
    settings = command("settings", _("everything that can be set; to and from a file"))
    add_settings_options(within(settings, "show|export|import"))
    keys = command("keys", _("the ways into the book: passphrase, recovery code, escrow key"))
    add_keys_options(within(keys, "list|passphrase|recovery|escrow|remove|rotate|new|fingerprint"))
