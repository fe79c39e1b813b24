"""The words on screen for a household's money: its tables, ratios, mixes; `labels` shows them."""

from enum import StrEnum
from typing import Final

from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowKind
from rmdesk.domain.diagnosis.concentration import FlagKind
from rmdesk.domain.diagnosis.mixes import ShareClass, Source
from rmdesk.domain.diagnosis.norms import Verdict
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.language import N_

HOUSEHOLD_WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (FlowKind.INCOME, N_("income")),
    (FlowKind.EXPENSE, N_("expense")),
    (FlowCategory.SALARY, N_("salary")),
    (FlowCategory.BONUS, N_("bonus")),
    (FlowCategory.TRADE, N_("business income")),
    (FlowCategory.RENT, N_("rent received")),
    (FlowCategory.RETURNS, N_("interest, returns")),
    (FlowCategory.PENSION, N_("old-age pension")),
    (FlowCategory.ALLOWANCE, N_("allowances")),
    (FlowCategory.OTHER_INCOME, N_("other income")),
    (FlowCategory.TAX, N_("taxes, contributions")),
    (FlowCategory.LIVING, N_("living costs")),
    (FlowCategory.HOUSING, N_("rent, housing costs")),
    (FlowCategory.MORTGAGE_PAYMENT, N_("mortgage instalment")),
    (FlowCategory.LOAN_PAYMENT, N_("loan instalment")),
    (FlowCategory.EDUCATION, N_("schooling")),
    (FlowCategory.PARENTS, N_("support of parents")),
    (FlowCategory.PREMIUM, N_("insurance premiums")),
    (FlowCategory.MEDICAL, N_("medical costs")),
    (FlowCategory.TRANSPORT, N_("transport")),
    (FlowCategory.LEISURE, N_("leisure, travel")),
    (FlowCategory.OTHER_EXPENSE, N_("other spending")),
    (Group.LIQUID, N_("liquid assets")),
    (Group.FINANCIAL, N_("financial assets")),
    (Group.PHYSICAL, N_("property and business")),
    (Group.DEBTS, N_("debts")),
    (ShareClass.CASH, N_("cash, demand")),
    (ShareClass.FIXED_INCOME, N_("fixed income")),
    (ShareClass.EQUITY, N_("equity")),
    (ShareClass.METAL, N_("metals")),
    (ShareClass.INSURANCE, N_("insurance")),
    (Source.OWN, N_("the client's own mix")),
    (Source.MODEL, N_("the model of the risk grade")),
    (RatioKind.SURPLUS, N_("Savings share")),
    (RatioKind.LIQUIDITY, N_("Liquidity ratio")),
    (RatioKind.LIQUID_SHARE, N_("Liquid share of net worth")),
    (RatioKind.SOLVENCY, N_("Ability to repay")),
    (RatioKind.DEBT_SERVICE, N_("Debt service share")),
    (RatioKind.INVESTMENT, N_("Investments to net worth")),
    (RatioKind.IMMEDIATE_PAYMENT, N_("Ability to pay at once")),
    (Verdict.BELOW, N_("below")),
    (Verdict.WITHIN, N_("within")),
    (Verdict.ABOVE, N_("above")),
    (Verdict.OPEN, N_("unsure")),
    (FlagKind.ONE_PRODUCT, N_("One product")),
    (FlagKind.ONE_BANK, N_("One institution")),
    (FlagKind.PROPERTY, N_("Much property")),
    (FlagKind.LITTLE_AT_HAND, N_("Little at hand")),
    (FlagKind.MUCH_AT_HAND, N_("Much at hand")),
)
"""Ratios have the names of [N] here; a profile of norms has its own."""
