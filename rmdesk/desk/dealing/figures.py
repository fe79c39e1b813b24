"""What deals teach: how many go on from stage to stage, why some are lost, what came of calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.domain.call_figures import ObjectionTally
from rmdesk.domain.deals.conversion import (
    Conversion,
    StageFigures,
    Step,
    clients_at,
    conversion_of,
    stage_figures,
)
from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.call_figures import CallFigureShelf
from rmdesk.store.figures.conversion import ConversionShelf


@dataclass(frozen=True, slots=True)
class LostReason:
    """The deals lost for one reason, what they would have come to (of `unknown` ones nobody knows),
    and how often the same objection was answered in calls, by script."""

    reason: ObjectionKind | None
    deals: tuple[Deal, ...]
    amount: Money
    unknown: int
    answered: tuple[ObjectionTally, ...]

    @property
    def answers(self) -> tuple[ObjectionTally, ...]:
        """The scripts that answered it and won a meeting all the same, the best first."""
        won = (one for one in self.answered if one.meetings)
        return tuple(sorted(won, key=lambda one: (-one.meetings, one.calls, one.script)))


def conversion(desk: Desk, first: date, last: date) -> Conversion:
    """The clients dialled from `first` to `last`, and how far they came to this day: reached,
    agreed to meet, were met in person after that, closed a deal after that. Each step counts
    clients of the one before, so that no rate is over a hundred."""
    return conversion_of(ConversionShelf(desk.store.database).trails(first, last))


def conversion_clients(
    desk: Desk,
    first: date,
    last: date,
    step: Step,
    *,
    client_class: ClientClass | None = None,
    script: str | None = None,
) -> tuple[ClientId, ...]:
    """The clients that a figure of `conversion` counts."""
    trails = ConversionShelf(desk.store.database).trails(first, last)
    return clients_at(trails, step, client_class=client_class, script=script)


def stage_conversion(desk: Desk, first: date, last: date) -> tuple[StageFigures, ...]:
    """Of the deals that came to each open stage from `first` to `last`, what became of them."""
    return stage_figures(ConversionShelf(desk.store.database).moves(first, last), first, last)


def lost_reasons(desk: Desk, first: date, last: date) -> tuple[LostReason, ...]:
    """Why deals were lost from `first` to `last`, the commonest reason first."""
    lost = ConversionShelf(desk.store.database).lost(first, last)
    span = (datetime.combine(first, time()), datetime.combine(last, time()) + timedelta(days=1))
    tallies = CallFigureShelf(desk.store.database).objections(*span) if lost else []
    by_reason: dict[ObjectionKind | None, list[Deal]] = {}
    for deal in lost:
        by_reason.setdefault(deal.lost_reason, []).append(deal)
    found = [_of_reason(reason, deals, tallies) for reason, deals in by_reason.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.deals), -one.amount.fen)))


def _of_reason(
    reason: ObjectionKind | None, deals: Sequence[Deal], tallies: Sequence[ObjectionTally]
) -> LostReason:
    known = [deal.amount.fen for deal in deals if deal.amount is not None]
    answered = tuple(one for one in tallies if reason is not None and one.kind == reason.value)
    return LostReason(reason, tuple(deals), Money(sum(known)), len(deals) - len(known), answered)
