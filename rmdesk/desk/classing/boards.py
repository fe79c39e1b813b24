"""The classifications as boards: every box with its count, its assets, and who stands in it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import drifts
from rmdesk.domain.classes.benefit_curve import Basis
from rmdesk.domain.classes.by_hand import Drift, Grid
from rmdesk.domain.classes.tags import key
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.store.figures.boxes import Axis

EVERYBODY: Final = "all"
NOT_KNOWN: Final = "unknown"
BAND: Final = 10
"""Points of priority that one box of scores spans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """`key` is what it is known by again. `aum` is what is known of its clients' assets with us,
    and nobody told those of `unknown` of them. It is a place on the axes (`where`), `points` of
    priority, or the clients themselves in their order (`ids`); none of these is a tag. `share` is
    of the benefit up to its end, in percent.
    """

    key: str
    clients: int
    aum: Money = NOTHING
    unknown: int = 0
    where: Mapping[Axis, StrEnum | None] = field(default_factory=dict)
    points: range | None = None
    ids: Sequence[int] | None = None
    share: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Few:
    """How few clients bring most: `most_count` of `known` bring 80 %, the first fifth `few_share`
    percent. `told` clients have their income on file. `points` are the curve, in percent."""

    basis: Basis
    known: int
    most_count: int
    few_share: int | None
    told: int
    total: Money
    points: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Against:
    """A client whose place by hand is not the rule's, and in which grid."""

    grid: Grid
    name: str
    drift: Drift[Any]

    @property
    def client_id(self) -> ClientId:
        return self.drift.client_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The boxes of one classification. `clients` and `aum` are of the book, of which a box has its
    share; `hands` are those set by hand in it."""

    boxes: Sequence[Box]
    clients: int
    aum: Money
    hands: Collection[ClientId] = ()
    few: Few | None = None
    against: Sequence[Against] = ()
    drifted: int = 0

    def box(self, key: str) -> Box | None:
        """The box known by `key`."""
        return next((box for box in self.boxes if box.key == key), None)


Reader = Callable[[Desk], Board]


def axis_board(desk: Desk, axis: Axis) -> Board:
    """The boxes of one axis; those of whom it is not known last."""
    counts = desk.boxes.counts(axis)
    unknown = desk.box_figures.unknown_assets(axis)
    boxes = [
        Box(
            key=_key(one.box),
            clients=one.clients,
            aum=one.aum,
            unknown=unknown.get((_code(one.box),), 0),
            where={axis: one.box},
        )
        for one in counts
    ]
    grids = [grid for grid in Grid if grid.value == axis.value]
    return _board(desk, boxes, grids)


def nine_board(desk: Desk) -> Board:
    """The boxes of the nine-grid with somebody in them, and those beside it."""
    unknown = desk.box_figures.unknown_assets(Axis.FAMILIARITY, Axis.ATTITUDE)
    boxes = [
        Box(
            key=f"{one.familiarity.value}/{_key(one.attitude)}",
            clients=one.clients,
            aum=one.aum,
            unknown=unknown.get((one.familiarity.value, _code(one.attitude)), 0),
            where={Axis.FAMILIARITY: one.familiarity, Axis.ATTITUDE: one.attitude},
        )
        for one in desk.boxes.nine()
    ]
    return _board(desk, boxes, (Grid.FAMILIARITY, Grid.ATTITUDE))


def priority_board(desk: Desk) -> Board:
    """Everybody by score, and the same in boxes of so many points each, the highest first."""
    bands = [
        Box(
            key=str(one.least),
            clients=one.clients,
            aum=one.aum,
            unknown=one.unknown,
            points=range(one.least, one.least + BAND),
        )
        for one in desk.box_figures.bands(BAND)
    ]
    clients, aum = sum(box.clients for box in bands), _sum(box.aum for box in bands)
    highest = max((box.points.stop for box in bands if box.points), default=0)
    everybody = Box(
        key=EVERYBODY,
        clients=clients,
        aum=aum,
        unknown=sum(box.unknown for box in bands),
        points=range(highest),
    )
    return Board(boxes=[everybody, *bands], clients=clients, aum=aum)


def drift_board(desk: Desk) -> Board:
    """Everybody set by hand where the rule would not have them, all grids and each."""
    every: list[tuple[Grid, Drift[Any]]] = []
    for grid in Grid:
        every += [(grid, one) for one in drifts(desk, grid)]
    every.sort(key=lambda pair: not pair[1].place.has_drifted)
    names = desk.lists.cells([one.client_id for _grid, one in every], ["name"], today=desk.today)
    against = [Against(grid, str(names[one.client_id][0]), one) for grid, one in every]
    found = {
        EVERYBODY: against,
        **{grid.value: [one for one in against if one.grid is grid] for grid in Grid},
    }
    boxes = [
        Box(key=key, clients=len(ids), ids=ids)
        for key, rows in found.items()
        for ids in [list(dict.fromkeys(row.client_id for row in rows))]
    ]
    drifted = sum(one.drift.place.has_drifted for one in against)
    clients = boxes[0].clients
    return Board(boxes=boxes, clients=clients, aum=NOTHING, against=against, drifted=drifted)


def tags_board(desk: Desk) -> Board:
    """Every tag; a client with several stands in several."""
    counts = desk.box_figures.tags()
    boxes = [
        Box(key=one.tag, clients=one.clients, aum=one.aum, unknown=one.unknown) for one in counts
    ]
    everybody = desk.boxes.counts(Axis.CLASS)
    return Board(
        boxes=boxes,
        clients=sum(one.clients for one in everybody),
        aum=_sum(one.aum for one in everybody),
    )


def clients_of(desk: Desk, box: Box) -> Sequence[int]:
    """Who stands in a box: those with most assets first, where it has no order of its own."""
    if box.ids is not None:
        return box.ids
    if box.points is not None:
        return desk.box_figures.with_points(box.points)
    return desk.boxes.ids(box.where) if box.where else desk.boxes.with_tag(key(box.key))


def _board(desk: Desk, boxes: Sequence[Box], grids: Collection[Grid]) -> Board:
    hands = {client_id for grid in grids for client_id, _place in desk.boxes.placed(grid)}
    return Board(
        boxes=boxes,
        clients=sum(box.clients for box in boxes),
        aum=_sum(box.aum for box in boxes),
        hands=hands,
    )


def _key(code: StrEnum | None) -> str:
    return code.value if code is not None else NOT_KNOWN


def _code(code: StrEnum | None) -> str | None:
    return code.value if code is not None else None


def _sum(amounts: Any) -> Money:
    return Money(sum(amount.fen for amount in amounts))
