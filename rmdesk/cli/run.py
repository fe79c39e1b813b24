"""Runs one command line: parses, speaks the language asked for, and turns refusals into words."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from rmdesk.cli.exits import Exit
from rmdesk.cli.grammar import parse, typed_language
from rmdesk.cli.printing import prepare_streams, say, say_refusal
from rmdesk.cli.session import Session
from rmdesk.errors import RmdeskError
from rmdesk.language import _, speak, system_language
from rmdesk.settings import Preferences


def run(argv: Sequence[str]) -> int:
    """Do what `argv` (without the program's name) says; the exit code.

    Only `__main__` opens the desk itself, so a line without a command is not understood here.
    """
    prepare_streams()
    preferences = Preferences.load()
    speak(typed_language(argv) or preferences.language or system_language())
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


def _commands() -> Mapping[str, Callable[[Session], Exit]]:
    """The commands by name; imported late, since `--help` needs none of what they need."""
    from rmdesk.cli.audit_command import list_audit
    from rmdesk.cli.backup_command import backup
    from rmdesk.cli.book_commands import check, new
    from rmdesk.cli.client_commands import find, show
    from rmdesk.cli.demo_command import demo
    from rmdesk.cli.duplicates_command import duplicates
    from rmdesk.cli.erase_command import erase
    from rmdesk.cli.export_command import export_file
    from rmdesk.cli.figures_command import print_figures
    from rmdesk.cli.handover_command import hand_over
    from rmdesk.cli.import_command import take_in
    from rmdesk.cli.keys_command import ways_in
    from rmdesk.cli.list_command import list_clients
    from rmdesk.cli.move_commands import move_in, move_out
    from rmdesk.cli.one_client_command import copy, forget
    from rmdesk.cli.receive_command import give_receipt, receive
    from rmdesk.cli.report_command import report
    from rmdesk.cli.restore_command import restore
    from rmdesk.cli.review_command import review
    from rmdesk.cli.scripts_command import scripts
    from rmdesk.cli.settings_command import settings
    from rmdesk.cli.today_command import list_today

    return {
        "audit": list_audit,
        "demo": demo,
        "new": new,
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
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    return code
