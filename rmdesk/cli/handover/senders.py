"""Whether a bundle was signed by the book that the command line expects."""

from rmdesk.cli.comparing import NobodyToCompare, answered
from rmdesk.crypto.fingerprints import is_same
from rmdesk.desk.receiving.refusals import OtherSender
from rmdesk.language import N_, _


class SenderNotCompared(NobodyToCompare):
    message = N_("Whose bundle it is was not compared, and there is no terminal to ask on.")
    hint = N_("Put the sender's fingerprint, as it is read out to you, after --from.")


def require_compared(given: str | None, fingerprint: str, *, owner: str) -> None:
    """Ask at the terminal where nothing was given; raises OtherSender and SenderNotCompared."""
    says = _(
        "Call {owner} on a number you know and have the fingerprint of the book read to you. Type"
        " the groups that are dots here:"
    ).format(owner=owner)
    answer = answered(given, fingerprint, says=says, unasked=SenderNotCompared())
    if not is_same(fingerprint, *answer):
        raise OtherSender


def require_sender(given: str | None, fingerprint: str) -> None:
    """Raise OtherSender where a fingerprint was given, and it is not the whole of this one."""
    if given is not None and not is_same(fingerprint, given):
        raise OtherSender
