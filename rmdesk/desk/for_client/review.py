"""A review and a household's tables as their client may see them; `shown` fills them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.figures import Figure
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.diagnosis.norms import Verdict
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.totals import Slice, Totals
from rmdesk.domain.reviews.trend import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLine:
    """One line: what there is, what it is worth, and how that changed since the last review.

    A line that is gone says what it was, without an amount.
    """

    holding_class: HoldingClass
    is_ours: bool
    institution: str
    item: str
    held_since: date | None
    risk: str
    amount: Money | None
    as_of: date | None
    change: Money | None
    change_bp: int | None
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientHousehold:
    """The tables of the household as known on the day `on`, by kinds, never line by line; spans
    name nothing missing."""

    on: date
    flows: tuple[tuple[FlowCategory, Span], ...]
    income: Span
    net_income: Span
    spending: Span
    surplus: Span
    parts: tuple[tuple[Group, Span], ...]
    assets: Span
    net_worth: Span
    norms: str
    ratios: tuple["ClientRatio", ...]
    mix: tuple["ClientShare", ...]
    model_level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRatio:
    """A ratio with its norm and a sentence; `name`, `meaning`, `sentence` are message ids."""

    kind: RatioKind
    name: str
    meaning: str
    figure: Figure[Decimal]
    norm: Reason
    verdict: Verdict
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientShare:
    """One class of the mix: held and wished; no wish is None. Shares as in `shares`."""

    share_class: ShareClass
    held: Money
    share_bp: int
    wished: Money | None
    wished_bp: int | None
    gap: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientReview:
    """All that a client gets of a review; `before_on` is the day of the one it is compared with and
    `totals_before` what that one came to.

    `name`, `sex` and `salutation` are there to address the client by. `agreed` are the texts that
    were talked over with the client: as the RM typed them, for the client's ears.
    """

    client_id: ClientId
    number: str
    name: str
    sex: Sex | None
    salutation: str
    review_id: ReviewId
    on: date
    is_draft: bool
    before_on: date | None
    lines: tuple[ClientLine, ...]
    totals: Totals
    slices: tuple[Slice, ...]
    trend: tuple[Point, ...]
    market_view: str
    wishes: str
    next_steps: str
    next_on: date | None
    household: ClientHousehold | None = None
    totals_before: Totals | None = None
