"""What the book keeps of a household beside its ledger, record by record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowLine
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.mixes import Mix, ShareClass, wrong_with_mix
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.ids import ClientId, DiagnosisId, FlowId
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NOT_WHOLE_PER_CENT = N_("A share of the client's own mix is a whole per cent.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFlow:
    """A line of the table of income and expense, with its place in the book."""

    id: FlowId
    client_id: ClientId
    line: FlowLine


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneHeld:
    """On `on` the client said that there is nothing in this part of the balance."""

    id: int
    client_id: ClientId
    part: Group
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnShare:
    """A share of the mix that a client wishes, in whole per cent."""

    id: int
    client_id: ClientId
    share_class: ShareClass
    percent: int


def own_mix(shares: Iterable[OwnShare]) -> Mix:
    """The mix that these shares are; empty where the client wishes none of the own.

    Shares that are no mix together, as two books may have left them, are none.
    """
    mix = {one.share_class: one.percent * 100 for one in shares}
    return {} if wrong_with_mix(mix) else mix


def wrong_with_own_mix(mix: Mix) -> Wrong | None:
    """The first share that is none of the own mix's; the field is the class."""
    return next(
        (Wrong(one, NOT_WHOLE_PER_CENT) for one, share_bp in mix.items() if share_bp % 100), None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisText:
    """A diagnosis as the book keeps it: three JSON texts, empty where nothing was written."""

    id: DiagnosisId
    client_id: ClientId
    on: date
    interview: str
    assumptions: str = ""
    other_scenario: str = ""
    closed_on: date | None = None
    next_check_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDiagnosis:
    """A diagnosis of `on`: the interview as far as it came, and what was assumed.

    `other` is the second scenario, where one was set beside it. `closed_on` None is open.
    """

    id: DiagnosisId
    client_id: ClientId
    on: date
    interview: Interview
    assumptions: Assumptions
    other: Scenario | None = None
    closed_on: date | None = None
    next_check_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
