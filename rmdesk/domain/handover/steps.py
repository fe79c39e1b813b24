"""The steps of leaving, and which of them is done, next, or not to be done yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """In the order in which they are taken."""

    RECEIVERS = "receivers"
    SHARES = "shares"
    TREATMENTS = "treatments"
    BRIEFS = "briefs"
    WRITING = "writing"
    RECEIPTS = "receipts"
    ERASE = "erase"


class Mark(StrEnum):
    """How a step stands."""

    DONE = "done"
    NEXT = "next"
    FREE = "free"
    """May be taken or left: without it everything goes along, and drafts say what to know."""

    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How far it is: receivers and clients by what is missing of them."""

    compared: int
    """Receivers whose fingerprint was compared: nobody else gets a bundle."""

    uncompared: int
    """Receivers that get clients and whose fingerprint nobody compared."""

    unassigned: int
    unwritten: int
    """Clients in no bundle, or changed since it was written."""

    unconfirmed: int


_FREE = (Step.TREATMENTS, Step.BRIEFS)


def marks(stand: Stand) -> Mapping[Step, Mark]:
    """Every step with its mark; exactly one is next, and none behind it is done."""
    is_done = {
        Step.RECEIVERS: stand.compared > 0 and not stand.uncompared,
        Step.SHARES: not stand.unassigned,
        Step.WRITING: not stand.unwritten,
        Step.RECEIPTS: not stand.unconfirmed,
        Step.ERASE: False,
    }
    found: dict[Step, Mark] = {}
    has_next = False
    for step in Step:
        if step in _FREE:
            found[step] = Mark.FREE
        elif has_next:
            found[step] = Mark.LATER
        elif is_done[step]:
            found[step] = Mark.DONE
        else:
            found[step], has_next = Mark.NEXT, True
    return found
