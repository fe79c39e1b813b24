"""Runs one command line: parses, speaks the language asked for, and turns refusals into words."""

import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from rmdesk import places
from rmdesk.cli.exits import Exit
from rmdesk.cli.grammar import parse, typed_language, typed_places
from rmdesk.cli.printing import prepare_streams, say, say_refusal
from rmdesk.cli.session import Session
from rmdesk.errors import RmdeskError
from rmdesk.language import Language, _, speak, system_language
from rmdesk.settings import Preferences
from rmdesk.ui.console.kind import TerminalKind, kind_of, language_on, writes_chinese


def run(argv: Sequence[str]) -> int:
    """Do what `argv` (without the program's name) says; the exit code.

    Only `__main__` opens the desk itself, so a line without a command is not understood here.
    """
    prepare_streams()
    folder, profile = typed_places(argv)
    try:
        places.use(folder, profile)
    except places.BadName as refusal:
        speak(_language(typed_language(argv), Preferences()))
        say_refusal(refusal)
        return Exit.REFUSED
    preferences = Preferences.load()
    speak(_language(typed_language(argv), preferences))
    try:
        arguments = parse(argv)
    except SystemExit as ended:  # argparse has said all there is to say
        return int(ended.code or 0)
    if preferences.problem:
        say_refusal(preferences.problem)
    if not arguments.command:
        say(_("This option needs a command; see rmdesk --help."))
        return Exit.USAGE
    now = datetime.now()  # noqa: DTZ005 -- the days of the trade are local days
    if arguments.today:
        now = datetime.combine(arguments.today, now.time())
    session = Session(arguments=arguments, preferences=preferences, now=now)
    return _guarded(lambda: _commands()[arguments.command](session))


def _language(typed: Language | None, preferences: Preferences) -> Language:
    """The language asked for, as far as the terminal can show it; a file or pipe shows all."""
    if not (writes_chinese(sys.stdout.encoding) and writes_chinese(sys.stderr.encoding)):
        return Language.ENGLISH
    kind = kind_of(os.environ) if sys.stdout.isatty() else TerminalKind.WINDOW
    return language_on(kind, typed=typed, otherwise=preferences.language or system_language())


def _commands() -> Mapping[str, Callable[[Session], Exit]]:
    """The commands by name; imported late, since `--help` needs none of what they need."""
    from rmdesk.cli.book.audit_command import list_audit
    from rmdesk.cli.book.backup_command import backup
    from rmdesk.cli.book.books_command import books
    from rmdesk.cli.book.check_command import check
    from rmdesk.cli.book.erase_command import erase
    from rmdesk.cli.book.keys_command import ways_in
    from rmdesk.cli.book.moving_commands import move_in, move_out
    from rmdesk.cli.book.new_command import new
    from rmdesk.cli.book.restore_command import restore
    from rmdesk.cli.clients.duplicates_command import duplicates
    from rmdesk.cli.clients.find_command import find
    from rmdesk.cli.clients.list_command import list_clients
    from rmdesk.cli.clients.one_client_command import copy, forget
    from rmdesk.cli.clients.show_command import show
    from rmdesk.cli.demo_command import demo
    from rmdesk.cli.doctor_command import doctor
    from rmdesk.cli.figures_command import print_figures
    from rmdesk.cli.files.export_command import export_file
    from rmdesk.cli.files.import_command import take_in
    from rmdesk.cli.files.report_command import report
    from rmdesk.cli.files.review_command import review
    from rmdesk.cli.handover.give_command import hand_over
    from rmdesk.cli.handover.receive_command import give_receipt, receive
    from rmdesk.cli.scripts_command import scripts
    from rmdesk.cli.settings_command import settings
    from rmdesk.cli.today_command import list_today

    return {
        "audit": list_audit,
        "demo": demo,
        "doctor": doctor,
        "new": new,
        "books": books,
        "import": take_in,
        "export": export_file,
        "review": review,
        "report": report,
        "find": find,
        "list": list_clients,
        "show": show,
        "duplicates": duplicates,
        "copy": copy,
        "forget": forget,
        "today": list_today,
        "figures": print_figures,
        "scripts": scripts,
        "settings": settings,
        "keys": ways_in,
        "restore": restore,
        "move-out": move_out,
        "erase": erase,
        "move-in": move_in,
        "backup": backup,
        "handover": hand_over,
        "receive": receive,
        "receipt": give_receipt,
        "check": check,
    }


def _guarded(command: Callable[[], Exit]) -> int:
    """The exit code of `command`, whichever way it ends."""
    try:
        code = command()
        sys.stdout.flush()
    except RmdeskError as error:
        say_refusal(error)
        return int(getattr(error, "exit_code", Exit.REFUSED))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:
        if not is_closed_pipe(error):
            raise
        # The reader, such as `head`, has seen enough; Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    return code


def is_closed_pipe(error: OSError) -> bool:
    """Whether nobody reads what is printed; Windows says so by "invalid argument"."""
    is_windows = sys.platform == "win32"
    return isinstance(error, BrokenPipeError) or (is_windows and error.errno == errno.EINVAL)
