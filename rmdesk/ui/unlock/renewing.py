"""A new passphrase for whoever came in by the recovery code or the escrow key.

At once: who forgot the passphrase would otherwise stand at the same prompt tomorrow, and open the
envelope again.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.passphrase import LEAST_CHARACTERS, LEAST_WORDS
from rmdesk.crypto.slots import Kind
from rmdesk.desk.book import Desk
from rmdesk.desk.ways_in.changing import KeyChange, with_passphrase
from rmdesk.desk.ways_in.showing import shown
from rmdesk.desk.ways_in.writing import carry_out
from rmdesk.language import N_, _
from rmdesk.store.thread import StoreThread
from rmdesk.ui.console.prompt import Work, wait_for
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.unlock.new_passphrase import asked_twice
from rmdesk.ui.unlock.telling import say

_OPENED = {
    Kind.RECOVERY: N_("The recovery code opened the book."),
    Kind.ESCROW: N_("The escrow key opened the book."),
}


def renew(
    terminal: Terminal,
    book: Path,
    typed: str,
    by: Kind,
    thread: StoreThread[Desk],
    clock: Callable[[], datetime],
) -> None:
    """Ask for a new passphrase and make it count; `typed` is what opened the book.

    Raises Left, and what a key file that cannot be written raises: the desk is not shown then.
    """
    rule = _("At least {characters} characters, or {words} words with blanks between.")
    for sentence in (
        _(_OPENED[by]),
        _("Set a new passphrase now; the old one opens nothing any more after that."),
        rule.format(characters=LEAST_CHARACTERS, words=LEAST_WORDS),
    ):
        say(terminal, sentence)
    passphrase = asked_twice(terminal)

    def derive() -> KeyChange:
        return with_passphrase(shown(book, typed), passphrase)

    change = wait_for(terminal, Work(derive), _("Setting the passphrase"))

    def keep() -> None:
        thread.ask(lambda desk: carry_out(desk, change, now=clock())).result()

    wait_for(terminal, Work(keep), _("Setting the passphrase"))
