"""Who has more at one bank than deposit insurance covers, or nearly."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.deposit_cover import LIMIT, BankCover
from rmdesk.domain.ids import ClientId
from rmdesk.domain.lazy_rows import LazyRows
from rmdesk.domain.money import Money

NEAR: Final = Money(LIMIT.fen * 9 // 10)
"""Ours: from nine tenths on it is worth a word before more is deposited there."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """One client's deposits at one bank, at least near the limit."""

    client_id: ClientId
    name: str
    cover: BankCover


def exposures(desk: Desk) -> Sequence[Exposure]:
    """The book's deposits near or over the limit, the largest first."""
    return LazyRows(desk.deposits.covers(desk.today, least=NEAR), lambda found: Exposure(*found))
