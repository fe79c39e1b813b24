"""Insurance policies of a client's household."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import ClientId, PolicyId
from rmdesk.domain.money import Money


class PolicyKind(StrEnum):
    """The kinds of insurance the trade tells apart."""

    WHOLE_LIFE = "whole_life"
    TERM_LIFE = "term_life"
    CRITICAL_ILLNESS = "critical_illness"
    MEDICAL = "medical"
    ACCIDENT = "accident"
    ANNUITY = "annuity"
    EDUCATION = "education"
    ENDOWMENT = "endowment"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One policy [S][N]; `premium` is the yearly premium, None is unknown, never zero.

    `repeat` numbers policies of the same kind, insurer and insured person: 1 for the first.
    `is_regular` tells a premium paid every year from one paid once.
    """

    id: PolicyId
    client_id: ClientId
    kind: PolicyKind
    called: str = ""
    insurer: str = ""
    insured: str = ""
    repeat: int = 1
    term: str = ""
    sum_insured: Money | None = None
    premium: Money | None = None
    covers_critical_illness: bool | None = None
    next_premium_on: date | None = None
    gone_on: date | None = None
    beneficiary: str = ""
    is_regular: bool | None = None
    start: date | None = None
    ends: date | None = None
