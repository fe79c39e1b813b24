"""What the clients said: needs, wishes that the bank cannot serve, praise and complaints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from rmdesk.desk.demo.life import FAMILIAR_FROM, Life, World
from rmdesk.domain.file_records import Feedback, Need, Wish
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import FeedbackId, NeedId, WishId

_PROMISED = (-2, 0, 3, 6, 12, 20)
"""In how many days an answer is promised, those that are open: one is owed since two days."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything heard, client by client."""

    needs: list[Need] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)


def listen(lives: Sequence[Life], words: World, *, today: date) -> Heard:
    """What those in care said; `words` is demo_file.toml."""
    in_care = [life for life in lives if len(life.contacts) >= FAMILIAR_FROM]
    chance = Random("heard")
    return Heard(
        needs=[need for life in in_care for need in _needs(life, words, chance, today)],
        wishes=list(_wishes(in_care, words, chance, today)),
        feedback=list(_feedback(in_care, words, chance, today)),
    )


def _needs(life: Life, words: World, chance: Random, today: date) -> Iterator[Need]:
    """None, one or two; two of three are still open."""
    spoken = [one for one in words["needs"] if _fits(life, one, today)]
    for said in chance.sample(spoken, chance.choice((0, 0, 1, 1, 2))):
        on = _day(life, chance, today)
        is_settled = chance.random() < 0.3
        child = life.child(today, said.get("child", ()))
        yield Need(
            id=NeedId(0),
            client_id=life.client.id,
            on=on,
            words=said["words"].format(child=child.name[-2:] if child else ""),
            is_explicit=said["explicit"],
            settled_on=_after(on, chance, today) if is_settled else None,
        )


def _fits(life: Life, said: World, today: date) -> bool:
    """Whether somebody in these circumstances would say so."""
    if "child" in said and life.child(today, said["child"]) is None:
        return False
    if said.get("debt") and not any(
        one.holding_class is HoldingClass.MORTGAGE for one in life.holdings
    ):
        return False
    return bool(life.client.employer) or not said.get("working")


def _wishes(lives: Sequence[Life], words: World, chance: Random, today: date) -> Iterator[Wish]:
    """Everything that is not there is wanted by somebody, and what stands first by many."""
    wanted = words["wishes"]["what"]
    asking = chance.sample(list(lives), min(len(lives), 3 * len(wanted)))
    for place, life in enumerate(asking):
        on = _day(life, chance, today)
        throws = chance.randrange(len(wanted)), chance.randrange(len(wanted))
        is_settled = chance.random() < 0.1
        yield Wish(
            id=WishId(0),
            client_id=life.client.id,
            on=on,
            what=wanted[place if place < len(wanted) else min(throws)],
            settled_on=_after(on, chance, today) if is_settled else None,
        )


def _feedback(
    lives: Sequence[Life], words: World, chance: Random, today: date
) -> Iterator[Feedback]:
    """The first answers are owed still, the newest first; the rest were given."""
    told = words["feedback"]
    said_by = chance.sample(list(lives), min(len(lives), 3 * len(told)))
    for place, life in enumerate(said_by):
        said = told[place % len(told)]
        is_open = place < len(_PROMISED)
        on = (
            today - timedelta(days=chance.randrange(3, 12))
            if is_open
            else _day(life, chance, today)
        )
        promised = today + timedelta(days=_PROMISED[place]) if is_open else on + timedelta(days=7)
        done = min(promised, today - timedelta(days=1))
        yield Feedback(
            id=FeedbackId(0),
            client_id=life.client.id,
            on=on,
            what=said["what"],
            is_complaint=said.get("complaint", False),
            owner=said["owner"],
            promised_on=None if said.get("praise") else promised,
            answer="" if is_open else said["answer"],
            answered_on=None if is_open else done,
        )


def _day(life: Life, chance: Random, today: date) -> date:
    """The day of a contact: one of the last half year, or the last one before."""
    recent = [one.on for one in life.contacts if (today - one.on).days < 180 and one.on < today]
    return chance.choice(recent) if recent else min(life.contacts[-1].on, today)


def _after(on: date, chance: Random, today: date) -> date:
    return min(today, on + timedelta(days=chance.randrange(7, 60)))
