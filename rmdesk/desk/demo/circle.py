"""Where the fictional clients stand: tags, what was heard of their attitude, and boxes by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from rmdesk.desk.demo.life import FAMILIAR_FROM, Life, World
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.tags import key
from rmdesk.domain.file.choices import Distance, Orientation
from rmdesk.domain.file.keeping import kept
from rmdesk.domain.file_records import Detail
from rmdesk.domain.holdings import assets_under_management
from rmdesk.domain.ids import ClientId, DetailId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass

Fields = dict[str, object]
"""A record by the names of its fields."""

_AT_WORK = "上班时间"
_CHILD_BELOW = (0, 17)
_ATTITUDES = (None, None, Attitude.RESISTANT, Attitude.NEUTRAL, Attitude.POSITIVE)
_WAYS = (Distance.NEAR, Distance.NEAR, Distance.IN_TOWN, Distance.IN_TOWN, Distance.FAR)
_BY_HAND = 12


@dataclass(frozen=True, slots=True)
class Circle:
    """All of it, client by client."""

    tags: list[Fields] = field(default_factory=list)
    heard: list[Fields] = field(default_factory=list)
    places: list[Fields] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)

    def tagged(self, tag: str) -> list[ClientId]:
        """The clients with a tag, in the order of their ids."""
        wanted = key(tag)
        return [
            ClientId(int(str(one["client_id"]))) for one in self.tags if one["tag_key"] == wanted
        ]


def draw_circle(lives: Sequence[Life], words: World, *, today: date) -> Circle:
    """What an RM notes in time; `words` is demo_day.toml."""
    chance = Random("circle")
    circle = Circle()
    attitudes: dict[int, Attitude] = {}
    for life in lives:
        tags = dict.fromkeys(_tags(life, words["tags"], chance))
        circle.tags.extend(
            {"client_id": life.client.id, "tag": tag, "tag_key": key(tag)} for tag in tags
        )
        circle.details.extend(_details(life, chance, today))
        attitude = chance.choice(_ATTITUDES) if len(life.contacts) >= FAMILIAR_FROM else None
        if attitude is not None:
            attitudes[life.client.id] = attitude
            circle.heard.append(_heard(life, words["attitudes"][attitude.value], chance))
    known = [life for life in lives if life.client.id in attitudes]
    circle.places.extend(_by_hand(known, attitudes, words["hands"], today))
    return circle


def _tags(life: Life, words: Mapping[str, str], chance: Random) -> Iterator[str]:
    client = life.client
    if client.hobbies and chance.random() < 0.7:
        yield words["hobby"].format(hobby=client.hobbies)
    if life.child(client.known_since, _CHILD_BELOW) and chance.random() < 0.7:
        yield words["child"]
    if client.occupation in ("个体经营", "理事长", "总经理"):
        yield words["owner"]
    if _AT_WORK in client.taboos:
        yield words["work"]
    if chance.random() < 0.35:
        yield chance.choice(words["common"].split())
    if chance.random() < 0.12:
        yield chance.choice(words["rare"].split())


def _details(life: Life, chance: Random, today: date) -> Iterator[Detail]:
    """What the client wants of us, the way to the branch, and what the bank earns a year."""
    assets = assets_under_management(life.holdings, ours=True).fen // 100
    earned = Money.of_yuan(10 * round(assets * chance.uniform(0.0004, 0.0014)))
    # A list of the bank's controllers, of everybody: what a few large clients bring stands out.
    told = {"bank_income": kept(earned)}
    if len(life.contacts) >= FAMILIAR_FROM:
        told |= {
            "orientation": chance.choice(list(Orientation)).value if chance.random() < 0.7 else "",
            "distance": chance.choice(_WAYS).value if chance.random() < 0.8 else "",
            "asks_first": chance.choice(("yes", "no", "no")) if chance.random() < 0.5 else "",
        }
    for name, value in told.items():
        if value:
            is_figure = name == "bank_income"
            yield Detail(
                id=DetailId(0),
                client_id=life.client.id,
                field=name,
                value=value,
                known_since=max(life.client.known_since, today - timedelta(days=60)),
                as_of=date(today.year - 1, 12, 31) if is_figure else None,
                source="行内系统" if is_figure else "",
            )


def _heard(life: Life, told: Sequence[Mapping[str, str]], chance: Random) -> Fields:
    said = chance.choice(told)
    on = chance.choice(life.contacts[-4:]).on
    return {"client_id": life.client.id, "on": on, **said}


def _by_hand(
    lives: Sequence[Life], attitudes: Mapping[int, Attitude], words: World, today: date
) -> Iterator[Fields]:
    """A dozen set by hand: some against the rule, some where the rule has moved since."""
    classes, heard = list(ClientClass), list(Attitude)
    reasons = {Grid(name): cycle(told) for name, told in words.items()}
    for number, life in enumerate(lives[:: max(1, len(lives) // _BY_HAND)][:_BY_HAND]):
        on = today - timedelta(days=11 + 9 * number)
        if number % 3 == 2:
            rule: Any = attitudes[life.client.id]
            box: Any = heard[(heard.index(rule) + 1) % len(heard)]
            grid = Grid.ATTITUDE
        else:
            rule = life.class_on(today)
            box = classes[max(0, classes.index(rule) - 1) or 1]
            grid = Grid.CLASS
        has_drifted = number % 4 == 1
        others = [one for one in type(rule) if one not in (rule, box)]
        yield {
            "client_id": life.client.id,
            "grid": grid,
            "box": box.value,
            "why": next(reasons[grid]),
            "on": on,
            "rule_then": (others[0] if has_drifted else rule).value,
        }
