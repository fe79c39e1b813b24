"""What each ratio means, and a sentence for where it lies: for a client's ears, without advice on
any product."""

from decimal import Decimal
from typing import Final

from rmdesk.domain.diagnosis.figures import Computed, Figure
from rmdesk.domain.diagnosis.norms import Verdict
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.language import N_

MEANING: Final = {
    RatioKind.SURPLUS: N_("How much of a year's net income is left over."),
    RatioKind.LIQUIDITY: N_("For how many months liquid assets would pay for everything."),
    RatioKind.LIQUID_SHARE: N_("How much of the net worth is at hand at once."),
    RatioKind.SOLVENCY: N_("How much of what is owned is free of debts."),
    RatioKind.DEBT_SERVICE: N_("How much of the net income goes into instalments."),
    RatioKind.INVESTMENT: N_("How much of the net worth works in financial assets."),
    RatioKind.IMMEDIATE_PAYMENT: N_("How much of the debts could be paid back at once."),
}

_OPEN: Final = N_("Too little is known to hold it against the norm.")

_SENTENCES: Final = {
    RatioKind.SURPLUS: (
        N_("Little is left over: goals come late. Look at the spending together."),
        N_("Enough is left over to save for what is planned."),
        N_("Much is left over: it can be given goals of its own."),
    ),
    RatioKind.LIQUIDITY: (
        N_("The reserve is thin: it would not carry the family through a gap in income."),
        N_("The reserve carries the family through a gap in income."),
        N_("More lies ready than a reserve needs."),
    ),
    RatioKind.LIQUID_SHARE: (
        N_("Little of the wealth is at hand when it is needed."),
        N_("As much of the wealth is at hand as should be."),
        N_("Much of the wealth lies idle."),
    ),
    RatioKind.SOLVENCY: (
        N_("More is owed than owned free of debts: new loans can wait."),
        N_("What is owned covers what is owed with room to spare."),
        N_("What is owned covers what is owed with room to spare."),
    ),
    RatioKind.DEBT_SERVICE: (
        N_("The instalments can be borne."),
        N_("The instalments can be borne."),
        N_("The instalments weigh on the income: a smaller income would not bear them."),
    ),
    RatioKind.INVESTMENT: (
        N_("Little of the wealth works: it grows almost only by what is saved."),
        N_("A good part of the wealth works."),
        N_("A good part of the wealth works."),
    ),
    RatioKind.IMMEDIATE_PAYMENT: (
        N_("If the debts fell due, other assets would have to be sold."),
        N_("Most of the debts could be paid back from what is at hand."),
        N_("Much is at hand besides what the debts would need."),
    ),
}
"""Below, within and above the norm; an end that no norm has says what within says."""


_WITHOUT_DEBTS: Final = {
    RatioKind.SOLVENCY: (Decimal(1), N_("There are no debts: all that is owned is free.")),
    RatioKind.DEBT_SERVICE: (Decimal(0), N_("No instalments are paid.")),
}
"""The value that a ratio has only where nothing is owed or paid, and what it says then."""


def sentence(kind: RatioKind, verdict: Verdict, figure: Figure[Decimal]) -> str:
    """What a ratio at this place says, as a message id."""
    match figure:
        case Computed(value) if kind in _WITHOUT_DEBTS and value == _WITHOUT_DEBTS[kind][0]:
            return _WITHOUT_DEBTS[kind][1]
    below, within, above = _SENTENCES[kind]
    match verdict:
        case Verdict.BELOW:
            return below
        case Verdict.WITHIN:
            return within
        case Verdict.ABOVE:
            return above
        case Verdict.OPEN:
            return _OPEN
