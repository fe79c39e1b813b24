"""The command line's grammar; global options stand before or after the command."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from rmdesk import __version__
from rmdesk.cli.audit_options import add_audit_options
from rmdesk.cli.erase_options import add_erase_command
from rmdesk.cli.exits import Exit
from rmdesk.cli.export_options import add_export_options
from rmdesk.cli.figures_options import add_figures_options
from rmdesk.cli.handover_options import add_handover_command
from rmdesk.cli.help_layout import HelpLayout
from rmdesk.cli.import_options import add_import_options
from rmdesk.cli.keys_options import add_keys_options
from rmdesk.cli.list_options import add_list_options
from rmdesk.cli.moving_options import add_moving_commands
from rmdesk.cli.one_client_options import add_one_client_commands
from rmdesk.cli.receive_options import add_receive_commands
from rmdesk.cli.remarks import in_our_words
from rmdesk.cli.review_options import add_review_options
from rmdesk.cli.scripts_options import add_scripts_options
from rmdesk.language import Language, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """What was typed. `command` is empty when the desk itself is wanted.

    `words` are the command's own arguments: files, words to find, a client number.
    """

    command: str = ""
    words: tuple[str, ...] = ()
    book: Path | None = None
    language: Language | None = None
    today: date | None = None
    passphrase_file: Path | None = None
    as_json: bool = False
    reason: str | None = None
    preview: bool = False
    in_notes: bool = False
    mode: str | None = None
    extent: str | None = None
    policies: tuple[str, ...] = ()
    layout: Path | None = None
    password_file: Path | None = None
    rejects: bool = False
    where: str = ""
    columns: str = ""
    sort: str = ""
    what: str = ""
    view: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    encoding: str | None = None
    may_replace: bool = False
    period: str = ""
    with_shipped: bool = False
    may_name: bool = False
    new_passphrase_file: Path | None = None
    fingerprint: str | None = None
    code_file: Path | None = None
    is_meant: bool = False
    undo: bool = False
    certificate: Path | None = None
    witness: str | None = None
    why: str | None = None
    out: Path | None = None
    receivers: Sequence[Path] = ()
    giver: str | None = None
    name: str | None = None
    is_branch: bool = False
    condition: str | None = None
    policy: Path | None = None
    summarise: Sequence[str] | None = None
    drop: Sequence[str] | None = None
    whole: Sequence[str] | None = None
    until: date | None = None
    receipt: str | None = None
    status: bool = False
    back: bool = False
    loans: bool = False
    call_off: int | None = None
    identity: Path | None = None
    sender: str | None = None
    take: str | None = None
    delete: bool = False
    leave_open: bool = False
    folder: Path | None = None
    all_due: bool = False
    client_class: str | None = None
    paper: str | None = None


class _Parser(argparse.ArgumentParser):
    """argparse with our words and exit code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")

    def parse_known_args(
        self, args: Iterable[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Nothing may be left over: who knows the usage, the subcommand, complains."""
        found, rest = super().parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found, rest

    def error(self, message: str) -> NoReturn:
        remark = in_our_words(message)
        words = _("The command line was not understood: {remark}").format(remark=remark)
        self.exit(Exit.USAGE, f"{self.format_usage()}{words}\n")


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


def typed_language(argv: Sequence[str]) -> Language | None:
    """The language asked for, before anything is said in one; nonsense is left to `parse`."""
    scout = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    scout.add_argument("--lang", type=Language)
    try:
        language: Language | None = scout.parse_known_args(argv)[0].lang
    except argparse.ArgumentError:
        return None
    return language


def parse(argv: Sequence[str]) -> Arguments:
    """What `argv` (without the program's name) says.

    Raises SystemExit: 0 after `--help` and `--version`, 2 when it is not understood.
    """
    found = vars(_parser().parse_args(argv))
    words = found.pop("words", ())
    policies = tuple(found.pop("policies", None) or ())
    several = (words,) if isinstance(words, str) else tuple(words)
    return Arguments(**found, policies=policies, words=several)


def _parser() -> _Parser:
    options = _global_options()
    parser = _Parser(
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
        name: str, text: str, within: "argparse._SubParsersAction[_Parser]" = commands
    ) -> _Parser:
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

    command("demo", _("open a book of fictional clients that is thrown away at the end"))
    command("new", _("start an empty book"))
    add_import_options(command("import", _("take in workbooks and CSV files")))
    exporting = command(
        "export", _("write the client list, the calendar or the ledger into a file")
    )
    add_export_options(exporting, _day)
    reviewing = command(
        "review", _("write a client's asset review into a file, or those of many into a folder")
    )
    add_review_options(reviewing, _day)
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
    auditing = command("audit", _("what was done in the book, by whom and why"))
    add_audit_options(auditing, _day)
    return parser


def _global_options() -> _Parser:
    """Options of every command.

    Without a default, lest a command's own copy overwrite what stood before the command.
    """
    parent = _Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    options = parent.add_argument_group(_("for every command"))
    options.add_argument("--book", type=Path, metavar=_("FILE"), help=_("the book to open"))
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
