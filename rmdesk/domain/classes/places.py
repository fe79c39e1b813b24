"""Where a client stands in every grid, from what the file says: kept beside the facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from operator import sub
from typing import Final, TypeVar

from rmdesk.domain.classes.attitude import Attitude, Heard, judge_attitude
from rmdesk.domain.classes.bands import band_of
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import (
    WINDOW_DAYS,
    Demand,
    EffortBox,
    EffortLines,
    effort_box,
)
from rmdesk.domain.classes.familiarity import (
    REGULAR_GAP,
    Acquaintance,
    Familiarity,
    familiarity_score,
)
from rmdesk.domain.classes.life_stage import LifeStage, life_stage
from rmdesk.domain.classes.priority import Profile, points_of_assets, points_of_rest
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.domain.classes.target_group import Membership, membership_of
from rmdesk.domain.clients import Client, age_on
from rmdesk.domain.facts import Facts
from rmdesk.domain.file.choices import Distance, NetWorth, Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass

Code = TypeVar("Code", bound=StrEnum)

LOOKED_BACK: Final = 180
"""So many days back contacts say how regular they are."""

BOXES: Final[Mapping[Grid, type[StrEnum]]] = {
    Grid.CLASS: ClientClass,
    Grid.EFFORT: EffortBox,
    Grid.FAMILIARITY: Familiarity,
    Grid.ATTITUDE: Attitude,
    Grid.ORIENTATION: Orientation,
}
"""The boxes of each grid, in their order."""


@dataclass(slots=True, kw_only=True)
class Noted:
    """What a client's file and history say beside the facts.

    `contacts` are the days of every contact that counts as demand, the oldest first; `minutes` were
    spent on the telephone in that time, None where no call has a length. `talks` are the days of
    contact within `LOOKED_BACK` days, each once, and `came_in_on` the last on which the client
    turned to us; `hands` are the boxes set by hand, `details` the kept texts of the file by field.
    """

    contacts: list[date] = field(default_factory=list)
    minutes: int | None = None
    talks: list[date] = field(default_factory=list)
    came_in_on: date | None = None
    products: int = 0
    losing: int | None = None
    has_deposit: bool = False
    has_margin_product: bool | None = None
    keeps_others: bool | None = None
    heard: list[Heard] = field(default_factory=list)
    hands: dict[Grid, str] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """A client's place in every grid: what holds, and what the rule says where it can be set by
    hand."""

    client_id: ClientId
    effort: EffortBox
    rule_effort: EffortBox
    familiarity: Familiarity
    rule_familiarity: Familiarity
    familiarity_points: int
    attitude: Attitude | None
    rule_attitude: Attitude | None
    orientation: Orientation | None
    priority: int
    stage: LifeStage | None
    target: Membership


def demand(noted: Noted) -> Demand:
    """What the client took of one's time."""
    return Demand(len(noted.contacts), noted.minutes)


def acquaintance(noted: Noted, facts: Facts, today: date) -> Acquaintance:
    """How the client is known."""
    pause = _longest_pause(noted.talks)
    asks = {"yes": True, "no": False}.get(noted.details.get("asks_first", ""))
    return Acquaintance(
        products=noted.products,
        losing=noted.losing,
        has_deposit=noted.has_deposit,
        days_since=(today - facts.last_contact).days if facts.last_contact else None,
        longest_pause=pause.days if pause is not None else None,
        came_in=noted.came_in_on is not None,
        asks_first=asks,
    )


def profile(client: Client, noted: Noted, facts: Facts, today: date) -> Profile:
    """What counts in the choice of target clients."""
    details = noted.details
    return Profile(
        assets=facts.known_aum,
        income=Money.of_yuan(details["income"]) if details.get("income") else None,
        age=age_on(client.birthday, today) if client.birthday else None,
        keeps_others=noted.keeps_others,
        work=f"{client.occupation} {client.position} {client.employer}",
        education=client.education,
        distance=code_of(Distance, details.get("distance")),
        has_margin_product=noted.has_margin_product,
    )


