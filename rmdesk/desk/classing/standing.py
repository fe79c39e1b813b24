"""Where one client stands in every classification, and why; what moving it would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import Explained, PlaceStep, explained, history, place_of
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.cadence import Because, Rhythm, next_contact
from rmdesk.domain.classes.by_hand import Grid, Place
from rmdesk.domain.classes.life_stage import LifeStage, life_stage
from rmdesk.domain.clients import age_on
from rmdesk.domain.facts import Facts
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass

_BY_CLASS: Final = (Because.CLASS, Because.MOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One client in every classification; `steps` are the history of each grid, newest first."""

    client_id: ClientId
    name: str
    facts: Facts
    why: Explained
    places: Mapping[Grid, Place[Any]]
    steps: Mapping[Grid, Sequence[PlaceStep]]
    age: int | None
    stage: LifeStage | None
    tags: Sequence[str]


def standing(desk: Desk, client_id: ClientId) -> Standing:
    """Where a client stands; raises ClientGone."""
    client = client_of(desk, client_id)
    age = age_on(client.birthday, desk.today) if client.birthday else None
    return Standing(
        client_id=client_id,
        name=client.name,
        facts=desk.clients.facts(client_id),
        why=explained(desk, client_id),
        places={grid: desk.boxes.place(client_id, grid) for grid in Grid},
        steps={grid: history(desk, client_id, grid) for grid in Grid},
        age=age,
        stage=life_stage(age, desk.settings.classes.stages),
        tags=desk.day.tags.of(client_id),
    )


def due_in_class(desk: Desk, client_id: ClientId, client_class: ClientClass) -> date | None:
    """When the client would be contacted next in that class; raises ClientGone.

    A promise, a wish of the client's own and a first contact do not go by the class.
    """
    client, facts = client_of(desk, client_id), desk.clients.facts(client_id)
    by_class = facts.due_because in _BY_CLASS and not client.wished_days
    if not by_class or facts.last_contact is None or facts.client_class is client_class:
        return facts.next_due
    rhythm = Rhythm(
        known_since=client.known_since,
        frequency=desk.thresholds.days(client_class),
        last_contact=facts.last_contact,
    )
    return next_contact(rhythm, desk.days).on


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePreview:
    """What setting clients into a box would change: in how many boxes they stand now, and the next
    contact of each, before and after. `by_rule` says that the rule has them all there anyway."""

    client_ids: Sequence[ClientId]
    name: str
    grid: Grid
    to: StrEnum
    boxes: Sequence[StrEnum | None]
    days: int
    days_after: int
    due: Sequence[tuple[date | None, date | None]]
    by_rule: bool


def move_preview(
    desk: Desk, client_ids: Sequence[ClientId], grid: Grid, to: StrEnum
) -> MovePreview:
    """What a move by hand would change; raises ClientGone."""
    places = [place_of(desk, client_id, grid) for client_id in client_ids]
    facts = [desk.clients.facts(client_id) for client_id in client_ids]
    thresholds = desk.thresholds
    due, days_after = [(one.next_due, one.next_due) for one in facts], 0
    if isinstance(to, ClientClass):
        days_after = thresholds.days(to)
        due = [(one.next_due, due_in_class(desk, one.client_id, to)) for one in facts]
    return MovePreview(
        client_ids=client_ids,
        name=client_of(desk, client_ids[0]).name,
        grid=grid,
        to=to,
        boxes=list(dict.fromkeys(place.box for place in places)),
        days=thresholds.days(facts[0].client_class),
        days_after=days_after,
        due=due,
        by_rule=all(place.rule == to for place in places),
    )


def set_by_hand(desk: Desk, client_ids: Sequence[ClientId], grid: Grid) -> list[ClientId]:
    """Those of the clients for whom a hand decides in a grid; raises ClientGone."""
    return [one for one in client_ids if place_of(desk, one, grid).hand is not None]
