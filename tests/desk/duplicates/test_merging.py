"""Two clients become one and, undone, two again: exactly."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.duplicates.merging import Merge, SameClient, merge, two_files
from rmdesk.desk.duplicates.suspects import everyone, keep_apart, suspects
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState, Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.likeness.likeness import Verdict
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side, sides_of
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.tables.contacts import AppointmentTable, CallTable, ContactTable
from rmdesk.store.tables.money import BalanceTable, HoldingTable, PolicyTable
from rmdesk.store.tables.people import MemberTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.alike import proposed, two_clients


def a_record(kind: str, client_id: ClientId, figure: int) -> tuple[Any, dict[str, object]]:
    """A record of a kind, the same for the same figure."""
    on = TODAY - timedelta(days=figure)
    values: dict[str, tuple[Any, dict[str, object]]] = {
        "member": (MemberTable, {"name": f"王{figure}", "relation": Relation.SON}),
        "holding": (
            HoldingTable,
            {
                "institution": "本行",
                "is_ours": True,
                "holding_class": HoldingClass.TIME_DEPOSIT,
                "amount": Money.of_yuan(figure * 10_000),
            },
        ),
        "policy": (
            PolicyTable,
            {"kind": PolicyKind.MEDICAL, "insured": "王", "premium": Money.of_yuan(figure)},
        ),
        "contact": (
            ContactTable,
            {"on": on, "channel": Channel.TELEPHONE, "gist": f"谈到{figure}"},
        ),
        "appointment": (
            AppointmentTable,
            {"kind": AppointmentKind.MEETING, "on": on, "state": AppointmentState.OPEN},
        ),
        "call": (CallTable, {"at": NOW, "outcome": Outcome.NO_ANSWER, "seconds": figure}),
        "balance": (BalanceTable, {"on": on, "balance": Money.of_yuan(figure)}),
    }
    table, given_values = values[kind]
    return table, {"client_id": client_id, **given_values}


def add_records(desk: Desk, client_id: ClientId, wanted: list[tuple[str, int]]) -> None:
    with desk.store.action("test", at=NOW) as action:
        for kind, figure in wanted:
            table, values = a_record(kind, client_id, figure)
            action.insert(table, values)


def test_both_histories_are_kept_and_the_other_number_is_found() -> None:
    with an_empty_desk() as desk:
        left, right = two_clients(desk)
        kinds = ["member", "holding", "policy", "contact", "appointment", "call", "balance"]
        add_records(desk, left, [(kind, 1) for kind in kinds])
        add_records(desk, right, [(kind, 2) for kind in kinds])
        moved = merge(desk, proposed(desk, left, right), now=NOW)
        assert {name: count for name, count in moved.items() if count} == dict.fromkeys(
            [
                *("members", "holdings", "policies", "contacts", "appointments"),
                *("calls", "balances", "duties"),
            ],
            1,
        )
        assert [contact.gist for contact in desk.contacts.of(left)] == ["谈到1", "谈到2"]
        assert desk.clients.facts(left).aum == Money.of_yuan(30_000)
        assert sorted(policy.repeat for policy in desk.policies.of(left)) == [1, 2]
        assert desk.clients.count() == 1
        client = desk.clients.get(left)
        assert (client.number, client.former_numbers) == ("880123", "880124")
        assert (client.mobile, client.home_phone) == ("13800008899", "13900001234")
        for words in ("880124", "0124", "13900001234", "wjg 1234"):
            assert desk.clients.find(words) == [left]
        with pytest.raises(LookupError):
            desk.clients.get(right)


def test_the_right_file_may_stay_with_values_of_the_left() -> None:
    with an_empty_desk() as desk:
        left, right = two_clients(desk)
        log_contact(desk, left, channel=Channel.MEETING, on=TODAY, now=NOW, gist="面谈")
        choices = proposed(desk, left, right).choices
        decided = replace(
            proposed(desk, left, right),
            survivor=Side.RIGHT,
            choices={**choices, "number": Side.RIGHT, "mobile": Side.RIGHT},
        )
        merge(desk, decided, now=NOW)
        client = desk.clients.get(right)
        assert (client.name, client.mobile, client.number) == ("王建国", "13900001234", "880124")
        assert client.former_numbers == "880123"
        assert [contact.gist for contact in desk.contacts.of(right)] == ["面谈"]
        done = desk.journal.actions(1)[0]
        subject = {"name": "王建囯", "other": "王建国", "client_id": right}
        assert (done.kind, done.subject) == ("client.merge", subject)


@pytest.mark.parametrize(("once", "left_over"), [(True, 1), (False, 2)])
def test_what_both_have_word_for_word_is_kept_once_if_wanted(*, once: bool, left_over: int) -> None:
    with an_empty_desk() as desk:
        left, right = two_clients(desk)
        for client_id in (left, right):
            add_records(desk, client_id, [("holding", 5), ("contact", 5), ("policy", 5)])
        files = two_files(desk, left, right)
        assert {name: count for name, count in files.shared.items() if count} == {
            "holdings": 1,
            "policies": 1,
            "contacts": 1,
        }
        merge(desk, replace(proposed(desk, left, right), keep_shared_once=once), now=NOW)
        for shelf in (desk.holdings, desk.contacts, desk.policies):
            assert len(shelf.of(left)) == left_over


def test_a_client_is_not_merged_with_itself_or_with_nobody() -> None:
    with an_empty_desk() as desk:
        left, right = two_clients(desk)
        with pytest.raises(SameClient):
            two_files(desk, left, left)
        decided = proposed(desk, left, right)
        merge(desk, decided, now=NOW)
        before = records(desk)
        with pytest.raises(ClientGone):
            merge(desk, decided, now=NOW)
        assert records(desk) == before


def test_who_is_known_to_be_another_stays_another() -> None:
    with an_empty_desk() as desk:
        left, right = two_clients(desk)
        third = add_client(desk, now=NOW, name="王建国", mobile="13800008899")
        keep_apart(desk, right, third, now=NOW)
        keep_apart(desk, left, right, now=NOW)
        merge(desk, proposed(desk, left, right), now=NOW)
        assert everyone(desk).apart == {(left, third)}
        assert suspects(everyone(desk)) == []
        desk.undo(now=NOW)
        assert everyone(desk).apart == {(right, third), (left, right)}


def test_two_people_are_dismissed_for_good_and_undo_suspects_them_again() -> None:
    with an_empty_desk() as desk:
        first = add_client(desk, now=NOW, name="王建国", mobile="13800008899")
        second = add_client(desk, now=NOW, name="王建国", mobile="13800008899")
        (pair,) = suspects(everyone(desk))
        assert (pair.first, pair.second, pair.verdict) == (first, second, Verdict.LIKELY)
        keep_apart(desk, second, first, now=NOW)
        keep_apart(desk, first, second, now=NOW)
        assert suspects(everyone(desk)) == []
        desk.undo(now=NOW)
        assert suspects(everyone(desk)) == [pair]


FILLED = st.dictionaries(
    st.sampled_from(["note", "hobbies", "home_phone", "id_number", "address", "risk_tolerance"]),
    st.sampled_from(["", "甲", "乙"]),
)
RECORDS_OF = st.lists(
    st.tuples(
        st.sampled_from(
            ["member", "holding", "policy", "contact", "appointment", "call", "balance"]
        ),
        st.integers(0, 3),
    ),
    max_size=12,
)


@pytest.mark.campaign
@settings(max_examples=40, deadline=None)
@given(FILLED, FILLED, RECORDS_OF, RECORDS_OF, st.data())
def test_merged_and_undone_is_as_before_and_redone_as_merged(
    left_values: dict[str, Any],
    right_values: dict[str, Any],
    left_records: list[tuple[str, int]],
    right_records: list[tuple[str, int]],
    data: st.DataObject,
) -> None:
    with an_empty_desk() as desk:
        left, right = two_clients(desk)
        other = add_client(desk, now=NOW, name="王建国")
        edit_client(desk, left, left_values, now=NOW)
        edit_client(desk, right, right_values, now=NOW)
        add_records(desk, left, left_records)
        add_records(desk, right, right_records)
        if data.draw(st.booleans()):
            keep_apart(desk, right, other, now=NOW)
        before, found = records(desk), desk.clients.find("880124")
        files = two_files(desk, left, right)
        decided = Merge(
            left=left,
            right=right,
            survivor=data.draw(st.sampled_from([Side.LEFT, Side.RIGHT])),
            choices={
                name: data.draw(st.sampled_from(sides_of(name, files.left, files.right)))
                for name in MERGED_FIELDS
            },
            keep_shared_once=data.draw(st.booleans()),
        )
        merge(desk, decided, now=NOW)
        merged = records(desk)
        assert desk.clients.find("880124") == desk.clients.find("880123") == [decided.stays]
        derived = {
            facts.client_id: facts for facts, _, _, _ in desk.store.facts.derive_all(today=TODAY)
        }
        assert derived == {key: desk.clients.facts(key) for key in derived}
        desk.undo(now=NOW)
        assert records(desk) == before
        assert desk.clients.find("880124") == found
        desk.redo(now=NOW)
        assert records(desk) == merged
        desk.undo(now=NOW)
        assert records(desk) == before


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"note": "甲"}, {"note": "乙"}, {"note": "甲；乙"}),
        ({"note": "甲乙"}, {"note": "乙"}, {"note": "甲乙"}),
        ({"birthday": None}, {"birthday": date(1980, 1, 2)}, {"birthday": date(1980, 1, 2)}),
        ({"do_not_call": False}, {"do_not_call": True}, {"do_not_call": True}),
        ({"gone_on": None}, {"gone_on": TODAY}, {"gone_on": None}),
        (
            {"known_since": TODAY},
            {"known_since": date(2020, 1, 1)},
            {"known_since": date(2020, 1, 1)},
        ),
        (
            {"balance": Money(1), "balance_on": date(2026, 1, 1)},
            {"balance": Money(2), "balance_on": date(2026, 2, 1)},
            {"balance": Money(2), "balance_on": date(2026, 2, 1)},
        ),
        (
            {"risk_tolerance": "C3", "risk_assessed_on": date(2026, 1, 1)},
            {"risk_tolerance": "C5", "risk_assessed_on": date(2025, 1, 1)},
            {"risk_tolerance": "C3", "risk_assessed_on": date(2026, 1, 1)},
        ),
        ({"former_numbers": "1 2"}, {"former_numbers": "2 3"}, {"former_numbers": "1 2 880124 3"}),
        ({"home_phone": "0101"}, {}, {"mobile": "13800008899", "work_phone": "13900001234"}),
    ],
)
def test_what_is_proposed(
    left: dict[str, Any], right: dict[str, Any], expected: dict[str, Any]
) -> None:
    with an_empty_desk() as desk:
        ids = two_clients(desk)
        for client_id, values in zip(ids, (left, right), strict=True):
            edit_client(desk, client_id, values, now=datetime(2026, 11, 20))
        merge(desk, proposed(desk, *ids), now=NOW)
        client = desk.clients.get(ids[0])
        assert {name: getattr(client, name) for name in expected} == expected
