"""How large an amount can be: what is beyond any household was typed in the wrong unit."""

from typing import Final

from rmdesk.domain.money import Money
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

MOST: Final = Money.of_yuan(10**13)
"""As `read_money` reads it at most; a sum of many of them still fits the book."""

TOO_MUCH: Final = N_("Nobody has as much as that; check the unit and the number of zeros.")


def wrong_with_size(field: str, amount: Money | None) -> Wrong | None:
    """Why an amount is beyond reason; one that nobody knows is not."""
    if amount is not None and abs(amount.fen) > MOST.fen:
        return Wrong(field, TOO_MUCH)
    return None
