"""The unlock of a demo book on a tour: a passphrase is typed, as on a book of one's own."""

from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk.language import _
from rmdesk.store.disk.refusals import WrongPassphrase
from rmdesk.ui.console.prompt import Work, ask_hidden, wait_for
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.unlock.telling import say, tell

if TYPE_CHECKING:
    from rmdesk.store.unlocking.unlock import Unlocked


def practised(terminal: Terminal, book: Path, passphrase: str) -> "Unlocked":
    """The key of a demo book, once its passphrase was typed: told here, and nowhere else in the
    program."""
    from rmdesk.crypto.slots import Kind
    from rmdesk.desk.opening import unlock_key
    from rmdesk.store.unlocking.unlock import Unlocked

    for line in (
        _("Locked: without the passphrase nobody reads this book, not even on another computer."),
        _("The demo's passphrase is: {passphrase}").format(passphrase=passphrase),
        _("Every character shows as a star. Chinese characters appear? Press Shift first."),
    ):
        say(terminal, line)
    while True:
        typed = ask_hidden(terminal, _("Passphrase:"))
        try:
            return Unlocked(
                wait_for(terminal, Work(lambda: unlock_key(book, typed)), _("Unlocking")),
                Kind.PASSPHRASE,
            )
        except WrongPassphrase as wrong:
            terminal.forget()
            tell(terminal, wrong)
