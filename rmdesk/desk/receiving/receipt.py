"""The receipt that whoever has opened a bundle reads off to its sender."""

from rmdesk.crypto.receipt import receipt_code
from rmdesk.desk.receiving.opening import Verified


def receipt_of(verified: Verified) -> str:
    """The receipt of a bundle that was read to its end; whoever keeps the branch's key gives it
    without taking anything in."""
    return receipt_code(verified.manifest.receipt, verified.trailer.digest)
