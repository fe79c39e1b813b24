"""`receive` and `receipt`: a bundle opened, shown, taken in, and its receipt to be read aloud."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk.cli.exits import Exit
from rmdesk.cli.handover.receive_words import record, tell_of, tell_sender, tell_signer
from rmdesk.cli.handover.senders import require_compared, require_sender
from rmdesk.cli.passphrase import new_passphrase
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.desk.backups.making import LARGE_IMPORT, back_up
from rmdesk.desk.receiving.arrivals import Fate
from rmdesk.desk.receiving.choices import Choice
from rmdesk.desk.receiving.loading import Taken, take_in
from rmdesk.desk.receiving.new_book import new_book_from
from rmdesk.desk.receiving.opening import Verified, verified
from rmdesk.desk.receiving.preview import Preview, preview
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.likeness.merging import Side
from rmdesk.language import _
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.files import is_started
from rmdesk.store.unlocking.key_pairs import exposure_of, identity_in

if TYPE_CHECKING:
    from rmdesk.desk.book import Desk


def receive(session: Session) -> Exit:
    """Take a bundle in, or with `--preview` say what would happen.

    PROBLEMS while clients wait for a decision: nothing is taken in then, unless `--leave-open`
    leaves them out. Without an identity it is a deputy's return; a deputy's bundle makes a book.
    Nothing is taken in before the sender was compared: anybody can seal to a public key.
    """
    arguments = session.arguments
    (file,) = map(Path, arguments.words)
    if arguments.identity is None:
        from rmdesk.cli.handover.receive_return import take_back

        with session.open() as desk:
            return take_back(session, desk, file)
    found = _verified(session, file)
    tell_sender(found)
    if arguments.preview:
        require_sender(arguments.sender, found.fingerprint)
    else:
        require_compared(arguments.sender, found.fingerprint, owner=found.manifest.who)
    if found.manifest.kind is BundleKind.DEPUTY and not arguments.preview:
        from rmdesk.cli.handover.receive_loan import make_loan

        return make_loan(session, found)
    if not is_started(session.book):
        return _into_new_book(session, found)
    with session.open() as desk:
        return _into_book(session, desk, found)


def give_receipt(session: Session) -> Exit:
    """The receipt alone: for whoever keeps the branch's key."""
    (file,) = map(Path, session.arguments.words)
    found = _verified(session, file)
    tell_sender(found)
    tell_signer(found)
    receipt = receipt_of(found)
    if session.arguments.as_json:
        print_json({"receipt": receipt, "clients": found.manifest.clients})
    else:
        print(receipt)
    return Exit.DONE


def _verified(session: Session, file: Path) -> Verified:
    """The bundle, opened by the identity that was named."""
    arguments = session.arguments
    assert arguments.identity is not None  # the options ask for it
    identity = identity_in(arguments.identity)
    exposure = exposure_of(arguments.identity)
    if exposure:
        say(exposure)
    return verified(file, identity, progress=_untold)


def _into_new_book(session: Session, found: Verified) -> Exit:
    if session.arguments.preview:
        say(_("A preview: there is no book yet, and none was made."))
        return Exit.DONE
    passphrase = new_passphrase(session.arguments.passphrase_file)
    taken = new_book_from(session.book, found, passphrase, now=session.now, progress=_untold)
    say(_("A new book: {path}").format(path=session.book))
    _close(session, found, taken)
    return Exit.DONE


def _into_book(session: Session, desk: "Desk", found: Verified) -> Exit:
    arguments = session.arguments
    compared = not arguments.preview or arguments.sender is not None
    shown = preview(desk, found, progress=_untold, compared=compared)
    choices = {**_left_open(session, shown), **_sides(session, shown)}
    if choices:
        shown = preview(desk, found, choices, progress=_untold, compared=compared)
    tell_of(shown)
    if arguments.preview or shown.is_open:
        if arguments.as_json:
            print_json(record(shown, None))
        say(
            _("A preview: nothing was changed.")
            if arguments.preview
            else _("Nothing was taken in: decide in the desk, or leave them out: --leave-open")
        )
        return Exit.PROBLEMS if shown.is_open else Exit.DONE
    if shown.counts.total("new") >= LARGE_IMPORT:
        back_up(desk, why=Why.IMPORT, now=session.now)
    taken = take_in(desk, shown, now=session.now, progress=_untold)
    _close(session, found, taken, shown)
    undecided = arguments.take is None and any(arrival.pairs for arrival in shown.arrivals)
    return Exit.PROBLEMS if undecided or (arguments.leave_open and taken.left_out) else Exit.DONE


def _left_open(session: Session, shown: Preview) -> Mapping[int, Choice]:
    if not session.arguments.leave_open:
        return {}
    return {arrival.foreign_id: Choice(leave_out=True) for arrival in shown.open}


def _sides(session: Session, shown: Preview) -> Mapping[int, Choice]:
    """The same side for everything that differs, where it can be had; what was taken out over
    there is taken out here only where that was said as well."""
    arguments = session.arguments
    if arguments.take is None:
        return {}
    side = Side.RIGHT if arguments.take == "theirs" else Side.LEFT
    return {
        arrival.foreign_id: Choice(
            sides={
                pair.key: side
                for pair in arrival.pairs
                if side in pair.sides and (arguments.delete or not pair.is_taken_out)
            }
        )
        for arrival in shown.arrivals
        if arrival.fate is Fate.DIFFERS
    }


def _close(session: Session, found: Verified, taken: Taken, shown: Preview | None = None) -> None:
    if session.arguments.as_json:
        print_json(record(shown, taken))
    if taken.handover_id is None:
        say(_("Nothing new: the book already has all of it."))
    else:
        say(
            _("Taken in: {new} new clients, {same} that were on file, {left} left out.").format(
                new=f"{taken.clients_new:,}",
                same=f"{taken.clients_same:,}",
                left=f"{taken.left_out:,}",
            )
        )
    say(
        _("Read this receipt to {owner}: {receipt}").format(
            owner=found.manifest.who, receipt=taken.receipt
        )
    )


def _untold(_done: float) -> None:
    """Nobody watches a command."""
