"""What was promised to a client and is not kept yet: it opens the next talk ([P] in domain.md:
content connects to the last talk).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.contacts import Contact
from rmdesk.domain.duties import Duty
from rmdesk.domain.occasions.kinds import OccasionKind

_KINDS: Final = (OccasionKind.ANSWER_OWED, OccasionKind.TO_DO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was promised; `on` is the day it was promised for, None where nobody named one."""

    what: str
    on: date | None


def open_promises(contacts: Iterable[Contact], duties: Iterable[Duty]) -> list[Promise]:
    """The open ones, those without a day last.

    A promise for a day is a duty as well, which says whether it was kept; one without a day stays
    as long as its talk is among `contacts`.
    """
    every = list(duties)
    words = {str(one.reason.facts.get("what", "")).strip() for one in every}
    dated = [
        Promise(what=str(one.reason.facts.get("what", "")), on=one.about)
        for one in every
        if one.is_open and one.kind in _KINDS
    ]
    undated = [
        Promise(what=one.promise, on=None)
        for one in contacts
        if one.promise and one.promise.strip() not in words
    ]
    return [*sorted(dated, key=lambda one: one.on or date.max), *undated]
