"""What the demo's RM invites to and tells of: events with their guests, and news."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from rmdesk.desk.demo.circle import Circle
from rmdesk.desk.demo.life import FAMILIAR_FROM, Life, World
from rmdesk.desk.demo.shelf import Shelf
from rmdesk.domain.classes.tags import read_tags
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.shelf import NewsKind

Fields = dict[str, object]
"""A record by the names of its fields."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Gathered:
    """Events with ids from 1, who was invited and came, news, and who is still to be invited."""

    events: list[Fields] = field(default_factory=list)
    invitations: list[Fields] = field(default_factory=list)
    contacts: list[Fields] = field(default_factory=list)
    news: list[Fields] = field(default_factory=list)
    planned: list[tuple[int, list[ClientId]]] = field(default_factory=list)


def gather(
    lives: Sequence[Life], circle: Circle, shelf: Shelf, words: World, *, today: date
) -> Gathered:
    """Around `today`; `words` is demo_day.toml."""
    gathered = Gathered()
    in_care = {life.client.id for life in lives if len(life.contacts) >= FAMILIAR_FROM}
    for number, told in enumerate(words["events"], start=1):
        _invite(gathered, number, told, _guests(told["tags"], circle, in_care), today)
    gathered.news.extend(_news(one, shelf, today) for one in words["news"])
    return gathered


def _invite(
    gathered: Gathered,
    number: int,
    told: Mapping[str, Any],
    guests: Iterator[ClientId],
    today: date,
) -> None:
    on = _saturday(today + timedelta(days=told["in"]))
    gathered.events.append(
        {
            "name": told["name"],
            "on": on,
            "tags": told["tags"],
            "is_forum": told.get("forum", False),
        }
    )
    for answer, client_id in zip(map(Answer, told["answers"].split()), guests, strict=False):
        gathered.invitations.append({"client_id": client_id, "event_id": number, "answer": answer})
        if answer is Answer.CAME:
            gathered.contacts.append(
                {
                    "client_id": client_id,
                    "on": on,
                    "channel": Channel.EVENT,
                    "gist": told["name"],
                    "logged_at": datetime.combine(on, time(17)),
                }
            )
    if planned := list(islice(guests, told.get("planned", 0))):
        gathered.planned.append((number, planned))


def _guests(tags: str, circle: Circle, in_care: set[ClientId]) -> Iterator[ClientId]:
    found = (one for tag in read_tags(tags) for one in circle.tagged(tag))
    return (one for one in dict.fromkeys(found) if one in in_care)


def _saturday(day: date) -> date:
    """The Saturday of that week: then people have time."""
    return day + timedelta(days=_SATURDAY - day.weekday())


def _news(told: Mapping[str, Any], shelf: Shelf, today: date) -> Fields:
    product = next((one for one in shelf.products if one.code == told.get("product")), None)
    return {
        "kind": NewsKind(told["kind"]),
        "on": today - timedelta(days=told["ago"]),
        "words": told["words"],
        "product_id": product.id if product else None,
        "tags": told.get("tags", ""),
    }
