"""When the demo's clients were reviewed, and how their figures moved from quarter to quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Final

from rmdesk.domain.holdings import HoldingClass


@dataclass(frozen=True, slots=True)
class Plan:
    """When the last review was and in how many days the next one is agreed; None: by the class."""

    ago: int
    ahead: int | None
    months: int = 3
    at: time | None = None


PLANS: Final = (
    Plan(20, 12, months=1, at=time(10, 30)),
    Plan(97, -6),
    Plan(88, None),
    Plan(60, 33),
    Plan(45, 138),
    Plan(30, 63),
    Plan(52, None),
    Plan(24, 68),
    Plan(70, 24),
    Plan(38, None),
    Plan(66, 26),
    Plan(15, 77),
)
"""The second one is overdue, the third due by its class; the fifth wishes one every half a year."""
WISHES: Final = (4, 6)
"""Who of them, and how many months."""

DRIFT: Final[Mapping[HoldingClass, tuple[float, float]]] = {
    HoldingClass.DEMAND_DEPOSIT: (0.0, 0.25),
    HoldingClass.WEALTH_PRODUCT: (0.008, 0.01),
    HoldingClass.BOND_FUND: (0.01, 0.02),
    HoldingClass.MIXED_FUND: (0.01, 0.06),
    HoldingClass.EQUITY_FUND: (0.015, 0.09),
    HoldingClass.STOCK: (0.01, 0.12),
    HoldingClass.METAL: (0.04, 0.05),
    HoldingClass.INSURANCE_VALUE: (0.008, 0.0),
    HoldingClass.MORTGAGE: (-0.02, 0.0),
    HoldingClass.CREDIT_CARD: (0.0, 0.4),
}
"""By how much a quarter moves it: always, and by chance either way."""
