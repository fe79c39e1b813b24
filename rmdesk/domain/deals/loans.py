"""Which debt a loan is in the ledger, by the words it is called."""

import re
from typing import Final

from rmdesk.domain.holdings import HoldingClass

LOAN_CLASSES: Final = (
    HoldingClass.CONSUMER_LOAN,
    HoldingClass.MORTGAGE,
    HoldingClass.OTHER_LIABILITY,
)
"""The debts that a loan can be. The ledger has none of its own for business loans: they stand among
the other liabilities, under their own name."""

_MORTGAGE: Final = re.compile(
    r"房贷|按揭|住房|购房|公积金|二手房|mortgage|home loan", re.IGNORECASE
)
_BUSINESS: Final = re.compile(
    r"经营|企业|商户|小微|生意|流动资金|周转贷|税[易e]?贷|business|company|working capital",
    re.IGNORECASE,
)


def loan_class(words: str) -> HoldingClass:
    """The debt that `words` name; a loan of which nothing is said is one to a consumer."""
    if _BUSINESS.search(words):
        return HoldingClass.OTHER_LIABILITY
    if _MORTGAGE.search(words):
        return HoldingClass.MORTGAGE
    return HoldingClass.CONSUMER_LOAN
