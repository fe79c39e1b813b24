"""Where clients stand in the grids: moved by hand with a reason, explained, and told over time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, assert_never

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.classes.attitude import Heard, judge_attitude, wrong_with_heard
from rmdesk.domain.classes.by_hand import Drift, Grid, Place, drift, wrong_with_move
from rmdesk.domain.classes.effort import effort_reasons
from rmdesk.domain.classes.familiarity import familiarity_score
from rmdesk.domain.classes.frequency import placement_reasons
from rmdesk.domain.classes.places import acquaintance, code_of, demand, profile
from rmdesk.domain.classes.priority import priority_score
from rmdesk.domain.classes.tags import in_use, key, wrong_with_tags
from rmdesk.domain.classes.target_group import Target, target_group
from rmdesk.domain.file.choices import NetWorth
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason, Score
from rmdesk.domain.segments import Placement
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_
from rmdesk.store.tables.day import HeardAttitudeTable, PlaceTable, TagTable

NOT_BY_HAND: Final = N_("The rule decides here already; there is no hand to take back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Why a client stands where it stands; each part with nothing but the reasons that count."""

    client_class: Sequence[Reason]
    effort: Sequence[Reason]
    familiarity: Score
    attitude: Sequence[Reason]
    priority: Score
    target: Target

    def rule(self, grid: Grid) -> Sequence[Reason]:
        """Why the rule of a grid says what it says; of what is asked in the file, nothing."""
        match grid:
            case Grid.CLASS:
                return self.client_class
            case Grid.EFFORT:
                return self.effort
            case Grid.FAMILIARITY:
                return self.familiarity.reasons
            case Grid.ATTITUDE:
                return self.attitude
            case Grid.ORIENTATION:
                return ()
            case _:
                assert_never(grid)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStep:
    """One step in a client's history in a grid, boxes by their codes, empty for none.

    `why` is given where a hand moved the client; a hand taken back has no `after`.
    """

    on: date
    is_by_hand: bool
    before: str
    after: str
    why: str = ""


def place_of(desk: Desk, client_id: ClientId, grid: Grid) -> Place[Any]:
    """Where a client stands, by rule and by hand; raises ClientGone."""
    client_of(desk, client_id)
    return desk.boxes.place(client_id, grid)


def move(
    desk: Desk,
    client_ids: Collection[ClientId],
    grid: Grid,
    to: StrEnum,
    why: str,
    *,
    now: datetime,
) -> None:
    """Set clients into a box by hand, as one action: cadence and Today follow at once.

    Raises ValueRefused or ClientGone, and nothing is written then.
    """
    places = {client_id: place_of(desk, client_id, grid) for client_id in client_ids}
    for place in places.values():
        if wrong := wrong_with_move(place, to, why):
            raise ValueRefused(wrong)
    with desk.store.action("place.move", _subject(desk, client_ids), at=now) as action:
        for client_id, place in places.items():
            values = {"client_id": client_id, "grid": grid, "box": to.value, "why": why.strip()}
            rule = place.rule.value if place.rule is not None else ""
            action.insert(PlaceTable, values | {"on": now.date(), "rule_then": rule})


def take_back(desk: Desk, client_ids: Collection[ClientId], grid: Grid, *, now: datetime) -> None:
    """Let the rule decide again; raises ValueRefused where it does, or ClientGone."""
    places = [place_of(desk, client_id, grid) for client_id in client_ids]
    if any(place.hand is None for place in places):
        raise ValueRefused(Wrong("box", NOT_BY_HAND))
    with desk.store.action("place.rule", _subject(desk, client_ids), at=now) as action:
        for client_id in client_ids:
            action.insert(PlaceTable, {"client_id": client_id, "grid": grid, "on": now.date()})


def drifts(desk: Desk, grid: Grid) -> list[Drift[Any]]:
    """Rule against hand: those whose rule has moved since come first."""
    return drift(desk.boxes.placed(grid))


