"""A lent book after its last day: it opens to be sent back, and for nothing else.

On the bare terminal: no client is shown any more. What was logged goes into a file that only the
owner's book opens; then the keys of this one are destroyed, and the next start clears the rest.
"""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from rmdesk.errors import RmdeskError
from rmdesk.isolation import LOCK
from rmdesk.language import _
from rmdesk.places import files_folder
from rmdesk.ui.console.prompt import Left, Work, ask_shown, wait_for
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.unlock.telling import say, tell

if TYPE_CHECKING:
    from datetime import datetime

    from rmdesk.desk.book import Desk
    from rmdesk.desk.lent.whose import Lent
    from rmdesk.store.thread import StoreThread

    Clock = Callable[[], datetime]


class GivenBack(Left):
    """The keys are destroyed; the next start finishes it."""

    exit_code = LOCK


def give_back(terminal: Terminal, thread: "StoreThread[Desk]", clock: "Clock") -> NoReturn:
    """Write what was logged for the owner, then destroy the book; raises GivenBack or Left.

    Raises the refusals of an erase that could not begin.
    """
    from rmdesk.desk.erasing.beginning import begin_returned
    from rmdesk.desk.lending.back import words_lost
    from rmdesk.desk.lent.whose import require_lent

    try:
        loan = thread.ask(require_lent).result()
        lost = thread.ask(lambda desk: words_lost(desk, loan, now=clock())).result()
        if lost:
            say(
                terminal,
                _(
                    "Half-typed words in {count} dialogs are in no record: they go with the book."
                ).format(count=lost),
            )
        if not (loan.sent and _is_delivered(terminal, loan)):
            say(
                terminal,
                _("What you logged goes back in one sealed file; then this book destroys itself."),
            )
            file = _written(terminal, thread, loan, clock)
            say(terminal, _("Written, read back and found whole: {file}").format(file=file))
            say(
                terminal,
                _("Give it to {owner}; only their book opens it.").format(owner=loan.owner),
            )
            ask_shown(terminal, _("Enter destroys this book now, Ctrl+C keeps it:"))

        def destroy() -> None:
            now = clock()
            thread.ask_last(lambda desk: begin_returned(desk, owner=loan.owner, now=now)).result()

        wait_for(terminal, Work(destroy), _("Destroying the keys"))
    finally:
        thread.close()
    raise GivenBack


def _is_delivered(terminal: Terminal, loan: "Lent") -> bool:
    """Whether the file that was written is in good hands; raises Left.

    A digit says so: an Enter too many behind the passphrase must not destroy anything.
    """
    say(
        terminal,
        _("The file for {owner} was written already; nothing came to it since.").format(
            owner=loan.owner
        ),
    )
    typed = ask_shown(
        terminal, _("1 destroys this book now; Enter writes the file once more (Ctrl+C leaves):")
    )
    return unicodedata.normalize("NFKC", typed).strip() == "1"


def _written(terminal: Terminal, thread: "StoreThread[Desk]", loan: "Lent", clock: "Clock") -> Path:
    """Where the return lies, once it could be written; raises Left."""
    from rmdesk.desk.lending.back import send_back
    from rmdesk.ui.typed.path_completion import as_path
    from rmdesk.ui.words.lent import return_name

    file = files_folder() / return_name(loan, clock().date())
    while True:
        say(terminal, _("File: {file}").format(file=file))
        typed = ask_shown(terminal, _("Enter writes it there; or another path (Ctrl+C leaves):"))
        file = as_path(typed) if typed.strip() else file

        def write(file: Path = file) -> None:
            thread.ask(
                lambda desk: send_back(desk, file, now=clock(), progress=lambda _done: None)
            ).result()

        try:
            wait_for(terminal, Work(write), _("Writing and reading back"))
        except RmdeskError as refusal:
            tell(terminal, refusal)
        else:
            return file
