"""Two sets of norms for the household ratios, each with its own names for them.

Ours is how far "about" reaches: 10 points on either side of 60 and 70 %, 5 of 15 %. What is
judged is the figure as it is shown, to four decimals.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_


class Verdict(StrEnum):
    """Where a figure lies against a norm; OPEN where what is missing decides it."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    OPEN = "open"


_ABOUT: Final = N_("about {about} %")
_LEAST: Final = N_("{least} % or more")
_MOST: Final = N_("{most} % or less")
_UNDER: Final = N_("below {most} %")
_MONTHS: Final = N_("{least} to {most} months")


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """Where one ratio should lie: from `least` to `most`, open where None.

    `name` is what the book calls the ratio, `said` the norm in its own words. With
    `is_most_outside` the upper end itself is too much.
    """

    kind: RatioKind
    name: str
    said: Reason
    least: Decimal | None = None
    most: Decimal | None = None
    is_most_outside: bool = False

    def _is_below(self, value: Decimal) -> bool:
        return self.least is not None and value < self.least

    def _is_above(self, value: Decimal) -> bool:
        if self.most is None:
            return False
        return value >= self.most if self.is_most_outside else value > self.most

    def place(self, value: Decimal) -> Verdict:
        """Where a figure that is known lies."""
        if self._is_below(value):
            return Verdict.BELOW
        return Verdict.ABOVE if self._is_above(value) else Verdict.WITHIN

    def judge(self, figure: Figure[Decimal]) -> Verdict:
        """Where the figure lies; a range counts only where both its ends lie alike."""
        match figure:
            case Computed(value):
                return self.place(value)
            case Range(least, most):
                return self._judge_range(least, most)
            case NotComputable():
                return Verdict.OPEN

    def _judge_range(self, least: Decimal | None, most: Decimal | None) -> Verdict:
        low = self._at_open_end(Verdict.BELOW) if least is None else self.place(least)
        high = self._at_open_end(Verdict.ABOVE) if most is None else self.place(most)
        return low if low is high else Verdict.OPEN

    def _at_open_end(self, end: Verdict) -> Verdict:
        """What an end that nobody knows counts as: the worst that the norm knows on that side."""
        bound = self.least if end is Verdict.BELOW else self.most
        return Verdict.WITHIN if bound is None else end


@dataclass(frozen=True, slots=True)
class Profile:
    """A set of norms: its code, its name, where it comes from, its ratios in its own order."""

    code: str
    name: str
    sentence: str
    norms: tuple[Norm, ...]


def _about(kind: RatioKind, name: str, percent: int, reach: int) -> Norm:
    return Norm(
        kind=kind,
        name=name,
        said=Reason(_ABOUT, {"about": percent}),
        least=_share(percent - reach),
        most=_share(percent + reach),
    )


def _from(kind: RatioKind, name: str, percent: int) -> Norm:
    said = Reason(_LEAST, {"least": percent})
    return Norm(kind=kind, name=name, said=said, least=_share(percent))


def _months(name: str) -> Norm:
    return Norm(
        kind=RatioKind.LIQUIDITY,
        name=name,
        said=Reason(_MONTHS, {"least": 3, "most": 6}),
        least=Decimal(3),
        most=Decimal(6),
    )


def _share(percent: int) -> Decimal:
    return Decimal(percent).scaleb(-2)


NEEDS_DIAGNOSIS: Final = Profile(
    "needs_diagnosis",
    N_("Needs diagnosis"),
    N_("The norms of needs diagnosis: liquid assets are held against net worth."),
    (
        _about(RatioKind.SURPLUS, N_("Savings share"), 60, 10),
        _months(N_("Liquidity ratio")),
        _about(RatioKind.LIQUID_SHARE, N_("Liquid share of net worth"), 15, 5),
        _from(RatioKind.SOLVENCY, N_("Ability to repay"), 50),
        Norm(
            kind=RatioKind.DEBT_SERVICE,
            name=N_("Debt service share"),
            said=Reason(_UNDER, {"most": 60}),
            most=_share(60),
            is_most_outside=True,
        ),
        _from(RatioKind.INVESTMENT, N_("Investments to net worth"), 50),
    ),
)
"""[N] in domain.md."""

TEXTBOOK: Final = Profile(
    "textbook",
    N_("Textbook"),
    N_("The reference values of the financial planner's course: liquid assets against debts."),
    (
        _from(RatioKind.SURPLUS, N_("Surplus ratio"), 30),
        _months(N_("Liquidity ratio")),
        _from(RatioKind.SOLVENCY, N_("Net worth ratio"), 50),
        Norm(
            kind=RatioKind.DEBT_SERVICE,
            name=N_("Debt to income ratio"),
            said=Reason(_MOST, {"most": 40}),
            most=_share(40),
        ),
        _from(RatioKind.INVESTMENT, N_("Investments to net worth"), 50),
        _about(RatioKind.IMMEDIATE_PAYMENT, N_("Ability to pay at once"), 70, 10),
    ),
)
"""The reference values of the course for financial planners (国家理财规划师): 30 %, 3 to 6 months,
50 %, 40 %, 50 % and about 70 %. It has no norm for liquid assets against net worth, and one for
liquid assets against debts instead."""

PROFILES: Final = (NEEDS_DIAGNOSIS, TEXTBOOK)
