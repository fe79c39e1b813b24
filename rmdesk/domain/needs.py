"""What may follow a need that was heard ([N][P] in domain.md, "The client file").

A need read between the lines is no occasion for a product: first the client has to say it.
"""

from collections.abc import Iterable

from rmdesk.domain.file_records import Need


def latent(needs: Iterable[Need]) -> list[Need]:
    """The open needs the client has not spoken out: to be asked about, with no product yet."""
    return [need for need in needs if need.is_open and not need.is_explicit]


def spoken_out(needs: Iterable[Need]) -> list[Need]:
    """The open needs the client named: a product may answer them."""
    return [need for need in needs if need.is_open and need.is_explicit]


def is_too_early_to_propose(needs: Iterable[Need]) -> bool:
    """Whether needs are known and every one of them is still latent: no product is proposed."""
    known = list(needs)
    return bool(latent(known)) and not spoken_out(known)
