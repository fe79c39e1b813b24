"""What of a review and of the household's tables a client may see, on paper and on the screen.

This is the one place that decides it, and it is a list of what may go, never of what may not: what
is not copied here stays with the RM. Left out on purpose are the RM's notes on lines, the client's
new circumstances as the RM wrote them down, the protection idea, the class, flags and whatever
names another person or, in the household's part, a product: of what is missing there only that
something is.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.household import HouseholdSheet, household_sheet
from rmdesk.desk.reviewing.sheet import ReviewSheet, sheet_of
from rmdesk.domain.clients import Client
from rmdesk.domain.diagnosis.allocation import Allocation
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.diagnosis.norms import Profile, Verdict
from rmdesk.domain.diagnosis.ratio_sentences import MEANING, sentence
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.reviews.comparing import Compared, State
from rmdesk.domain.reviews.totals import Slice, Totals
from rmdesk.domain.reviews.trend import Point
from rmdesk.errors import Refused
from rmdesk.language import N_

T = TypeVar("T")


class NothingReviewed(Refused):
    message = N_("There is no review of this client yet.")
    hint = N_("Begin one: F7, Enter.")


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
    """The tables of the household by kinds, never line by line; spans name nothing missing."""

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
    """All that a client gets of a review; `before_on` is the day it is compared with.

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


def review_for_client(
    desk: Desk, client_id: ClientId, review_id: ReviewId | None = None
) -> ClientReview:
    """The review as its client may see it, with the household's tables; without an id the newest.

    Raises NothingReviewed or ClientGone.
    """
    sheet = sheet_of(desk, client_id, review_id)
    return for_client(sheet, household_sheet(desk, client_id))


def for_client(sheet: ReviewSheet, household: HouseholdSheet | None = None) -> ClientReview:
    """What of these two may be seen; raises NothingReviewed."""
    review = sheet.review
    if review is None:
        raise NothingReviewed
    client: Client = sheet.client
    return ClientReview(
        client_id=client.id,
        number=client.number,
        name=client.name,
        sex=client.sex,
        salutation=client.salutation,
        review_id=review.id,
        on=review.on,
        is_draft=review.is_draft,
        before_on=sheet.before.on if sheet.before else None,
        lines=tuple(line for one in sheet.compared if (line := _line(one)) is not None),
        totals=sheet.totals,
        slices=sheet.slices,
        trend=sheet.trend,
        market_view=review.market_view,
        wishes=review.wishes,
        next_steps=review.next_steps,
        next_on=review.next_on,
        household=_household(household) if household else None,
    )


def _line(compared: Compared) -> ClientLine | None:
    shown = compared.line or compared.before
    if shown is None:
        return None
    is_there = compared.line is not None
    return ClientLine(
        holding_class=shown.holding_class,
        is_ours=shown.is_ours,
        institution=shown.institution,
        item=shown.item,
        held_since=shown.held_since,
        risk=shown.risk,
        amount=shown.amount if is_there else None,
        as_of=shown.as_of if is_there else None,
        change=compared.change,
        change_bp=compared.change_bp,
        state=compared.state,
    )


def _household(sheet: HouseholdSheet) -> ClientHousehold | None:
    """None while nobody has told anything of it."""
    flow, balance = sheet.flow, sheet.sheet
    if not flow.rows and not any(row.lines for row in balance.rows):
        return None
    allocation = sheet.allocation
    mix = allocation if isinstance(allocation, Allocation) else None
    return ClientHousehold(
        flows=tuple((row.category, _bare(row.yearly)) for row in flow.rows),
        income=_bare(flow.income),
        net_income=_bare(flow.net_income),
        spending=_bare(flow.spending),
        surplus=_bare(flow.surplus),
        parts=tuple((row.group, _bare(row.worth)) for row in balance.rows),
        assets=_bare(balance.assets),
        net_worth=_bare(balance.net_worth),
        norms=sheet.profile.name,
        ratios=_ratios(sheet, sheet.profile),
        mix=_mix(mix),
        model_level=mix.wished.level if mix and mix.wished else None,
    )


def _ratios(sheet: HouseholdSheet, profile: Profile) -> tuple[ClientRatio, ...]:
    return tuple(
        ClientRatio(
            kind=norm.kind,
            name=norm.name,
            meaning=MEANING[norm.kind],
            figure=_without_missing(sheet.ratios[norm.kind].figure),
            norm=norm.said,
            verdict=(verdict := norm.judge(sheet.ratios[norm.kind].figure)),
            sentence=sentence(norm.kind, verdict),
        )
        for norm in profile.norms
    )


def _mix(allocation: Allocation | None) -> tuple[ClientShare, ...]:
    return tuple(
        ClientShare(
            share_class=row.share_class,
            held=row.held,
            share_bp=row.share_bp,
            wished=row.wished,
            wished_bp=row.wished_bp,
            gap=row.gap,
        )
        for row in (allocation.rows if allocation else ())
    )


def _bare(span: Span) -> Span:
    """The ends alone: what is missing is named by lines, and they name products and people."""
    return replace(span, missing=())


def _without_missing(figure: Figure[T]) -> Figure[T]:
    match figure:
        case Computed():
            return figure
        case Range(least, most):
            return Range(least, most, ())
        case NotComputable(because):
            # A reason with facts could name a line.
            return NotComputable(because if not because.facts else _OPEN)


_OPEN = Reason(N_("Too little is known yet."))
