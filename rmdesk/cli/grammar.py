"""The command line's grammar; global options stand before or after the command."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from rmdesk import __version__
from rmdesk.cli.arguments import Arguments
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
from rmdesk.cli.handover.handover_options import add_handover_command
from rmdesk.cli.handover.receive_options import add_receive_commands
from rmdesk.cli.help_layout import HelpLayout
from rmdesk.cli.parser import Parser
from rmdesk.cli.scripts_options import add_scripts_options
from rmdesk.cli.settings_options import add_settings_options
from rmdesk.language import Language, _
from rmdesk.places import BadName, check_name


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("a day is written as 2026-11-20")) from error


def _language(text: str) -> Language:
    try:
        return Language(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("the language is zh or en")) from error


def _profile(text: str) -> str:
    try:
        check_name(text)
    except BadName as bad:
        raise argparse.ArgumentTypeError(bad.sentence()) from bad
    return text


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError(_("a folder has a name"))
    return Path(text)


def typed_language(argv: Sequence[str]) -> Language | None:
    """The language asked for, before anything is said in one; nonsense is left to `parse`."""
    language: Language | None = _typed(argv, "--lang", Language)
    return language


def typed_places(argv: Sequence[str]) -> tuple[Path | None, str]:
    """The folder and the profile asked for, before the settings that lie there are read."""
    return _typed(argv, "--folder", _folder), _typed(argv, "--profile", _profile) or ""


def _typed(argv: Sequence[str], option: str, read: Callable[[str], Any]) -> Any:
    """The value of one option, wherever it stands; None without it, or for nonsense."""
    scout = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    scout.add_argument(option, dest="value", type=read)
    try:
        return scout.parse_known_args(argv)[0].value
    except argparse.ArgumentError:
        return None


def parse(argv: Sequence[str]) -> Arguments:
    """What `argv` (without the program's name) says.

    Raises SystemExit: 0 after `--help` and `--version`, 2 when it is not understood.
    """
    found = vars(parser().parse_args(argv))
    words = found.pop("words", ())
    policies = tuple(found.pop("policies", None) or ())
    several = (words,) if isinstance(words, str) else tuple(words)
    return Arguments(**found, policies=policies, words=several)


def parser() -> Parser:
    """The whole grammar, in the language in force: to parse with, or to describe."""
    options = _global_options()
    parser = Parser(
        prog="rmdesk",
        description=_(
            "A confidential desk for relationship managers. Without a command: opens it."
        ),
        parents=[options],
        formatter_class=HelpLayout,
        add_help=False,
        allow_abbrev=False,
    )
    _add_help(parser, version=f"rmdesk {__version__}")
    commands = parser.add_subparsers(dest="command", title=_("commands"), metavar=_("COMMAND"))
    parser.set_defaults(command="")

    def command(
        name: str, text: str, within: "argparse._SubParsersAction[Parser]" = commands
    ) -> Parser:
        added = within.add_parser(
            name,
            help=text,
            description=text,
            parents=[options],
            formatter_class=HelpLayout,
            add_help=False,
            allow_abbrev=False,
        )
        _add_help(added)
        return added

    demo = command("demo", _("open a book of fictional clients that is thrown away at the end"))
    demo.add_argument(
        "--tour", action="store_true", help=_("with the tour of ten minutes; in a terminal")
    )
    command("new", _("start an empty book"))
    add_books_options(command("books", _("the books known here; add one, or take one off")))
    add_import_options(command("import", _("take in workbooks and CSV files")))
    exporting = command(
        "export", _("write the client list, the calendar or the ledger into a file")
    )
    add_export_options(exporting, _day)
    reviewing = command(
        "review", _("write a client's asset review into a file, or those of many into a folder")
    )
    add_review_options(reviewing, _day)
    reporting = command(
        "report", _("write the plan of a day, or the report of a week or month, into a file")
    )
    add_report_options(reporting, _day)
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
    add_one_client_commands(command)
    scripts = command("scripts", _("the call scripts and answers, and packs of them"))
    what = scripts.add_subparsers(
        dest="what", title=_("commands"), metavar="list|export|import|check", required=True
    )
    add_scripts_options(partial(command, within=what))
    settings = command("settings", _("everything that can be set; to and from a file"))
    setting_work = settings.add_subparsers(
        dest="what", title=_("commands"), metavar="show|export|import", required=True
    )
    add_settings_options(partial(command, within=setting_work))
    keys = command("keys", _("the ways into the book: passphrase, recovery code, escrow key"))
    key_work = keys.add_subparsers(
        dest="what",
        title=_("commands"),
        metavar="list|passphrase|recovery|escrow|remove|rotate|new|fingerprint",
        required=True,
    )
    add_keys_options(partial(command, within=key_work))
    add_moving_commands(command)
    add_handover_command(command, _day)
    add_receive_commands(command)
    add_erase_command(command)
    command("check", _("verify the whole book"))
    command("doctor", _("look over this PC and this terminal; opens no book"))
    auditing = command("audit", _("what was done in the book, by whom and why"))
    add_audit_options(auditing, _day)
    return parser


def _global_options() -> Parser:
    """Options of every command.

    Without a default, lest a command's own copy overwrite what stood before the command.
    """
    parent = Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    options = parent.add_argument_group(_("for every command"))
    options.add_argument("--book", type=Path, metavar=_("FILE"), help=_("the book to open"))
    options.add_argument(
        "--folder",
        type=_folder,
        metavar=_("FOLDER"),
        help=_("settings, keys, books and files all in this folder, as on a stick"),
    )
    options.add_argument(
        "--profile",
        type=_profile,
        metavar=_("NAME"),
        help=_("settings and a book of that name's own, beside the others"),
    )
    options.add_argument(
        "--lang",
        dest="language",
        type=_language,
        metavar="zh|en",
        help=_("the language to speak"),
    )
    options.add_argument(
        "--today",
        type=_day,
        metavar=_("DATE"),
        help=_("judge by this day instead of the clock's, such as 2026-11-20"),
    )
    options.add_argument(
        "--passphrase-file",
        type=Path,
        metavar=_("FILE"),
        help=_("read the passphrase from the first line of a file only you can read"),
    )
    options.add_argument(
        "--json", dest="as_json", action="store_true", help=_("print data as JSON for scripts")
    )
    return parent


def _add_help(parser: argparse.ArgumentParser, version: str = "") -> None:
    group = parser.add_argument_group(_("help"))
    group.add_argument("-h", "--help", action="help", help=_("show this help"))
    if version:
        group.add_argument(
            "--version", action="version", version=version, help=_("show the version")
        )
