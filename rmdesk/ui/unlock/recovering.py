"""When a book is not as it was left: what was found, and what one may do about it.

On the bare terminal and before anything was changed: the last backup can be put back, one can go on
with what is there by typing that one wants to, or leave everything as it is. The name of a backup
is believed for nothing: it is read, and what it holds is shown and asked about.
"""

from collections.abc import Callable
from contextlib import ExitStack
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.store.disk.refusals import Doubtful
from rmdesk.ui.console.prompt import Left, Work, ask_shown, wait_for
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.unlock.telling import say, tell

if TYPE_CHECKING:
    from datetime import datetime

    from rmdesk.crypto.keys import DataKey
    from rmdesk.desk.book import Desk
    from rmdesk.store.backups.folder import BackupNote
    from rmdesk.store.disk.findings import Acceptance
    from rmdesk.store.thread import StoreThread

GO_ON: Final = N_("go on with this")
"""What has to be typed; the English words count in every language, where no input method runs."""

_RULE: Final = "─"
_WIDEST_RULE: Final = 78


class Choice(Enum):
    """What to do about a book that is not as it was left."""

    RESTORE = "restore"
    GO_ON = "go on"


class LeftAsItIs(Left):
    """Left where a book was refused: the exit code says why."""

    def __init__(self, refusal: Doubtful) -> None:
        self.exit_code = refusal.exit_code
        super().__init__()


def opened(
    terminal: Terminal,
    book: Path,
    key: "DataKey",
    start: "Callable[[Acceptance | None], StoreThread[Desk]]",
    clock: "Callable[[], datetime]",
) -> "StoreThread[Desk]":
    """The book on its thread, `start`ed as it was left, or as is decided where it was not.

    `start` takes that somebody decided to go on with what is there, if so. Raises Left.
    """
    try:
        thread = wait_for(terminal, Work(lambda: start(None)), _("Opening"))
    except Doubtful as refusal:
        terminal.forget()
        thread = _opened_after_all(terminal, book, key, start, clock, refusal)
    try:
        from rmdesk.ui.unlock.notices import noticed, was_told

        if told := thread.ask(noticed).result():
            _tell(terminal, told)
            thread.ask(was_told).result()
    except BaseException:
        thread.close()
        raise
    return thread


def _opened_after_all(
    terminal: Terminal,
    book: Path,
    key: "DataKey",
    start: "Callable[[Acceptance | None], StoreThread[Desk]]",
    clock: "Callable[[], datetime]",
    refusal: Doubtful,
) -> "StoreThread[Desk]":
    from rmdesk.store.disk.findings import Acceptance

    backups = _offered(book, clock())
    turn = 0
    while True:
        backup = backups[turn % len(backups)] if backups else None
        try:
            choice = decide(terminal, refusal, backup, is_last=backup in backups[:1])
            if choice is Choice.GO_ON:
                accepted = Acceptance(clock(), refusal.findings)
                return wait_for(terminal, Work(lambda: start(accepted)), _("Opening"))
            if backup is not None and not _is_put_back(terminal, book, backup, key, clock):
                turn += 1  # to the next older one
                continue
            return wait_for(terminal, Work(lambda: start(None)), _("Opening"))
        except Doubtful as again:
            refusal = again
        except RmdeskError as failed:
            tell(terminal, failed)


def _offered(book: Path, now: "datetime") -> "list[BackupNote]":
    """The backups in the order in which they are offered: newest first, but last of all those
    whose names are of a day that has not come."""
    from rmdesk.desk.backups.making import backups_of

    return sorted(backups_of(book), key=lambda note: note.made.date() > now.date())


def _is_put_back(
    terminal: Terminal,
    book: Path,
    backup: "BackupNote",
    key: "DataKey",
    clock: "Callable[[], datetime]",
) -> bool:
    """Read the backup, show what it holds, and put it in the book's place if that is meant."""
    from rmdesk.desk.backups.restoring import Differences, restore_closed, unpacked_for
    from rmdesk.ui.words.differences import difference_lines

    try:
        with ExitStack() as aside:
            reading = Work(lambda: aside.enter_context(unpacked_for(book, backup.path, key)))
            held = wait_for(terminal, reading, _("Reading the backup"))
            terminal.say()
            for line in difference_lines(Differences(held.contents, None, None)):
                say(terminal, line)
            terminal.say()
            say(terminal, f"1  {_('Yes, put it back')}")
            say(terminal, f"0  {_('No, not this one; nothing has been changed.')}")
            terminal.say()
            if not _number(terminal, 1):
                return False
            work = Work(lambda: restore_closed(book, held, key, now=clock()))
            wait_for(terminal, work, _("Putting the backup back"))
    except RmdeskError as failed:  # of the backup: what was found about the book stays as it is
        tell(terminal, failed)
        return False
    return True


def decide(
    terminal: Terminal, refusal: Doubtful, backup: "BackupNote | None", *, is_last: bool
) -> Choice:
    """Show what was found and ask what to do; raises Left to leave all as it is."""
    _show(terminal, refusal)
    say(terminal, _backup_sentence(backup, is_last=is_last))
    terminal.say()
    offers = _offers(refusal, backup)
    for number, (_choice, text) in enumerate(offers, start=1):
        say(terminal, f"{number}  {text}")
    say(terminal, f"0  {_('Leave everything as it is; nothing has been changed.')}")
    terminal.say()
    while True:
        number = _number(terminal, len(offers))
        if not number:
            raise LeftAsItIs(refusal)
        choice = offers[number - 1][0]
        if choice is Choice.RESTORE or _is_meant(terminal):
            return choice
        say(terminal, _("Nothing was changed."))


def _number(terminal: Terminal, most: int) -> int:
    """One of the numbers from 0 to `most`, asked for until it is one of them; raises Left."""
    while True:
        typed = ask_shown(terminal, _("Number, then Enter:")).strip()
        if typed in {str(number) for number in range(most + 1)}:
            return int(typed)
        say(terminal, _("Type one of the numbers above."))


def _tell(terminal: Terminal, sentences: list[str]) -> None:
    """Say what was found and kept nothing closed, until it was read."""
    for sentence in sentences:
        say(terminal, sentence)
    ask_shown(terminal, _("Enter goes on:"))


def _is_meant(terminal: Terminal) -> bool:
    words = (_(GO_ON), GO_ON)
    say(
        terminal,
        _("What is missing will not come back from here. This decision is written into the book."),
    )
    typed = ask_shown(terminal, _("To go on, type: {words}").format(words=words[0]))
    return " ".join(typed.split()).casefold() in words


def _show(terminal: Terminal, refusal: Doubtful) -> None:
    terminal.say()
    terminal.say(_RULE * min(terminal.columns - 1, _WIDEST_RULE))
    say(terminal, _(refusal.message).format(**refusal.parameters))
    for finding in refusal.findings:
        say(terminal, f"- {finding.sentence()}")
    terminal.say()


def _backup_sentence(backup: "BackupNote | None", *, is_last: bool) -> str:
    if backup is None:
        return _("There is no good backup beside this book.")
    made = backup.made.isoformat(sep=" ", timespec="minutes")
    text = _("The last good backup is of {made}.") if is_last else _("Another one is of {made}.")
    return text.format(made=made)


def _offers(refusal: Doubtful, backup: "BackupNote | None") -> list[tuple[Choice, str]]:
    offers = []
    if backup is not None:
        text = _("Put that backup back. What is here now is kept beside it.")
        offers.append((Choice.RESTORE, text))
    if refusal.can_go_on:
        text = _("Go on with what is here, and do without what is missing.")
        offers.append((Choice.GO_ON, text))
    return offers
