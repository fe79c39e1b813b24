"""The history of a client's file: nothing is lost of what a field said."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.insurance import answer_cover
from rmdesk.desk.client_file.policies import add_policy, edit_policy, remove_policy
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.history import Again, Change, Step
from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Cover, Risk
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.policies.terms import Terms
from rmdesk.store.tables.handover import FormerChangeTable, HandoverTable
from tests.ui.small_book import NOW, RICH, small_book

POOR = ClientId(2)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def field(changes: list[Change], name: str) -> list[tuple[object, object]]:
    return [(one.before, one.after) for one in changes if one.field == name]


def test_every_value_of_a_field_is_told_newest_first(desk: Desk) -> None:
    for minutes, note in enumerate(("甲", "乙", "丙")):
        edit_client(desk, POOR, {"note": note}, now=NOW + timedelta(minutes=minutes))
    changes = desk.history.of(POOR)
    assert field(changes, "note") == [("乙", "丙"), ("甲", "乙"), ("", "甲")]
    assert next(one.at for one in changes if one.field == "note") == NOW + timedelta(minutes=2)
    assert {one.kind for one in changes if one.field == "note"} == {"client.edit"}
    assert changes[-1].step is Step.ADDED
    assert changes[-1].kind == "client.add"
    assert changes[-1].image["name"] == "张三"
    assert changes[-1].image["note"] == ""


def test_values_come_as_the_domain_knows_them(desk: Desk) -> None:
    edit_client(desk, POOR, {"expected_inflow": Money.of_yuan(9)}, now=NOW)
    assert field(desk.history.of(POOR), "expected_inflow") == [(None, Money.of_yuan(9))]


def test_what_was_undone_and_redone_is_told_as_such(desk: Desk) -> None:
    edit_client(desk, POOR, {"note": "甲"}, now=NOW)
    desk.undo(now=NOW)
    desk.redo(now=NOW)
    told = [one for one in desk.history.of(POOR) if one.field == "note"]
    assert [one.again for one in told] == [Again.REDONE, Again.UNDONE, Again.DONE]
    assert {one.kind for one in told} == {"client.edit"}
    assert [one.after for one in told] == ["甲", "", "甲"]


def test_a_record_that_came_changed_and_went_is_told_whole(desk: Desk) -> None:
    terms = Terms(kind=PolicyKind.MEDICAL, insurer="甲")
    policy_id = add_policy(desk, POOR, terms, now=NOW)
    edit_policy(desk, policy_id, Terms(kind=PolicyKind.MEDICAL, insurer="乙"), now=NOW)
    remove_policy(desk, policy_id, now=NOW)
    removed, changed, added = (one for one in desk.history.of(POOR) if one.record == "policies")
    assert (removed.step, removed.image["insurer"]) == (Step.REMOVED, "乙")
    assert (changed.field, changed.before, changed.after) == ("insurer", "甲", "乙")
    assert (added.step, added.image["insurer"]) == (Step.ADDED, "甲")
    assert added.image["kind"] is PolicyKind.MEDICAL


def test_a_removed_record_that_came_back_is_told_once(desk: Desk) -> None:
    policy_id = add_policy(desk, POOR, Terms(kind=PolicyKind.MEDICAL), now=NOW)
    remove_policy(desk, policy_id, now=NOW)
    desk.undo(now=NOW)
    told = [one for one in desk.history.of(POOR) if one.record == "policies"]
    assert [(one.step, one.again) for one in told] == [
        (Step.ADDED, Again.UNDONE),
        (Step.REMOVED, Again.DONE),
        (Step.ADDED, Again.DONE),
    ]


def test_nothing_of_another_client_is_told(desk: Desk) -> None:
    answer_cover(desk, POOR, None, Risk.LIFE, Cover.NO, now=NOW)
    edit_client(desk, RICH, {"note": "secret of another"}, now=NOW)
    told = desk.history.of(POOR)
    assert "secret of another" not in repr(told)
    assert {one.record_id for one in told if one.record == "clients"} == {POOR}


def test_contacts_that_only_came_have_a_history_of_their_own(desk: Desk) -> None:
    assert not [one for one in desk.history.of(RICH) if one.record == "contacts"]


def test_a_load_of_many_is_told_for_each(desk: Desk) -> None:
    told = desk.history.of(RICH)
    members = [one for one in told if one.record == "members"]
    assert [one.image["name"] for one in members] == ["单小雄", "王小妹"]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(["甲", "乙", "", "undo", "redo"]), max_size=8))
def test_each_step_goes_on_from_the_one_before(desk: Desk, notes: list[str]) -> None:
    for note in notes:
        match note:
            case "undo":
                desk.undo(now=NOW)
            case "redo":
                desk.redo(now=NOW)
            case _:
                edit_client(desk, POOR, {"note": note}, now=NOW)
    steps = field(desk.history.of(POOR), "note")
    now = desk.clients.get(POOR).note
    for before, after in steps:
        assert after == now
        now = str(before)
    assert now == ""


def test_what_a_former_rm_changed_stands_below_what_was_done_here(desk: Desk) -> None:
    with desk.store.action("receive", at=NOW) as action:
        handover = {
            "bundle": "ab",
            "kind": BundleKind.HANDOVER,
            "book": "cd",
            "who": "王芳",
            "device": "ef",
            "made_at": NOW,
            "at": NOW,
        }
        came = action.insert(HandoverTable, handover)
        for days, before, after in ((9, "", "旧"), (3, "旧", "新")):
            change = {
                "client_id": POOR,
                "handover_id": came,
                "table": "clients",
                "row_id": POOR,
                "at": NOW - timedelta(days=days),
                "kind": "client.edit",
                "field": "note",
                "before": json.dumps(before),
                "after": json.dumps(after),
            }
            action.insert(FormerChangeTable, change)
    edit_client(desk, POOR, {"note": "我的"}, now=NOW)
    told = [one for one in desk.history.of(POOR) if one.field == "note"]
    assert [(one.after, one.who) for one in told] == [("我的", ""), ("新", "王芳"), ("旧", "王芳")]
