"""Deals and meetings follow their client: merged, copied, told, handed over, received."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.dealing.board import deals_of_client
from rmdesk.desk.dealing.ending import lose_deal, win_deal
from rmdesk.desk.dealing.entering import deal_of
from rmdesk.desk.dealing.moving import move_deal
from rmdesk.desk.duplicates.merging import Merge, merge, two_files
from rmdesk.desk.handover.sharing import share
from rmdesk.desk.handover.treatments import treat
from rmdesk.desk.one_client import copy_of
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.receiving.refusals import UnfitBundle
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import Won
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side, first_choices
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import EventTable
from rmdesk.store.tables.rhythm import MeetingTable, TargetTable
from rmdesk.ui.words.history import field_words, record_words, step_words
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.dealing.dealing_desk import AMOUNT, NOVEMBER, a_deal, way_of
from tests.desk.diagnosing.homes import WANG, a_product, put
from tests.desk.handover.giver import Held, a_book, a_receiver, clients, handed
from tests.desk.receiving.written import OWN, a_bundle, a_client_row

OURS = ("deals", "deal_moves", "meetings")
HERE = ClientId(1)


def fill(desk: Desk, client_id: ClientId = WANG) -> None:
    """A deal that was closed into the ledger, one that was lost, and a meeting that was held."""
    won = a_deal(desk, client_id, product_id=a_product(desk, "R2"), note="爱比价")
    win_deal(desk, won, Won(amount=AMOUNT, on=TODAY, into_ledger=True), now=NOW)
    lost = a_deal(desk, client_id, stage=Stage.MET)
    lose_deal(desk, lost, ObjectionKind.NO_TRUST, "邻居亏过", now=NOW)
    called = {"client_id": client_id, "on": TODAY}
    contact_id = put(desk, ContactTable, channel=Channel.MEETING, gist="面谈", **called)
    with desk.store.action("test", at=NOW) as action:
        event_id = action.insert(EventTable, {"name": "财富讲座", "on": TODAY})
    told: dict[str, Any] = {
        "kind": MeetingKind.ROUTINE,
        "facts": "他行有五十万",
        "objections": "怕亏",
        "record": "同意转一部分",
    }
    put(
        desk,
        MeetingTable,
        contact_id=contact_id,
        event_id=event_id,
        held_on=TODAY,
        **called,
        **told,
    )


# --- two files made one ---


def merged(desk: Desk, other: ClientId) -> None:
    files = two_files(desk, WANG, other)
    choices = first_choices(files.left, files.right)
    merge(desk, Merge(left=WANG, right=other, survivor=Side.LEFT, choices=choices), now=NOW)


def test_merged_files_keep_every_deal_with_its_way_and_undo_parts_them(desk: Desk) -> None:
    fill(desk)
    other = add_client(desk, now=NOW, name="王建囯", number="880002")
    theirs = a_deal(desk, other)
    a_deal(desk)
    move_deal(desk, theirs, Stage.INVITED, now=NOW)
    before = records(desk)
    merged(desk, other)
    assert len(deals_of_client(desk, WANG)) == 4
    assert way_of(desk, theirs) == [Stage.STOCKED, Stage.INVITED]
    assert not deals_of_client(desk, other)
    desk.undo(now=NOW)
    assert records(desk) == before


def test_what_both_files_have_once_is_named_by_what_stays(desk: Desk) -> None:
    other = add_client(desk, now=NOW, name="王建囯", number="880002")
    same: dict[str, Any] = {"on": TODAY, "channel": Channel.MEETING, "gist": "面谈"}
    kept = put(desk, ContactTable, **same)
    doubled = put(desk, ContactTable, **same | {"client_id": other})
    put(
        desk,
        MeetingTable,
        client_id=other,
        on=TODAY,
        contact_id=doubled,
        held_on=TODAY,
        kind=MeetingKind.EVENT,
    )
    merged(desk, other)
    assert [one.id for one in desk.contacts.of(WANG)] == [kept]
    assert [one.contact_id for one in desk.meetings.of(WANG)] == [kept]


# --- the client's own data ---


def test_a_copy_says_all_of_it(desk: Desk) -> None:
    fill(desk)
    copy = copy_of(desk, WANG)
    lost, won = sorted(copy["deals"], key=lambda one: one["stage"], reverse=True)
    assert (won["product"], won["words"], won["month"]) == ("LC0", None, "2026-11")
    assert (won["client_level"], won["product_level"], won["amount"]) == ("C3", "R2", "200000.00")
    assert [one["stage"] for one in won["steps"]] == ["stocked", "closed"]
    assert (lost["lost_reason"], lost["lost_words"], lost["words"]) == (
        "no_trust",
        "邻居亏过",
        "年金",
    )
    (meeting,) = copy["meetings"]
    assert (meeting["event"], meeting["record"]) == ("财富讲座", "同意转一部分")
    assert not {"id", "client_id", "holding_id", "contact_id", "event_id"} & set(won | meeting)


# --- history ---


def test_the_history_tells_a_deal_and_not_its_way_twice(desk: Desk) -> None:
    deal_id = a_deal(desk)
    move_deal(desk, deal_id, Stage.MET, now=NOW)
    told = [one for one in desk.history.of(WANG) if one.record in OURS]
    assert {one.record for one in told} == {"deals"}
    (stage,) = [one for one in told if one.field == "stage"]
    assert (field_words(stage), step_words(stage)) == ("Stage", ("Stocked", "Met"))
    assert record_words(stage).startswith("Deal")


# --- handed over ---


@pytest.fixture
def giver(tmp_path: Path) -> Iterator[Desk]:
    """A book with 解彤强, of whom all of it is known, 欧阳若曦, and a target of the RM's."""
    with a_book(tmp_path / "giver", "解彤强", "欧阳若曦") as desk:
        edit_client(desk, WANG, {"risk_tolerance": "C3", "risk_assessed_on": TODAY}, now=NOW)
        fill(desk)
        a_deal(desk, ClientId(2))
        with desk.store.action("test", at=NOW) as action:
            action.insert(TargetTable, {"month": NOVEMBER, "metric": "loans", "pieces": 3})
        yield desk


