"""What is said of a line of the ledger that is taken as it stands, and should be looked at."""

from collections.abc import Mapping
from typing import Any

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.lines import STOPS
from rmdesk.language import N_

CLASS_UNKNOWN = N_(
    "The class is blank and the product's name does not tell it: the line counts as “other”; fill"
    " in the class."
)
NEGATIVE = N_(
    "The amount of an asset is negative; check the sign, or fill in a class of debts such as 房贷."
)
PAYMENT_OF_ASSET = N_("Only debts are paid in instalments; the day was kept, correct the class.")
REPAY_DAY_OF_ASSET = N_(
    "Only cards and loans are paid on a day of the month; the day was kept, correct the class."
)
STOP_OF_DEBT = N_("A debt has no gain or loss; the limit was kept, correct the class.")
ENDS_BEFORE_START = N_("The maturity lies before the start; both were kept, correct the wrong one.")


def remarks_on(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is doubtful, each with the field it stands in."""
    found: list[tuple[str, str]] = []
    if values["holding_class"] is HoldingClass.OTHER and not values["called"]:
        found.append((CLASS_UNKNOWN, "item"))
    if values["amount"].fen < 0:
        found.append((NEGATIVE, "amount"))
    if values["start"] and values["maturity"] and values["maturity"] < values["start"]:
        found.append((ENDS_BEFORE_START, "maturity"))
    if values.get("next_payment_on") and not values["holding_class"].is_liability:
        found.append((PAYMENT_OF_ASSET, "next_payment_on"))
    if values.get("repay_day") and not values["holding_class"].is_liability:
        found.append((REPAY_DAY_OF_ASSET, "repay_day"))
    if values["holding_class"].is_liability:
        found += [(STOP_OF_DEBT, name) for name in STOPS if values.get(name)]
    return found
