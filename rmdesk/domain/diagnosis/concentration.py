"""Flags on a household's wealth: too much in one place, too little or too much at hand.

All lines are ours and can be edited. A flag is raised only where what is known proves it: while
something is missing the total may still grow, and nothing is said to be too large a part of it.
Deposits beyond what deposit insurance pays are `domain.deposit_cover`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from rmdesk.domain.deposit_cover import COVERED
from rmdesk.domain.diagnosis.balance_sheet import BalanceLine, BalanceSheet
from rmdesk.domain.diagnosis.figures import Computed, Figure, Range
from rmdesk.domain.diagnosis.spans import Span, total
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.reasons import Reason
from rmdesk.domain.shares import WHOLE_BP
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_


class FlagKind(StrEnum):
    """What there is to see."""

    ONE_PRODUCT = "one_product"
    ONE_BANK = "one_bank"
    PROPERTY = "property"
    LITTLE_AT_HAND = "little_at_hand"
    MUCH_AT_HAND = "much_at_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagLines:
    """Above which share, in hundredths of a per cent, or outside which months a flag is raised."""

    one_product_bp: int = 3_000
    one_bank_bp: int = 8_000
    property_bp: int = 7_000
    least_months: int = 3
    most_months: int = 12


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to see, said with its figures, and the lines that it is about."""

    kind: FlagKind
    reason: Reason
    lines: tuple[BalanceLine, ...] = ()


NO_SHARE: Final = N_("A flag is raised above a share of 1 to 99 %, not of {share} %.")
NO_MONTHS: Final = N_("The least number of months must be 1 or more, and the most above it.")

_WITHOUT_PRODUCT_RISK: Final = COVERED | {HoldingClass.CASH, HoldingClass.INSURANCE_VALUE}


def flags(
    sheet: BalanceSheet, months: Figure[Decimal], lines: FlagLines | None = None
) -> tuple[Flag, ...]:
    """What there is to see; `months` is the liquidity ratio of the household."""
    drawn = lines or FlagLines()
    return (
        *_products(sheet, drawn),
        *_banks(sheet, drawn),
        *_property(sheet, drawn),
        *_at_hand(months, drawn),
    )


def _products(sheet: BalanceSheet, drawn: FlagLines) -> Iterator[Flag]:
    risky = [
        line for line in _financial_wealth(sheet) if line.holding_class not in _WITHOUT_PRODUCT_RISK
    ]
    for name, of in _by(risky, [line.item.strip() for line in risky]).items():
        percent = _share(of, sheet, drawn.one_product_bp)
        if name and percent is not None:
            said = N_("{percent} % of the financial assets are in one product: {product}.")
            reason = Reason(said, {"percent": percent, "product": name})
            yield Flag(FlagKind.ONE_PRODUCT, reason, of)


def _banks(sheet: BalanceSheet, drawn: FlagLines) -> Iterator[Flag]:
    """Where only one institution is known, the others have not been asked: no flag."""
    wealth = [line for line in _financial_wealth(sheet) if line.is_ours or line.institution.strip()]
    banks = _by(wealth, ["" if line.is_ours else line.institution.strip() for line in wealth])
    if len(banks) < 2:
        return
    for name, of in banks.items():
        percent = _share(of, sheet, drawn.one_bank_bp)
        if percent is None:
            continue
        if name:
            said = N_("{percent} % of the financial assets are at one institution: {institution}.")
            reason = Reason(said, {"percent": percent, "institution": name})
        else:
            said = N_("{percent} % of the financial assets are at our bank.")
            reason = Reason(said, {"percent": percent})
        yield Flag(FlagKind.ONE_BANK, reason, of)


def _property(sheet: BalanceSheet, drawn: FlagLines) -> Iterator[Flag]:
    percent = _percent_above(sheet.physical.worth, sheet.assets, drawn.property_bp)
    if percent is not None:
        said = N_("{percent} % of all assets are property or business, which sells slowly.")
        yield Flag(FlagKind.PROPERTY, Reason(said, {"percent": percent}), sheet.physical.lines)


def _at_hand(months: Figure[Decimal], drawn: FlagLines) -> Iterator[Flag]:
    least, most = _ends(months)
    if most is not None and most < drawn.least_months:
        said = N_("Liquid assets last less than {months} months.")
        yield Flag(FlagKind.LITTLE_AT_HAND, Reason(said, {"months": drawn.least_months}))
    if least is not None and least > drawn.most_months:
        said = N_("Liquid assets last more than {months} months.")
        yield Flag(FlagKind.MUCH_AT_HAND, Reason(said, {"months": drawn.most_months}))


def _ends(figure: Figure[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    match figure:
        case Computed(value):
            return value, value
        case Range(least, most):
            return least, most
        case _:
            return None, None


def _financial_wealth(sheet: BalanceSheet) -> tuple[BalanceLine, ...]:
    """What a mix is made of."""
    return (*sheet.liquid.lines, *sheet.financial.lines)


def _share(of: Sequence[BalanceLine], sheet: BalanceSheet, line_bp: int) -> int | None:
    """The share of these lines in the financial wealth, where it is proven to be above a line."""
    whole = total([sheet.liquid.worth, sheet.financial.worth])
    return _percent_above(total(line.worth for line in of), whole, line_bp)


def _by(lines: Sequence[BalanceLine], names: Sequence[str]) -> dict[str, tuple[BalanceLine, ...]]:
    """The lines of each name, in the order in which the names come up."""
    pairs = list(zip(lines, names, strict=True))
    return {
        name: tuple(line for line, called in pairs if called == name)
        for name in dict.fromkeys(names)
    }


def _percent_above(of: Span, whole: Span, line_bp: int) -> int | None:
    """The share in whole per cent, rounded down, where it is proven to lie above the line."""
    if of.least is None or whole.most is None or not whole.most.fen:
        return None
    share = Fraction(of.least.fen * WHOLE_BP, whole.most.fen)
    return int(share / 100) if share > line_bp else None


def wrong_with_flag_lines(drawn: FlagLines) -> Wrong | None:
    """Why these lines are no rule; None when they are."""
    for field in fields(drawn):
        share = getattr(drawn, field.name)
        if field.name.endswith("_bp") and not 0 < share < WHOLE_BP:
            return Wrong(field.name, NO_SHARE, {"share": share // 100})
    if not 1 <= drawn.least_months < drawn.most_months:
        return Wrong("most_months", NO_MONTHS)
    return None