def history(desk: Desk, client_id: ClientId, grid: Grid) -> list[PlaceStep]:
    """Every step in a grid, by rule and by hand, the newest first."""
    steps = []
    held = ""
    for placed in desk.day.placed.of(client_id):
        if placed.grid is grid:
            before = held or placed.rule_then
            steps.append(
                PlaceStep(
                    on=placed.on, is_by_hand=True, before=before, after=placed.box, why=placed.why
                )
            )
            held = placed.box
    steps += [
        PlaceStep(on=one.on, is_by_hand=False, before=one.before, after=one.after)
        for one in desk.day.place_changes.of(client_id)
        if one.grid is grid
    ]
    # The last first, of one day too: a stable order turned round.
    return sorted(steps, key=lambda step: step.on)[::-1]


def explained(desk: Desk, client_id: ClientId) -> Explained:
    """Why a client stands where it stands, in every grid; raises ClientGone."""
    client, facts = client_of(desk, client_id), desk.clients.facts(client_id)
    settings, today = desk.settings.classes, desk.today
    noted = desk.store.facts.noted(client_id, today=today)
    placement = Placement(facts.rule_class, facts.has_high_assets, facts.potential)
    judged = judge_attitude(noted.heard)
    known = [one for one in (facts.known_aum, facts.elsewhere) if one is not None]
    return Explained(
        client_class=placement_reasons(placement, facts.known_aum, facts.elsewhere, settings.value),
        effort=effort_reasons(demand(noted), settings.effort),
        familiarity=familiarity_score(acquaintance(noted, facts, today), settings.familiarity),
        attitude=judged.reasons if judged else [],
        priority=priority_score(profile(client, noted, facts, today), settings.priority),
        target=target_group(
            code_of(NetWorth, noted.details.get("net_worth")),
            Money(sum(one.fen for one in known)) if known else None,
            line=settings.target_line,
        ),
    )


def hear_attitude(desk: Desk, client_id: ClientId, heard: Heard, *, now: datetime) -> None:
    """Note what showed a client's attitude; raises ValueRefused or ClientGone."""
    name = client_of(desk, client_id).name
    if wrong := wrong_with_heard(heard, today=now.date()):
        raise ValueRefused(wrong)
    with desk.store.action("attitude.hear", {"name": name}, at=now) as action:
        values = {"client_id": client_id, "on": heard.on, "words": heard.words.strip()}
        evidence = " ".join(piece.value for piece in heard.evidence)
        action.insert(HeardAttitudeTable, values | {"evidence": evidence})


def change_tags(desk: Desk, client_id: ClientId, tags: Sequence[str], *, now: datetime) -> None:
    """Make these the client's tags; raises ValueRefused or ClientGone."""
    name = client_of(desk, client_id).name
    if wrong := wrong_with_tags(tags):
        raise ValueRefused(wrong)
    kept = desk.day.tag_rows.of(client_id)
    wanted = {key(tag): tag for tag in tags}
    if {row.key: row.tag for row in kept} == wanted and len(kept) == len(wanted):
        return
    with desk.store.action("tags.change", {"name": name}, at=now) as action:
        for row in kept:
            if wanted.get(row.key) == row.tag:
                del wanted[row.key]
            else:
                action.delete(TagTable, row.id)
        for tag_key, tag in wanted.items():
            action.insert(TagTable, {"client_id": client_id, "tag": tag, "tag_key": tag_key})


def tags_in_use(desk: Desk) -> list[tuple[str, int]]:
    """Every tag of the book with the number of clients who have it, the commonest first."""
    return in_use(desk.boxes.tags())


def _subject(desk: Desk, client_ids: Collection[ClientId]) -> dict[str, object]:
    if len(client_ids) == 1:
        (client_id,) = client_ids
        return {"count": 1, "name": client_of(desk, client_id).name}
    return {"count": len(client_ids)}
