"""Steps through the life of a book, by chance: whatever a desk can be asked to do."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import move as put_into
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.consents import CallsRefused
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ties import Bond, change_tie, tie
from rmdesk.desk.day.days_off import enter
from rmdesk.desk.day.settling import drop, finish, move
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.duplicates.merging import merge
from rmdesk.desk.one_client import AlreadyForgotten, forget
from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import Key
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.today import Row
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.money import HoldingTable
from tests.desk.alike import proposed

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("add", "log", "born", "matures", "agree", "to do", "task of nobody"),
                *("done", "later", "drop", "undo", "redo", "next day", "leaves"),
                *("leave days", "instalment", "relative", "wall", "merge", "forget", "by hand"),
            ]
        ),
        st.integers(0, 9),
        st.integers(0, 40),
    ),
    max_size=16,
)


def as_kept(desk: Desk) -> list[Row]:
    ids = today(desk).ids
    return in_order(page(desk, ids), ids)


def keys_of(desk: Desk, place: int) -> list[Key]:
    kept = as_kept(desk)
    return [duty.key for duty in kept[place % len(kept)].duties] if kept else []


def do(desk: Desk, step: tuple[str, int, int]) -> None:  # noqa: C901 -- a table of verbs
    verb, who, figure = step
    now = datetime.combine(desk.today, time(9))
    ids = list(desk.clients.ids())
    client_id = ClientId(ids[who % len(ids)]) if ids else None
    ahead = desk.today + timedelta(days=figure)
    match verb:
        case "add":
            add_client(desk, now=now, name=f"单雄信{figure}")
        case "log" if client_id:
            on = desk.today - timedelta(days=figure)
            channel = Channel.TELEPHONE
            log_contact(desk, client_id, channel=channel, on=on, now=now, next_on=_later(on, who))
        case "born" if client_id:
            born = {"birthday": ahead.replace(year=1980, day=min(ahead.day, 28))}
            edit_client(desk, client_id, born, now=now)
        case "matures" if client_id:
            with desk.store.action("holding.add", at=now) as action:
                action.insert(HoldingTable, a_deposit(client_id, ahead, who))
        case "agree" if client_id and figure:
            with suppress(CallsRefused):  # by whoever wanted to be forgotten
                agree(desk, client_id, AppointmentKind.CALL_BACK, now=now, on=ahead)
        case "to do" if client_id:
            add_to_do(desk, "寄材料", ahead, now=now, client_id=client_id)
        case "task of nobody":
            add_to_do(desk, "交周报", ahead, now=now)
        case "leaves" if client_id:
            edit_client(desk, client_id, {"gone_on": desk.today}, now=now)
        case "undo":
            desk.undo(now=now)
        case "redo":
            desk.redo(now=now)
        case "next day":
            desk.roll_over(desk.today + timedelta(days=figure % 9))
        case "done" | "later" | "drop" if keys := keys_of(desk, who):
            settle(desk, verb, keys, ahead, now)


def do_in_files(desk: Desk, step: tuple[str, int, int]) -> None:
    """What concerns whole files, their ties, and the days of work."""
    verb, who, figure = step
    now = datetime.combine(desk.today, time(10))
    ids = [ClientId(one) for one in desk.clients.ids()]
    ahead = desk.today + timedelta(days=figure)
    match verb:
        case "leave days":
            enter(desk, ahead, ahead + timedelta(days=who), OwnKind.LEAVE, now=now)
        case "instalment" if ids:
            client_id = ids[who % len(ids)]
            loan = a_deposit(client_id, desk.today + timedelta(days=900), 9)
            loan |= {"holding_class": HoldingClass.MORTGAGE, "as_of": desk.today}
            with desk.store.action("holding.add", at=now) as action:
                payment = ahead - timedelta(days=9)
                action.insert(HoldingTable, {**loan, "next_payment_on": payment})
        case "relative" | "wall" | "merge" if len(ids) > 1:
            first = who % (len(ids) - 1)
            with_another(desk, verb, ids[first], ids[first + 1], ahead, now)
        case "forget" if ids:
            with suppress(AlreadyForgotten):
                forget(desk, ids[who % len(ids)], reason="本人来函", now=now)
        case "by hand" if ids:
            client_id, box = ids[who % len(ids)], list(ClientClass)[figure % 4]
            with suppress(ValueRefused):  # the rule says so, too
                put_into(desk, [client_id], Grid.CLASS, box, "重点维护", now=now)


def with_another(
    desk: Desk, verb: str, one: ClientId, other: ClientId, born: date, now: datetime
) -> None:
    tied = desk.ties.between(one, other)
    match verb:
        case "relative" if not tied:
            bond = Bond(relation=Relation.SPOUSE, mine=Sharing.SHARED, theirs=Sharing.SHARED)
            tie(desk, one, other, replace(bond, asked_on=desk.today), now=now)
            birthday = born.replace(year=1970, day=min(born.day, 28))
            entry = MemberEntry(name="某", relation=Relation.SPOUSE, birthday=birthday)
            add_member(desk, one, entry, now=now, file=other)
        case "wall" if tied:
            wall = Bond(relation=Relation.SPOUSE, mine=Sharing.PRIVATE, theirs=Sharing.PRIVATE)
            change_tie(desk, tied[0].id, replace(wall, asked_on=desk.today), now=now)
        case "merge" if not tied:
            merge(desk, proposed(desk, one, other), now=now)


def settle(desk: Desk, verb: str, keys: list[Key], to: date, now: datetime) -> None:
    match verb:
        case "done":
            finish(desk, keys, now=now)
        case "drop":
            drop(desk, keys, "不用了", now=now)
        case _:
            with suppress(ValueRefused):  # what is for a day is not put off beyond it
                move(desk, keys, to, now=now)


def _later(on: date, who: int) -> date | None:
    return on + timedelta(days=5 * who) if who % 3 else None


def a_deposit(client_id: ClientId, maturity: date, size: int) -> dict[str, Any]:
    return {
        "client_id": client_id,
        "institution": "本行",
        "is_ours": True,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "amount": Money.of_yuan(size * 50_000),
        "maturity": maturity,
    }
