"""What to ask a client: the empty items of the file, the most useful first, each with its reason.

Every question that may seem forward carries what the client may hear: why it is asked, what the
answer is for, that it stays confidential ([S][N] in domain.md, "The client file"). An outside
figure that has grown old is asked for again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rmdesk.domain.file.entries import File
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.money import Money
from rmdesk.language import N_

ELSEWHERE: Final = "elsewhere"
"""Assets at other banks are lines of the ledger, and no item of the file."""

_ELSEWHERE_RANK = 12


@dataclass(frozen=True, slots=True)
class Ask:
    """Something worth asking for: its title, the question and the reason, as message ids.

    `days_old` is the age of the answer on file where it has to be asked again.
    """

    field: str
    title: str
    question: str
    why: str
    days_old: int | None = None


_RANKED: Final = [
    *(
        (field.rank, Ask(field.id, field.title, field.question, field.why))
        for field in FILE_FIELDS.values()
        if field.rank is not None
    ),
    (
        _ELSEWHERE_RANK,
        Ask(
            ELSEWHERE,
            N_("At other banks"),
            N_("Roughly how are your savings spread over the banks?"),
            N_(
                "Only the whole picture shows whether you are too heavy in one thing;"
                " it stays with me."
            ),
        ),
    ),
]

ASKED: Final[tuple[Ask, ...]] = tuple(ask for _, ask in sorted(_RANKED, key=lambda one: one[0]))
"""Everything that is ever asked for, the most useful first."""


def asks_of(file: File, elsewhere: Money | None, today: date) -> Sequence[Ask]:
    """What to ask: what is not known, then what was true too long ago."""
    unknown, old = [], []
    for ask in ASKED:
        if ask.field == ELSEWHERE:
            if elsewhere is None:
                unknown.append(ask)
            continue
        entry = file[ask.field]
        if not entry.is_known:
            unknown.append(ask)
        elif entry.is_old(today):
            old.append(replace(ask, days_old=entry.days_old(today)))
    return [*unknown, *old]
