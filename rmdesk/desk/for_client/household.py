"""The household's tables as a client may see them: by kinds, with the norms and a sentence each.

Never line by line: of what is missing only that something is, for lines name products and people.
"""

from dataclasses import replace
from typing import Final, TypeVar

from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.desk.for_client.review import ClientHousehold, ClientRatio, ClientShare
from rmdesk.domain.diagnosis.allocation import Allocation
from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.norms import Profile
from rmdesk.domain.diagnosis.ratio_sentences import MEANING, sentence
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_

T = TypeVar("T")

_OPEN: Final = Reason(N_("Too little is known yet."))


def household_for_client(sheet: HouseholdSheet) -> ClientHousehold | None:
    """None while nobody has told anything of it."""
    flow, balance = sheet.flow, sheet.sheet
    if not flow.rows and not any(row.lines for row in balance.rows):
        return None
    allocation = sheet.allocation
    mix = allocation if isinstance(allocation, Allocation) else None
    return ClientHousehold(
        on=sheet.on,
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
            figure=_without_missing(figure),
            norm=norm.said,
            verdict=(verdict := norm.judge(figure)),
            sentence=sentence(norm.kind, verdict, figure),
        )
        for norm in profile.norms
        for figure in (sheet.ratios[norm.kind].figure,)
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
