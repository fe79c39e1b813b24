"""`handover`: clients out of the book in a bundle for somebody, and the receipt back."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from rmdesk.cli.exits import Exit
from rmdesk.cli.handover.give_words import (
    print_status,
    say_preview,
    say_whether_erasable,
    status_record,
)
from rmdesk.cli.handover.giver import name_giver
from rmdesk.cli.handover.receivers import compared, known
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session
from rmdesk.crypto.recipients import Recipient
from rmdesk.desk.book import Desk
from rmdesk.desk.erasing.permit import permit_of
from rmdesk.desk.handover import receipts, sharing, standing
from rmdesk.desk.handover.device import own_fingerprint
from rmdesk.desk.handover.policies import take_policy
from rmdesk.desk.handover.preview import preview
from rmdesk.desk.handover.receivers import Receiver
from rmdesk.desk.handover.treatments import class_named, treat
from rmdesk.desk.handover.writing import Written, write_bundle
from rmdesk.desk.lending.loans import lend
from rmdesk.desk.lent.whose import require_own
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.treatments import Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.errors import InputError
from rmdesk.language import N_, _
from rmdesk.store.unlocking.key_pairs import recipient_in

_PERCENT: Final = 100


class NoReceiverNamed(InputError):
    message = N_("The receiver is not named.")
    hint = N_("rmdesk handover --to and the file with the public key, --out and the bundle.")


class OneReceiver(InputError):
    message = N_(
        "A bundle is for one receiver alone: who else could open it could give its receipt."
    )
    hint = N_("Name one file after --to, and write a bundle of their own for the others.")


def hand_over(session: Session) -> Exit:
    """Write a bundle, or look at one, or take its receipt."""
    arguments = session.arguments
    if arguments.back:
        from rmdesk.cli.handover.hand_back_command import hand_back

        return hand_back(session)
    if arguments.loans:
        from rmdesk.cli.handover.loans_command import list_loans

        return list_loans(session)
    if arguments.call_off is not None:
        from rmdesk.cli.handover.loans_command import call_off_loan

        return call_off_loan(session)
    if arguments.status:
        return _status(session)
    if arguments.receipt is not None:
        return _receipt(session)
    if not arguments.receivers or not (arguments.out or arguments.preview):
        raise NoReceiverNamed
    file, *others = arguments.receivers
    if others:
        raise OneReceiver
    recipient = recipient_in(file)
    with session.open() as desk:
        require_own(desk)  # before anything is asked or noted
        if arguments.preview or arguments.out is None:
            _preview(desk, session, file, recipient)
            return Exit.DONE
        receiver = compared(desk, session, file, recipient)
        name_giver(desk, session)
        _decide(desk, session, receiver)
        written = _written(desk, session, receiver, arguments.out.absolute())
        fingerprint = own_fingerprint(desk)
    _told(session, written, receiver, fingerprint)
    return Exit.DONE


class _OnlyLooked(Exception):
    """Leaves a transaction, and everything in it."""


def _preview(desk: Desk, session: Session, file: Path, recipient: Recipient) -> None:
    """What the same line without `--preview` would hand over; nothing of it stays decided."""
    arguments = session.arguments
    with suppress(_OnlyLooked), desk.store.database.atomic():
        receiver = known(desk, session, file, recipient)
        _decide(desk, session, receiver)
        kind = BundleKind.DEPUTY if arguments.until else BundleKind.HANDOVER
        chosen = _lent(desk, session, receiver) if arguments.until else None
        say_preview(preview(desk, receiver.id, kind=kind, clients=chosen))
        raise _OnlyLooked


def _decide(desk: Desk, session: Session, receiver: Receiver) -> None:
    if session.arguments.until is None:  # what is lent is not given away
        _share(desk, session, receiver)
    _treat(desk, session)


def _share(desk: Desk, session: Session, receiver: Receiver) -> None:
    """Those of the condition; without one, and nobody given to this receiver yet, all others."""
    condition = session.arguments.condition
    if condition is not None:
        found = sharing.by_condition(desk, condition)
        sharing.share(desk, found, receiver.id, now=session.now)
    elif sharing.default_receiver(desk) is None and not sharing.clients_for(desk, receiver.id):
        sharing.set_default(desk, receiver.id, now=session.now)


def _treat(desk: Desk, session: Session) -> None:
    arguments = session.arguments
    if arguments.policy is not None:
        take_policy(desk, arguments.policy, now=session.now)
    wishes = (
        (Treatment.WHOLE, arguments.whole),
        (Treatment.SUMMARISE, arguments.summarise),
        (Treatment.DROP, arguments.drop),
    )
    for treatment, names in wishes:
        for name in names or ():
            treat(desk, None, class_named(name), treatment, now=session.now)


def _written(desk: Desk, session: Session, receiver: Receiver, out: Path) -> Written:
    arguments = session.arguments
    progress = _Counting()
    if arguments.until is not None:
        written = lend(
            desk,
            _lent(desk, session, receiver),
            receiver.id,
            arguments.until,
            out,
            now=session.now,
            progress=progress.tell,
        )
    else:
        written = write_bundle(
            desk,
            receiver.id,
            out,
            now=session.now,
            progress=progress.tell,
        )
    progress.end()
    return written


def _lent(desk: Desk, session: Session, receiver: Receiver) -> list[ClientId]:
    """Whom the deputy looks after: those of the condition, else those who are shared there."""
    condition = session.arguments.condition
    if condition is not None:
        return list(sharing.by_condition(desk, condition))
    return list(sharing.clients_for(desk, receiver.id))


def _told(session: Session, written: Written, receiver: Receiver, fingerprint: str) -> None:
    if session.arguments.as_json:
        print_json(
            {
                "bundle": written.bundle,
                "file": str(written.path),
                "sha256": written.digest,
                "fingerprint": fingerprint,
                "bytes": written.size,
                "clients": written.clients,
                "records": written.counts,
            }
        )
    say(
        _("Written and read back: {count} clients for {name} in {file}.").format(
            count=f"{written.clients:,}", name=receiver.name, file=written.path.name
        )
    )
    say(_("SHA-256: {digest}").format(digest=written.digest))
    say(_("Over there this book shows the fingerprint {digits}.").format(digits=fingerprint))
    if session.arguments.until is None:
        say(_("Once it was opened over there: rmdesk handover --receipt and the code read out."))


def _receipt(session: Session) -> Exit:
    with session.open() as desk:
        bundle = receipts.bundle_for(desk, session.arguments.receipt or "")
        receipts.confirm(desk, bundle.bundle, session.arguments.receipt or "", now=session.now)
        found, permit = standing.readiness(desk), permit_of(desk)
    say(
        _("The bundle of {day} for {name} has arrived: {count} clients.").format(
            day=bundle.at.date().isoformat(), name=bundle.receiver, count=f"{bundle.clients:,}"
        )
    )
    say_whether_erasable(found, permit)
    return Exit.DONE


def _status(session: Session) -> Exit:
    with session.open() as desk:
        found, bundles = standing.readiness(desk), receipts.bundles_of(desk)
        permit = permit_of(desk)
    if session.arguments.as_json:
        print_json(status_record(found, bundles, permit))
    else:
        print_status(found, bundles)
        say_whether_erasable(found, permit)
    return Exit.DONE


class _Counting:
    """The progress of a bundle on a terminal; a script's log stays clean."""

    def __init__(self) -> None:
        self._shown = -1
        self._is_shown = sys.stderr.isatty()

    def tell(self, done: float) -> None:
        percent = int(done * _PERCENT)
        if self._is_shown and percent != self._shown:
            self._shown = percent
            words = _("Writing the bundle: {percent} %").format(percent=percent)
            print(f"\r{words}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._is_shown:
            say("")
