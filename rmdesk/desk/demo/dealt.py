"""The demo's rhythm: targets, deals on every stage and the way they went, meetings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.demo.life import Life, World
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.deals.entry import monday_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.money import Money
from rmdesk.domain.months import first_of, last_of, months_away
from rmdesk.domain.products import Product
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.suitability import Fit, Judgement, judge, needs_care
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable, MeetingTable, TargetTable

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_APART: Final = (4, 9)
"""So many days, at least and at most, a deal stood at each stage."""


def deal_with(
    desk: Desk, known: Sequence[Life], words: World, *, today: date, at: datetime
) -> None:
    """Set targets, stock the pipeline, and meet; `words` is demo_rhythm.toml."""
    with desk.store.action("demo.make", at=at) as action:
        for entry in words["targets"]:
            for values in _targets(entry, today):
                action.insert(TargetTable, values)
        dealer = _Dealer(desk, action, known, today)
        for entry in words["deals"]:
            dealer.add(entry)
        for values in _meetings(desk, words["meetings"], today):
            action.insert(MeetingTable, values)


def _targets(entry: Mapping[str, Any], today: date) -> Iterator[dict[str, Any]]:
    month = months_away(first_of(today), entry["month"])
    for metric, figures in entry.items():
        if metric != "month":
            yuan, pieces = figures
            amount = Money.of_yuan(yuan) if yuan else None
            yield {"month": month, "metric": metric, "amount": amount, "pieces": pieces}


class _Dealer:
    """Finds a client and a product for each deal, and the days on which it went on."""

    def __init__(self, desk: Desk, action: Action, known: Sequence[Life], today: date) -> None:
        self._desk, self._action, self._today = desk, action, today
        self._last = today - _DAY
        self._chance = Random("dealt")
        self._clients = [desk.clients.get(life.client.id) for life in known]
        self._met = _met_lately(desk, self._last)
        self._products = [one for one in desk.products.all() if one.is_open(today)]
        self._taken: set[ClientId] = set()

    def add(self, entry: Mapping[str, Any]) -> None:
        """A deal as demo_rhythm.toml tells it."""
        stage = Stage(entry["stage"])
        client, product, judged = self._whom(entry, stage)
        self._taken.add(client.id)
        month = months_away(first_of(self._today), entry["month"])
        ended = None if stage.is_open else self._ended(month, entry["when"])
        way = list(self._way(stage, ended or self._last))
        amount = entry.get("amount")
        reason = entry.get("reason")
        values = {
            "client_id": client.id,
            "product_id": product.id if product is not None else None,
            "product": entry.get("product", ""),
            "metric": entry["metric"],
            "amount": Money.of_yuan(amount) if amount else None,
            "pieces": entry.get("pieces", 1),
            "stage": stage,
            "chance": entry.get("chance"),
            "month": month,
            "expected_on": self._expected(month, entry.get("week")),
            "added_on": way[0][0],
            "moved_on": way[-1][0],
            "closed_on": ended,
            "lost_reason": ObjectionKind(reason) if reason else None,
            "lost_words": entry.get("words", ""),
            "client_level": judged.client_level if judged else None,
            "product_level": judged.product_level if judged else None,
            "care": entry.get("care", ""),
            "note": entry.get("note", ""),
        }
        deal_id = self._action.insert(DealTable, values)
        before = None
        for on, after in way:
            step = {"client_id": client.id, "deal_id": deal_id, "on": on}
            self._action.insert(DealMoveTable, step | {"before": before, "after": after})
            before = after

    def _whom(
        self, entry: Mapping[str, Any], stage: Stage
    ) -> tuple[Client, Product | None, Judgement | None]:
        """Somebody without a deal so far; who bought was met lately, as far as anybody was."""
        is_unfit, has_care = entry.get("unfit", False), "care" in entry
        clients = [one for one in self._clients if one.id not in self._taken]
        if stage is Stage.CLOSED:
            clients.sort(key=lambda one: one.id not in self._met)
        for client in clients:
            if needs_care(client, self._today) is not has_care and "shelf" in entry:
                continue
            if "shelf" not in entry:
                return client, None, None
            products = sorted(self._products, key=lambda _one: self._chance.random())
            for product in products:
                judged = judge(client, (product.risk,), today=self._today)
                wanted = Fit.TOO_RISKY if is_unfit else Fit.FITS
                if product.is_graded and judged.fit is wanted:
                    bore = judged.product_level if is_unfit else judged.client_level
                    level = judged.product_level
                    return client, product, Judgement(Fit.FITS, bore, level, judged.needs_care)
        raise LookupError("nobody is left for this deal")

    def _ended(self, month: date, when: int | str) -> date:
        """A day of work by which so much of the month had gone by, none that is still to come."""
        if when == "before":
            month, when = months_away(month, -1), 85 + self._chance.randrange(10)
        on = month + (last_of(month) - month) * int(when) // 100
        return self._worked(min(on, self._last))

    def _way(self, stage: Stage, last: date) -> Iterator[tuple[date, Stage]]:
        """The stages up to this one with their days; the last is where it stands, or ended."""
        stages = [one for one in OPEN_STAGES if stage in (Stage.CLOSED, Stage.LOST)]
        if stage is Stage.LOST:
            stages = stages[: 2 + self._chance.randrange(2)]
        elif stage.is_open:
            stages = list(OPEN_STAGES[: OPEN_STAGES.index(stage)])
        days = [last if not stage.is_open else self._worked(last - self._apart() // 2)]
        for _one in stages:
            days.append(self._worked(days[-1] - self._apart()))
        return zip(reversed(days), (*stages, stage), strict=True)

    def _apart(self) -> timedelta:
        return timedelta(days=self._chance.randint(*_APART))

    def _worked(self, day: date) -> date:
        """The last day of work up to this one."""
        return self._desk.days.working_day_on_or_before(day)

    def _expected(self, month: date, week: int | None) -> date | None:
        if week is None:
            return None
        return monday_of(max(self._today + week * _WEEK, month))


def _met_lately(desk: Desk, last: date) -> set[ClientId]:
    """Who was met in person in the last weeks."""
    rows = desk.store.database.execute_sql(
        "SELECT DISTINCT client_id FROM contacts WHERE channel = ? AND on_day BETWEEN ? AND ?",
        (Channel.MEETING.value, (last - 5 * _WEEK).isoformat(), last.isoformat()),
    ).fetchall()
    return {ClientId(row[0]) for row in rows}


def _meetings(
    desk: Desk, entries: Sequence[Mapping[str, Any]], today: date
) -> Iterator[dict[str, Any]]:
    """Each takes the next appointment or contact that is one."""
    ahead, held = _agreed(desk, today), _held(desk, today - _DAY)
    seen: set[ClientId] = set()
    for entry in entries:
        is_held = entry["kind"] == "held"
        source = held if is_held else ahead
        values = next((one for one in source if one["client_id"] not in seen), None)
        if values is None:
            continue
        seen.add(values["client_id"])
        if entry.get("event"):
            values = values | {"kind": MeetingKind.EVENT, "event_id": _next_event(desk, today)}
        if entry["kind"] == "off":
            on = values["on"] - 2 * _WEEK
            values = values | {"appointment_id": None, "on": on, "called_off_on": on}
        told = ("purpose", "roles", "facts", "objections", "allocation", "record")
        yield (
            {"kind": MeetingKind.ROUTINE}
            | values
            | {name: entry[name] for name in told if name in entry}
        )


def _agreed(desk: Desk, today: date) -> Iterator[dict[str, Any]]:
    rows = desk.store.database.execute_sql(
        "SELECT id, client_id, on_day FROM appointments WHERE kind = ? AND state = ?"
        " AND on_day >= ? ORDER BY on_day, id",
        (AppointmentKind.MEETING.value, AppointmentState.OPEN.value, today.isoformat()),
    ).fetchall()
    for row_id, client_id, on in rows:
        day = date.fromisoformat(on)
        yield {"client_id": ClientId(client_id), "on": day, "appointment_id": row_id}


def _held(desk: Desk, last: date) -> Iterator[dict[str, Any]]:
    rows = desk.store.database.execute_sql(
        "SELECT id, client_id, on_day FROM contacts WHERE channel = ? AND on_day <= ?"
        " ORDER BY on_day DESC, id LIMIT 12",
        (Channel.MEETING.value, last.isoformat()),
    ).fetchall()
    for row_id, client_id, on in rows:
        day = date.fromisoformat(on)
        yield {"client_id": ClientId(client_id), "on": day, "held_on": day, "contact_id": row_id}


def _next_event(desk: Desk, today: date) -> int | None:
    ahead = (one for one in desk.events.all() if one.on >= today)
    return next((one.id for one in ahead), None)
