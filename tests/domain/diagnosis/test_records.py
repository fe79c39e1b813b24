"""What the book keeps beside the ledger, read back."""

import pytest

from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.diagnosis.records import OwnShare, own_mix, wrong_with_own_mix
from rmdesk.domain.ids import ClientId

CASH, EQUITY = ShareClass.CASH, ShareClass.EQUITY


def share(share_class: ShareClass, percent: int) -> OwnShare:
    return OwnShare(id=1, client_id=ClientId(1), share_class=share_class, percent=percent)


@pytest.mark.parametrize(
    ("shares", "mix"),
    [
        ([(CASH, 40), (EQUITY, 60)], {CASH: 4_000, EQUITY: 6_000}),
        ([], {}),
        ([(CASH, 40)], {}),
        ([(CASH, 40), (EQUITY, 60), (ShareClass.METAL, 5)], {}),
        ([(CASH, -10), (EQUITY, 110)], {}),
    ],
)
def test_only_shares_that_are_whole_together_are_a_mix(
    shares: list[tuple[ShareClass, int]], mix: dict[ShareClass, int]
) -> None:
    assert own_mix(share(*one) for one in shares) == mix


def test_own_shares_are_whole_per_cents() -> None:
    assert wrong_with_own_mix({CASH: 4_000, EQUITY: 6_000}) is None
    wrong = wrong_with_own_mix({CASH: 4_050, EQUITY: 5_950})
    assert wrong is not None
    assert wrong.field == CASH
