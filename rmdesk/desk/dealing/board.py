"""The board of deals: by stage, where the tie is closest first, with sums that tie to the deals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.entering import DealGone
from rmdesk.desk.dealing.rules import chances_in_force
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.order import Urge
from rmdesk.domain.deals.weighing import chance_of, times
from rmdesk.domain.ids import ClientId, DealId, ProductId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.months import first_of
from rmdesk.domain.products import Product
from rmdesk.domain.reasons import Reason
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.suitability import Fit, Judgement, judge
from rmdesk.store.figures.pipeline import (
    EVERY,
    Chosen,
    Party,
    Pipeline,
    of_client,
    of_deal,
    of_month,
)


class DealRow(NamedTuple):
    """A deal as the board shows it; `ratings` are those of the client's own lines of the product,
    `weighted` is None where the amount is not known.

    A named tuple, for it takes half the time to make: a book has thousands.
    """

    deal: Deal
    party: Party
    product_on_shelf: Product | None
    chance: int
    weighted: Money | None
    ratings: tuple[str, ...]
    today: date

    @property
    def name(self) -> str:
        return self.party.name

    @property
    def client_class(self) -> ClientClass:
        return self.party.client_class

    @property
    def familiarity(self) -> Familiarity:
        return self.party.familiarity

    @property
    def attitude(self) -> Attitude | None:
        return self.party.attitude

    @property
    def is_left(self) -> bool:
        """Whether the bank's list no longer has the client."""
        return self.party.gone_on is not None

    @property
    def is_stranded(self) -> bool:
        """Whether it is open and can never be won, for its client left: no sum counts it."""
        return self.is_left and self.deal.stage.is_open

    @property
    def product(self) -> str:
        """What it is about, in words; empty where only the metric is known."""
        return self.product_on_shelf.name if self.product_on_shelf else self.deal.product

    @property
    def judged(self) -> Judgement | None:
        """The verdict of today; None where nothing is to be judged. It is found when asked."""
        product = self.product_on_shelf
        if product is None or not product.is_graded:
            return None
        return judge(self.party, (product.risk, *self.ratings), today=self.today)

    @property
    def is_unfit(self) -> bool:
        """Whether an open deal would not pass the gate any more."""
        judged = self.judged if self.deal.stage.is_open else None
        return judged is not None and judged.fit is not Fit.FITS

    @property
    def urge(self) -> Urge:
        return Urge(
            self.party.familiarity,
            self.party.attitude,
            self.weighted,
            self.chance,
            self.deal.expected_on,
        )

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the deal stands where it does in its column."""
        return self.urge.reasons


@dataclass(frozen=True, slots=True)
class StageSum:
    """The sums of deals: of `unknown` ones nobody knows the amount, and they count nothing."""

    deals: int = 0
    pieces: int = 0
    amount: Money = NOTHING
    weighted: Money = NOTHING
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """The deals by stage, each column in order. `earlier` are open ones of months before, which
    stand in their columns only on a board of every month. `stranded` are the open ones of clients
    who left, of this month and before: they stand in their columns to be ended, and in no sum."""

    columns: Mapping[Stage, tuple[DealRow, ...]]
    sums: Mapping[Stage, StageSum]
    earlier: tuple[DealRow, ...] = ()
    stranded: tuple[DealRow, ...] = ()

    @property
    def rows(self) -> tuple[DealRow, ...]:
        """Every deal in a column, stage by stage."""
        return tuple(row for rows in self.columns.values() for row in rows)


def board(desk: Desk, month: date | None = None, *, today: date) -> Board:
    """The deals that count in the month of a day, of every month with None."""
    if month is None:
        return board_of(rows_of(desk, EVERY, today=today))
    first = first_of(month)
    rows = rows_of(desk, of_month(first), today=today)
    return board_of(
        (row for row in rows if row.deal.month >= first),
        earlier=[row for row in rows if row.deal.month < first],
    )


def board_of(rows: Iterable[DealRow], *, earlier: Sequence[DealRow] = ()) -> Board:
    """The board of rows at hand, such as those that a filter leaves."""
    columns: dict[Stage, list[DealRow]] = {stage: [] for stage in Stage}
    for row in rows:
        columns[row.deal.stage].append(row)
    ordered = {stage: tuple(in_order(of_stage)) for stage, of_stage in columns.items()}
    sums = {stage: summed(counted(of_stage)) for stage, of_stage in ordered.items()}
    of_columns = (row for of_stage in ordered.values() for row in of_stage)
    stranded = [row for row in (*of_columns, *earlier) if row.is_stranded]
    left = tuple(in_order(counted(earlier)))
    return Board(ordered, sums, left, tuple(in_order(stranded)))


def in_order(rows: Iterable[DealRow]) -> list[DealRow]:
    """Open deals first where the tie is closest; those that ended, the last first."""

    def key(row: DealRow) -> tuple[object, ...]:
        ended = row.deal.closed_on
        if ended is None:
            return (False, row.urge.key, row.deal.id)
        return (True, -ended.toordinal(), -row.deal.id)

    return sorted(rows, key=key)


def counted(rows: Iterable[DealRow]) -> Iterator[DealRow]:
    """Those that a sum of the pipeline counts: not the open ones of clients who left."""
    return (row for row in rows if not row.is_stranded)


def summed(rows: Iterable[DealRow]) -> StageSum:
    """The sums of some deals."""
    deals = pieces = amount = weighted = unknown = 0
    for row in rows:
        deals += 1
        pieces += row.deal.pieces
        if row.deal.amount is None or row.weighted is None:
            unknown += 1
        else:
            amount += row.deal.amount.fen
            weighted += row.weighted.fen
    return StageSum(deals, pieces, Money(amount), Money(weighted), unknown)


def deals_of_client(desk: Desk, client_id: ClientId) -> tuple[DealRow, ...]:
    """A client's deals, the open ones first."""
    return tuple(in_order(rows_of(desk, of_client(client_id), today=desk.today)))


def row_of(desk: Desk, deal_id: DealId) -> DealRow:
    """One deal as the board shows it; raises DealGone."""
    for row in rows_of(desk, of_deal(deal_id), today=desk.today):
        return row
    raise DealGone


def rows_of(desk: Desk, chosen: Chosen, *, today: date) -> list[DealRow]:
    """The chosen deals with what is shown of them, in the order of entry."""
    pipeline = Pipeline(desk.store.database)
    deals = pipeline.deals(chosen)
    if not deals:
        return []
    parties, ratings = pipeline.parties(chosen), pipeline.ratings(chosen)
    shelf: dict[ProductId | None, Product] = {one.id: one for one in desk.products.all()}
    chances = chances_in_force(desk)
    rows = []
    for deal in deals:
        chance = chance_of(deal, chances)
        product_id = deal.product_id
        rows.append(
            DealRow(
                deal,
                parties[deal.client_id],
                shelf.get(product_id),
                chance,
                times(deal.amount, chance),
                ratings.get((deal.client_id, product_id), ()) if product_id is not None else (),
                today,
            )
        )
    return rows
