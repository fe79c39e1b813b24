"""Whose key a file holds: known to the book or new, and compared before it is used."""

from pathlib import Path

from rmdesk.cli.comparing import NobodyToCompare, answered
from rmdesk.cli.session import Session
from rmdesk.crypto.recipients import Recipient
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import (
    Receiver,
    add_receiver,
    compare,
    receiver_with,
    rename,
)
from rmdesk.language import N_, _


class ReceiverNotCompared(NobodyToCompare):
    message = N_("The key of {name} was never compared, and there is no terminal to ask on.")
    hint = N_("Put the whole fingerprint, as it is read out to you, after --fingerprint.")


def compared(desk: Desk, session: Session, file: Path, recipient: Recipient) -> Receiver:
    """Whose key that is, compared; who does not pass is not kept."""
    receiver = receiver_with(desk, recipient)
    if receiver is not None and receiver.compared_on is not None:
        return known(desk, session, file, recipient)
    name = _name(session, file)
    says = _(
        "Call {name} on a number you know and have the fingerprint of the key read to you. Type"
        " the groups that are dots here:"
    ).format(name=name)
    unasked = ReceiverNotCompared(name=name)
    typed, asked = answered(
        session.arguments.fingerprint, recipient.fingerprint, says=says, unasked=unasked
    )
    with desk.store.database.atomic():
        receiver = known(desk, session, file, recipient)
        return compare(desk, receiver.id, typed, asked=asked, now=session.now)


def known(desk: Desk, session: Session, file: Path, recipient: Recipient) -> Receiver:
    """Whose key that is, known or new, by the name that was given last."""
    arguments = session.arguments
    receiver = receiver_with(desk, recipient)
    if receiver is None:
        return add_receiver(
            desk,
            recipient.text,
            name=_name(session, file),
            is_branch=arguments.is_branch,
            now=session.now,
        )
    if arguments.name and arguments.name != receiver.name:
        return rename(desk, receiver.id, arguments.name, now=session.now)
    return receiver


def _name(session: Session, file: Path) -> str:
    name: str | None = session.arguments.name
    return name or file.stem
