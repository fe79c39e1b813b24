"""How a paper says what is no plain value; the front end knows the words."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rmdesk.domain.diagnosis.figures import Figure
from rmdesk.domain.diagnosis.ratios import RatioKind
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import Money
from rmdesk.exchange.writers.outline import Value
from rmdesk.language import _


@dataclass(frozen=True, slots=True)
class Wording:
    """The word on screen for a choice, and a ratio as far as it is known, empty where it is not."""

    word: Callable[[StrEnum], str]
    ratio: Callable[[RatioKind, Figure[Decimal]], str]


def amount(known: Money | None) -> Value:
    """Fen; what nobody knows is said, for it is not zero."""
    return _("not known") if known is None else known.fen


def span(known: Span) -> Value:
    """Fen where the amount is exact, else how far it is known."""
    least, most = known.least, known.most
    if least is not None and least == most:
        return least.fen
    if most is None and (least is None or not least.fen):
        return _("not known")
    if most is None:
        return _("{least} or more").format(least=_full(least))
    if least is None:
        return _("{most} or less").format(most=_full(most))
    return _("{least} to {most}").format(least=_full(least), most=_full(most))


def _full(known: Money | None) -> str:
    return f"{known.yuan:,.2f}" if known else "0.00"