def gone_along(desk: Desk, folder: Path, *dropped: FieldClass) -> Held:
    receiver = a_receiver(desk)
    share(desk, clients(1), receiver.id, now=NOW)
    for one in dropped:
        treat(desk, None, one, Treatment.DROP, now=NOW)
    return handed(desk, receiver, folder / "b.age")


def test_all_of_it_goes_along_and_nothing_of_others(giver: Desk, tmp_path: Path) -> None:
    held = gone_along(giver, tmp_path)
    assert [len(held.tables[name]) for name in OURS] == [2, 4, 1]
    assert "targets" not in held.tables
    assert {one["deal_id"] for one in held.tables["deal_moves"]} == set(held.ids("deals"))
    (won,) = [one for one in held.tables["deals"] if one["stage"] == "closed"]
    assert won["product_id"] == held.only("products")["id"]
    assert won["holding_id"] == held.only("holdings")["id"]
    meeting = held.only("meetings")
    assert meeting["event_id"] == held.only("events")["id"]
    assert meeting["contact_id"] in held.ids("contacts")


@pytest.mark.parametrize("withheld", [FieldClass.PLANS, FieldClass.ASSETS])
def test_a_deal_goes_only_with_all_that_it_tells_of(
    giver: Desk, tmp_path: Path, withheld: FieldClass
) -> None:
    held = gone_along(giver, tmp_path, withheld)
    assert not held.tables["deals"] and not held.tables["deal_moves"]
    assert bool(held.tables["meetings"]) is (withheld is FieldClass.ASSETS)
    # A product goes where a line of the ledger or a deal that names it does.
    assert bool(held.tables["products"]) is (withheld is FieldClass.PLANS)


