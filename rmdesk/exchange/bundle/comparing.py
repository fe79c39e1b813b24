"""Comparing a bundle on the medium with what was just written.

Every byte is read, inflated and hashed, which takes a fifth of reading it row by row: the same
bytes say the same, and a writer lets in nothing that no reader would take.
"""

from collections.abc import Callable
from hashlib import sha256

from rmdesk.exchange.bundle.gzip_frame import Broken, CutOff, NotGzip, inflated
from rmdesk.exchange.bundle.items import Trailer


def is_same(read: Callable[[int], bytes], trailer: Trailer) -> bool:
    """Whether `read` gives all that was written up to `trailer`, then that, and nothing else."""
    ending = f"{trailer.line()}\n".encode()
    digest, held = sha256(), b""
    try:
        for block in inflated(read):
            held += block
            digest.update(held[: -len(ending)])
            held = held[-len(ending) :]
    except (NotGzip, CutOff, Broken):
        return False
    return held == ending and digest.digest() == trailer.digest
