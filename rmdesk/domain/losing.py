"""Clients whose holdings lost: those an RM avoids ([R] in domain.md, "Classifying")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money


def is_losing(holding: Holding) -> bool:
    """Whether it is worth less than it cost; a debt, what is gone and what has no known cost is
    not."""
    return (
        holding.cost is not None
        and holding.amount < holding.cost
        and not holding.holding_class.is_liability
        and holding.gone_on is None
    )


def loss(holding: Holding) -> Money:
    """How much less it is worth than it cost; nothing where it does not lose."""
    if holding.cost is None or not is_losing(holding):
        return NOTHING
    return Money(holding.cost.fen - holding.amount.fen)


@dataclass(frozen=True, slots=True)
class Losing:
    """A client with what loses, the largest loss first; `last_contact` is None before any."""

    client_id: ClientId
    name: str
    holdings: Sequence[Holding]
    last_contact: date | None

    @property
    def loss(self) -> Money:
        """Over all that loses; what gains elsewhere makes no loss smaller."""
        return Money(sum(loss(holding).fen for holding in self.holdings))

    @property
    def percent(self) -> int:
        """The loss of what was paid, rounded."""
        paid = sum(holding.cost.fen for holding in self.holdings if holding.cost is not None)
        return round(100 * self.loss.fen / paid) if paid else 0

    def days_since(self, today: date) -> int | None:
        """Days since the last contact; None before any."""
        return (today - self.last_contact).days if self.last_contact else None


def rank(clients: Iterable[Losing]) -> list[Losing]:
    """Whoever waits longest first, those never contacted before all; then by loss."""
    return sorted(
        clients,
        key=lambda one: (one.last_contact or date.min, -one.loss.fen, one.client_id),
    )
