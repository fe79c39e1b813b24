"""`handover --back`: a lent book goes back to its owner, and then it is destroyed."""

from rmdesk.cli.asking import has_agreed
from rmdesk.cli.book.erase_command import told_end
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.erasing.beginning import begin_returned
from rmdesk.desk.erasing.finishing import finish
from rmdesk.desk.handover.device import own_fingerprint
from rmdesk.desk.lending.back import send_back, words_lost
from rmdesk.desk.lent.whose import require_lent
from rmdesk.errors import InputError
from rmdesk.language import N_, _


class NoReturnNamed(InputError):
    message = N_("The file to write is not named.")
    hint = N_("rmdesk handover --back --out and the name of a file, such as one on a USB stick.")


def hand_back(session: Session) -> Exit:
    """Write the return, read it back, and destroy the lent book; after its last day, too."""
    file = session.arguments.out
    if file is None:
        raise NoReturnNamed
    with session.open(even_if_over=True) as desk:
        lent = require_lent(desk)
        if lost := words_lost(desk, lent, now=session.now):
            say(
                _(
                    "Half-typed words in {count} dialogs are in no record: they go with the book."
                ).format(count=lost)
            )
        say(
            _(
                "What you logged goes to {owner}; then this book, its backups and all its keys are"
                " destroyed."
            ).format(owner=lent.owner)
        )
        if not has_agreed(is_meant=session.arguments.is_meant):
            return Exit.REFUSED
        signed = own_fingerprint(desk)
        written = send_back(desk, file, now=session.now, progress=_untold)
        begin_returned(desk, owner=lent.owner, now=session.now)
    finished = finish(session.book, now=session.now, is_agreed=True)
    if session.arguments.as_json:
        print_json(
            {
                "file": str(written.path),
                "bundle": written.bundle,
                "sha256": written.digest,
                "fingerprint": signed,
                "records": written.counts,
            }
        )
    say(
        _("The return is in {file}, read again. Only the book of {owner} opens it.").format(
            file=written.path.name, owner=lent.owner
        )
    )
    say(_("Signed by {fingerprint}").format(fingerprint=signed))
    told_end(session.book, finished)
    return Exit.DONE


def _untold(_done: float) -> None:
    """A deputy's log is written in a moment."""