def test_single_fields_stay_where_what_they_tell_stays(giver: Desk, tmp_path: Path) -> None:
    dropped = (FieldClass.HEARD, FieldClass.JUDGEMENT, FieldClass.ELSEWHERE, FieldClass.CONTACTS)
    held = gone_along(giver, tmp_path, *dropped)
    assert [len(held.tables[name]) for name in OURS] == [2, 4, 1]
    assert all(
        one["lost_words"] == "" and one["lost_reason"] is None for one in held.tables["deals"]
    )
    assert all(one["note"] == "" for one in held.tables["deals"])
    meeting = held.only("meetings")
    assert (meeting["facts"], meeting["objections"], meeting["record"]) == ("", "", "")
    assert meeting["contact_id"] is None
    assert not any(
        word in repr(held.tables) for word in ("邻居亏过", "爱比价", "五十万", "转一部分")
    )


# --- received ---


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Desk]:
    with a_book(tmp_path / "book") as desk:
        yield desk


def untold(_done: float) -> None:
    """Progress that nobody watches."""


def tables(stage: str = "stocked", **deal: Any) -> dict[str, Any]:
    days = {"month": "2026-11-01", "added_on": "2026-10-20", "moved_on": "2026-10-20"}
    first = {"id": 31, "client_id": 71, "deal_id": 9, "on": "2026-10-20", "after": "stocked"}
    second = {**first, "id": 32, "on": "2026-11-05", "before": "stocked", "after": stage}
    return {
        "clients": [a_client_row(71, "赵一", number="C1")],
        "deals": [
            {
                "id": 9,
                "client_id": 71,
                "product": "年金",
                "metric": "insurance_single",
                "stage": stage,
                **days,
                **deal,
            }
        ],
        "deal_moves": [first] if stage == "stocked" else [first, second],
        "meetings": [{"id": 3, "client_id": 71, "on": "2026-11-09", "kind": "routine"}],
    }


def receive(desk: Desk, folder: Path, number: int, stage: str = "stocked", **deal: Any) -> None:
    """The number of a bundle of the same book, as the deal stood when it was made."""
    file = a_bundle(
        folder / f"{number}.age",
        tables(stage, **deal),
        bundle=f"{number:032x}",
        made_at=datetime(2026, 11, 1 + number, 17),
        generation=10 * number,
    )
    shown = preview(desk, verified(file, OWN, progress=untold), None, progress=untold)
    take_in(desk, shown, now=NOW, progress=untold)


def test_a_deal_arrives_and_its_progress_later(receiver: Desk, tmp_path: Path) -> None:
    desk = receiver
    receive(desk, tmp_path, 1)
    (row,) = deals_of_client(desk, HERE)
    assert (row.deal.stage, row.product) == (Stage.STOCKED, "年金")
    receive(desk, tmp_path, 2, "met", month="2026-12-24")
    (row,) = deals_of_client(desk, HERE)
    assert (row.deal.stage, row.deal.month) == (Stage.MET, date(2026, 12, 1))
    assert way_of(desk, row.deal.id, HERE) == [Stage.STOCKED, Stage.MET]
    assert len(desk.meetings.of(HERE)) == 1


def test_a_deal_that_moved_here_stays_where_it_is(receiver: Desk, tmp_path: Path) -> None:
    desk = receiver
    receive(desk, tmp_path, 1)
    (row,) = deals_of_client(desk, HERE)
    move_deal(desk, row.deal.id, Stage.TO_CLOSE, now=NOW)
    receive(desk, tmp_path, 2)
    assert deal_of(desk, row.deal.id).stage is Stage.TO_CLOSE
    assert len(deals_of_client(desk, HERE)) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pieces", 0),
        ("pieces", 10**6),
        ("chance", 101),
        ("stage", "sold"),
        ("closed_on", "2026-11-05"),
    ],
)
def test_figures_beyond_reason_are_not_taken(
    receiver: Desk, tmp_path: Path, field: str, value: object
) -> None:
    brought = tables()
    brought["deals"][0][field] = value
    file = a_bundle(tmp_path / "odd.age", brought)
    with pytest.raises(UnfitBundle) as refused:
        verified(file, OWN, progress=untold)
    assert refused.value.parameters == {"table": "deals", "field": field}
    assert receiver.clients.count() == 0
