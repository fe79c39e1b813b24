"""Asset reviews of the demo's clients: quarters of figures, what was said, and the next day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from typing import Any, Final

from rmdesk.desk.demo.families import families
from rmdesk.desk.demo.life import Life, World
from rmdesk.desk.demo.review_plans import DRIFT, PLANS, WISHES, Plan
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import HoldingId
from rmdesk.domain.money import Money
from rmdesk.domain.months import months_away
from rmdesk.domain.reviews.due import REVIEW_MONTHS
from rmdesk.domain.reviews.review import Way

Fields = dict[str, object]
"""A record by the names of its fields."""

_REVIEWED: Final = 12
_LINES: Final = 5
"""So many clients are reviewed, each with so many lines at least."""
_LONG: Final = 15
"""So many lines has the review that shows most."""
_PLACE: Final = 10
"""Where among them the one stands whose review shows most."""
_QUARTERS: Final = 6
"""So many reviews has the client with most to look at; others have two to four."""
_ROUND: Final = 10_000
"""Fen: figures of the past are told in whole hundreds of yuan."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """All of it, as records."""

    reviews: list[Fields] = field(default_factory=list)
    lines: list[Fields] = field(default_factory=list)
    appointments: list[Fields] = field(default_factory=list)
    wishes: list[Fields] = field(default_factory=list)


def most_to_look_at(known: Sequence[Life], *, today: date) -> Life:
    """Whose review shows most: the family that the whole diagnosis is of."""
    return families(known, today)[0]


def hold_more(life: Life, words: World, *, today: date) -> None:
    """What the client has elsewhere besides; `words` is demo_review.toml."""
    for row in words["elsewhere"]["rows"][: max(_LONG - len(life.holdings), 0)]:
        start = months_away(today, -12 * row["years"] + 5)
        months = row.get("months")
        life.holdings.append(
            Holding(
                id=HoldingId(0),
                client_id=life.client.id,
                institution=row["institution"],
                is_ours=False,
                holding_class=HoldingClass(row["class"]),
                item=row["item"],
                amount=Money.of_yuan(row["amount"]),
                risk=row.get("risk", ""),
                start=start,
                maturity=months_away(start, months) if months else None,
                as_of=today - timedelta(days=PLANS[0].ago),
                source=words["source"],
                known_since=life.client.known_since,
            )
        )


def review_some(
    lives: Sequence[Life],
    known: Sequence[Life],
    words: World,
    *,
    days: WorkingDays,
    today: date,
) -> Reviewed:
    """Reviews of the best known of `lives`, in whose order the ledger is written."""
    ids = _ids(lives)
    largest = most_to_look_at(known, today=today)
    others = [life for life in known if len(life.holdings) >= _LINES and life is not largest]
    many = [*others[:_PLACE], largest, *others[_PLACE : _REVIEWED - 1]]
    told = Reviewed()
    for place, (life, plan) in enumerate(zip(many, PLANS, strict=False)):
        count = _QUARTERS if life is largest else 2 + place % 3
        writer = _Writer(life, plan, ids, words["texts"], days, today, place)
        for one in range(count):
            writer.write(told, one, is_first=one == count - 1)
        if place == WISHES[0]:
            wish = {"client_id": life.client.id, "field": REVIEW_MONTHS, "value": str(WISHES[1])}
            told.wishes.append({**wish, "known_since": today - timedelta(days=plan.ago)})
    # The oldest first, as they were written.
    order = sorted(range(len(told.reviews)), key=lambda at: str(told.reviews[at]["on"]))
    numbers = {old + 1: new for new, old in enumerate(order, 1)}
    told.reviews[:] = [told.reviews[at] for at in order]
    for line in told.lines:
        line["review_id"] = numbers[int(str(line["review_id"]))]
    return told


def _ids(lives: Sequence[Life]) -> dict[int, HoldingId]:
    """The id that each line of the ledger is given, by which object it is."""
    every = (line for life in lives for line in life.holdings)
    return {id(line): HoldingId(number) for number, line in enumerate(every, 1)}


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the reviews of one client, the last one first."""

    life: Life
    plan: Plan
    ids: Mapping[int, HoldingId]
    texts: Mapping[str, Sequence[str]]
    days: WorkingDays
    today: date
    place: int

    def write(self, told: Reviewed, back: int, *, is_first: bool) -> None:
        """The review `back` before the last one."""
        on = self._day(back)
        next_on: date | None = self._day(back - 1) if back else self._agreed()
        ways = tuple(Way)
        told.reviews.append(
            {
                "client_id": self.life.client.id,
                "on": on,
                "closed_on": on,
                "way": ways[(self.place + back) % len(ways)],
                **{name: self._said(name, back) for name in self.texts},
                "next_on": next_on,
            }
        )
        if not back and next_on is not None and self.plan.at is not None:
            told.appointments.append(self._appointment(next_on, self.plan.at))
        lines = self._lines(on, back, is_first=is_first)
        for place, line in enumerate(lines, 1):
            told.lines.append({**line, "review_id": len(told.reviews), "place": place})

    def _day(self, back: int) -> date:
        last = self.today - timedelta(days=self.plan.ago)
        return self.days.working_day_on_or_before(months_away(last, -back * self.plan.months))

    def _agreed(self) -> date | None:
        if self.plan.ahead is None:
            return None
        return self.days.working_day_on_or_before(self.today + timedelta(days=self.plan.ahead))

    def _said(self, name: str, back: int) -> str:
        said = self.texts[name]
        return said[(self.place + 2 * back) % len(said)]

    def _appointment(self, on: date, at: time) -> Fields:
        return {
            "client_id": self.life.client.id,
            "kind": AppointmentKind.MEETING,
            "on": on,
            "at": at,
            "note": "资产回顾",
            "state": AppointmentState.OPEN,
        }

    def _lines(self, on: date, back: int, *, is_first: bool) -> Iterator[Fields]:
        chance = Random(f"review {self.life.client.id} {back}")
        for line in self.life.holdings:
            was_there = line.start is None or line.start <= on
            if not was_there and line.maturity is None:
                continue  # bought since; a deposit was another one then
            yield self._line(line, on, back, chance, is_it=was_there)
        if is_first:
            yield self._given_up(on)

    def _line(self, line: Holding, on: date, back: int, chance: Random, *, is_it: bool) -> Fields:
        amount, as_of = self._figure(line, on, back, chance)
        return {
            "client_id": line.client_id,
            "holding_id": self.ids[id(line)] if is_it else None,
            "holding_class": line.holding_class,
            "institution": line.institution,
            "is_ours": line.is_ours,
            "item": line.item,
            "held_since": line.start if is_it else None,
            "risk": line.risk,
            "amount": amount,
            "as_of": as_of,
            "note": "",
        }

    def _figure(
        self, line: Holding, on: date, back: int, chance: Random
    ) -> tuple[Money | None, date]:
        """What was known of it that day: never a newer figure than the ledger's."""
        always, either = DRIFT.get(line.holding_class, (0.0, 0.0))
        moved = -always * (back + 1) + chance.uniform(-either, either)
        if line.as_of is not None and line.as_of <= on:
            return line.amount, line.as_of
        if not line.is_ours and back > 1 and self.place % 4 == 3:
            return None, on  # the client had not said it yet
        return Money(round(line.amount.fen * (1 + moved) / _ROUND) * _ROUND), on

    def _given_up(self, on: date) -> Fields:
        """What was there at the first review only."""
        what: dict[str, Any] = {"institution": "本行", "is_ours": True, "item": "九十天封闭理财"}
        return {
            "client_id": self.life.client.id,
            "holding_id": None,
            "holding_class": HoldingClass.WEALTH_PRODUCT,
            **what,
            "held_since": on - timedelta(days=70),
            "risk": "R2",
            "amount": Money.of_yuan(50_000 + 10_000 * self.place),
            "as_of": on,
            "note": "",
        }