class Placing:
    """The rules of one day, for many clients: what follows from few figures is worked out once."""

    def __init__(self, settings: ClassSettings, today: date) -> None:
        self._settings = settings
        self._today = today
        self._known: dict[tuple[object, ...], tuple[int, Familiarity]] = {}
        self._worth: dict[tuple[object, ...], int] = {}
        self._stages: dict[int | None, LifeStage | None] = {}

    def of(self, client: Client, facts: Facts, noted: Noted) -> Places:
        """The client's places."""
        settings, hands = self._settings, noted.hands
        rule_effort = effort_box(demand(noted), facts.potential, settings.effort)
        points, rule_familiarity = self._familiarity(noted, facts)
        judged = judge_attitude(noted.heard) if noted.heard else None
        rule_attitude = judged.attitude if judged else None
        told = hands.get(Grid.ORIENTATION) or noted.details.get("orientation")
        age = age_on(client.birthday, self._today) if client.birthday else None
        assets = facts.known_aum
        if facts.elsewhere is not None:
            assets = facts.elsewhere if assets is None else assets + facts.elsewhere
        net_worth = code_of(NetWorth, noted.details.get("net_worth"))
        return Places(
            client_id=client.id,
            effort=code_of(EffortBox, hands.get(Grid.EFFORT)) or rule_effort,
            rule_effort=rule_effort,
            familiarity=code_of(Familiarity, hands.get(Grid.FAMILIARITY)) or rule_familiarity,
            rule_familiarity=rule_familiarity,
            familiarity_points=points,
            attitude=code_of(Attitude, hands.get(Grid.ATTITUDE)) or rule_attitude,
            rule_attitude=rule_attitude,
            orientation=code_of(Orientation, told),
            priority=self._priority(client, noted, facts, age),
            stage=self._stage(age),
            target=membership_of(net_worth, assets, line=settings.target_line),
        )

    def _familiarity(self, noted: Noted, facts: Facts) -> tuple[int, Familiarity]:
        known = acquaintance(noted, facts, self._today)
        key = (
            *(known.products, known.losing, known.has_deposit, known.days_since),
            *(known.longest_pause, known.came_in, known.asks_first),
        )
        found = self._known.get(key)
        if found is None:
            lines = self._settings.familiarity
            points = familiarity_score(known, lines).points
            found = self._known[key] = points, band_of(lines.bands, points)
        return found

    def _priority(self, client: Client, noted: Noted, facts: Facts, age: int | None) -> int:
        details, worths = noted.details, self._settings.priority
        key = (
            *(age, noted.keeps_others, client.occupation, client.position, client.employer),
            *(client.education, details.get("income"), details.get("distance")),
            noted.has_margin_product,
        )
        rest = self._worth.get(key)
        if rest is None:
            known = profile(client, noted, facts, self._today)
            rest = self._worth[key] = points_of_rest(known, worths)
        return rest + points_of_assets(facts.known_aum, worths)

    def _stage(self, age: int | None) -> LifeStage | None:
        if age not in self._stages:
            self._stages[age] = life_stage(age, self._settings.stages)
        return self._stages[age]


def code_of(codes: type[Code], text: str | None) -> Code | None:
    """The choice kept as `text`; None for none, and for what is none any more."""
    found: Code | None = codes._value2member_map_.get(text)  # type: ignore[assignment]
    return found


def changes_on(
    client: Client,
    noted: Noted,
    last_contact: date | None,
    *,
    settings: ClassSettings,
    today: date,
) -> date | None:
    """The day from which time alone may change the client's places: a contact leaves the days
    looked back on, silence becomes dormancy, or age changes."""
    days = [*_demand_falls(noted, settings.effort), *_regularity_changes(noted.talks)]
    if noted.came_in_on:
        days.append(noted.came_in_on + timedelta(days=LOOKED_BACK + 1))
    if last_contact:
        days.append(last_contact + timedelta(days=settings.familiarity.dormant_days + 1))
    if client.birthday:
        days.append(_next_birthday(client.birthday, today))
    return min((day for day in days if day > today), default=None)


def _next_birthday(born: date, today: date) -> date:
    year = born.year + age_on(born, today) + 1
    is_leap_day = (born.month, born.day) == (2, 29)
    return date(year, 3, 1) if is_leap_day else born.replace(year=year)


def _longest_pause(talks: Sequence[date]) -> timedelta | None:
    return max(map(sub, talks[1:], talks), default=None)


def _demand_falls(noted: Noted, lines: EffortLines) -> Iterable[date]:
    """When high demand may become low because contacts grow old; low demand never grows so."""
    after = timedelta(days=WINDOW_DAYS + 1)
    if len(noted.contacts) >= lines.high_contacts:
        yield noted.contacts[len(noted.contacts) - lines.high_contacts] + after
    if noted.minutes is not None and noted.minutes >= lines.high_minutes:
        yield from (on + after for on in noted.contacts)


def _regularity_changes(talks: Sequence[date]) -> Iterable[date]:
    """When contacts growing old leave no pause, or none that is too long."""
    after = timedelta(days=LOOKED_BACK + 1)
    pause = _longest_pause(talks)
    if pause is None:
        return
    yield talks[-2] + after
    if pause.days > REGULAR_GAP:
        yield from (
            earlier + after
            for earlier, later in pairwise(talks)
            if (later - earlier).days > REGULAR_GAP
        )
