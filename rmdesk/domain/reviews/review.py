"""An asset review: what a client has on a day, line by line, and what was said about it ([S]).

A review is typed as a draft and frozen when it is closed: from then on it says what it said.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId, ReviewId, ReviewLineId
from rmdesk.domain.money import Money


class Way(StrEnum):
    """How it was talked through ([S]): in person, on the phone over a sheet sent before, or not
    yet: the sheet was sent."""

    MET = "met"
    PHONE = "phone"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review of `on`; None in `closed_on` is a draft.

    `stated` is a total that somebody else counted, such as a statement's, to tie out against;
    `next_on` the day on which the next one is agreed.
    """

    id: ReviewId
    client_id: ClientId
    on: date
    closed_on: date | None = None
    way: Way | None = None
    stated: Money | None = None
    market_view: str = ""
    circumstances: str = ""
    wishes: str = ""
    protection_idea: str = ""
    next_steps: str = ""
    next_on: date | None = None

    @property
    def is_draft(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One asset or debt of a review; `amount` is positive for debts too, None is not known.

    `holding_id` is the line of the ledger it was taken from, None for one that only the review
    has. `place` is its place in the sheet. `typed_on` is the day on which somebody typed the
    amount, or that nobody knows it; None is one that was filled in from what was known. One whose
    class, place or item was typed over `is_corrected`. A line that was `taken_out` of a draft is
    remembered there so that it does not come back.
    """

    id: ReviewLineId
    client_id: ClientId
    review_id: ReviewId
    holding_class: HoldingClass
    is_ours: bool
    institution: str = ""
    item: str = ""
    holding_id: HoldingId | None = None
    place: int = 0
    held_since: date | None = None
    risk: str = ""
    amount: Money | None = None
    as_of: date | None = None
    note: str = ""
    typed_on: date | None = None
    is_corrected: bool = False
    taken_out: bool = False
