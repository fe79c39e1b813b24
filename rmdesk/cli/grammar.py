"""The command line's grammar; global options stand before or after the command."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from rmdesk import __version__
from rmdesk.cli.arguments import Arguments
from rmdesk.cli.commands import add_commands
from rmdesk.cli.help_layout import HelpLayout
from rmdesk.cli.parser import AddCommand, Parser
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

    add_commands(partial(_added, options, commands), partial(_within, options), _day)
    return parser


def _added(
    options: Parser, within: "argparse._SubParsersAction[Any]", name: str, text: str
) -> argparse.ArgumentParser:
    added: Parser = within.add_parser(
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


def _within(options: Parser, parser: argparse.ArgumentParser, usage: str) -> AddCommand:
    commands = parser.add_subparsers(dest="what", title=_("commands"), metavar=usage, required=True)
    return partial(_added, options, commands)


def _global_options() -> Parser:
    """Options of every command.

    Without a default, lest a command's own copy overwrite what stood before the command.
    """
    parent = Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    options = parent.add_argument_group(_("for every command"))
    options.add_argument(
        "--book",
        type=Path,
        metavar=_("FILE"),
        help=_("the book to open: a file, or a name of `rmdesk books`"),
    )
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
