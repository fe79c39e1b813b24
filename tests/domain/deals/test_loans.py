"""Which debt a loan is."""

import pytest

from rmdesk.domain.deals.loans import LOAN_CLASSES, loan_class
from rmdesk.domain.holdings import HoldingClass


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("经营贷", HoldingClass.OTHER_LIABILITY),
        ("小微商户贷", HoldingClass.OTHER_LIABILITY),
        ("房抵经营贷", HoldingClass.OTHER_LIABILITY),
        ("business loan", HoldingClass.OTHER_LIABILITY),
        ("住房按揭", HoldingClass.MORTGAGE),
        ("Mortgage", HoldingClass.MORTGAGE),
        ("房屋装修贷", HoldingClass.CONSUMER_LOAN),
        ("消费贷", HoldingClass.CONSUMER_LOAN),
        ("", HoldingClass.CONSUMER_LOAN),
    ],
)
def test_a_loan_is_the_debt_its_words_name(words: str, kind: HoldingClass) -> None:
    assert loan_class(words) is kind
    assert kind in LOAN_CLASSES and kind.is_liability
