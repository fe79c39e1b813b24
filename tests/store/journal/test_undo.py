"""Every change is journaled; undo and redo restore exactly; facts follow from their sources."""

from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.places import Places
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.store.tables.contacts import CallTable, ContactTable
from rmdesk.store.tables.day import PlaceTable
from rmdesk.store.tables.derived import SEARCH
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records

Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("add", "log", "often", "place", "edit", "hold", "drop"),
                *("bulk", "undo", "redo"),
            ]
        ),
        st.integers(0, 6),
        st.integers(0, 60),
    ),
    max_size=25,
)


def do(desk: Desk, step: Step) -> None:  # noqa: C901 -- a table of verbs
    verb, who, figure = step
    ids = list(desk.clients.ids())
    client_id = ClientId(ids[who % len(ids)]) if ids else None
    match verb:
        case "add":
            add_client(desk, now=NOW, name=f"单雄信{figure}", number=f"6{figure}{len(ids)}")
        case "log" if client_id:
            log_contact(
                desk,
                client_id,
                channel=Channel.MEETING,
                on=TODAY - timedelta(days=4 * figure),
                direction=list(Direction)[who % 2],
                now=NOW,
            )
        case "often" if client_id:
            talk_often(desk, client_id, times=who, minutes=figure)
        case "place" if client_id:
            place_by_hand(desk, client_id, figure)
        case "edit" if client_id:
            edit_client(
                desk,
                client_id,
                {"birthday": date(1990 + figure % 9, 1, 1), "note": f"{who}"},
                now=NOW,
            )
        case "hold" if client_id:
            with desk.store.action("holding.add", at=NOW) as action:
                values = a_holding(client_id, figure)
                action.insert(HoldingTable, values)
        case "drop" if client_id and (holdings := desk.holdings.of(client_id)):
            with desk.store.action("holding.drop", at=NOW) as action:
                action.delete(HoldingTable, holdings[0].id)
        case "bulk":
            with desk.store.action("import", at=NOW) as action:
                rows = [(f"曾{place}", TODAY) for place in range(who)]
                added = action.insert_many(ClientTable, ["name", "known_since"], rows)
                lines = [a_holding(ClientId(new), figure) for new in added]
                for line in lines:
                    action.insert(HoldingTable, line)
        case "undo":
            desk.undo(now=NOW)
        case "redo":
            desk.redo(now=NOW)


def talk_often(desk: Desk, client_id: ClientId, *, times: int, minutes: int) -> None:
    with desk.store.action("test", at=NOW) as action:
        for one in range(times):
            on = TODAY - timedelta(days=minutes + 9 * one)
            talk = {"client_id": client_id, "on": on, "channel": Channel.TELEPHONE}
            action.insert(ContactTable, talk)
            call: dict[str, Any] = {"client_id": client_id, "at": datetime.combine(on, NOW.time())}
            action.insert(
                CallTable,
                call
                | {
                    "outcome": "interested",
                    "is_dial": True,
                    "is_reached": True,
                    "seconds": 60 * minutes,
                },
            )


def place_by_hand(desk: Desk, client_id: ClientId, figure: int) -> None:
    box = ["", *(code.value for code in ClientClass)][figure % 5]
    with desk.store.action("test", at=NOW) as action:
        values = {"client_id": client_id, "grid": Grid.CLASS, "box": box, "why": "x"}
        action.insert(PlaceTable, values | {"on": TODAY})


def a_holding(client_id: ClientId, figure: int) -> dict[str, object]:
    return {
        "client_id": client_id,
        "institution": "本行" if figure % 2 else "他行甲",
        "is_ours": bool(figure % 2),
        "holding_class": list(HoldingClass)[figure % len(HoldingClass)],
        "amount": Money.of_yuan(figure * 10_000),
    }


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_undoing_everything_and_redoing_it_restores_exactly(steps: list[Step]) -> None:
    with an_empty_desk() as desk:
        empty = records(desk)
        for step in steps:
            do(desk, step)
        reached = records(desk)
        undone = 0
        while desk.undo(now=NOW):
            undone += 1
        assert records(desk) == empty
        redone = 0
        while redone < undone and desk.redo(now=NOW):
            redone += 1
        assert records(desk) == reached


PLACES = [one.name for one in fields(Places) if one.name not in ("client_id", "until")]


def places_kept(desk: Desk) -> list[Any]:
    """The places of all clients as they are stored."""
    sql = f"SELECT {', '.join(PLACES)} FROM facts ORDER BY client_id"
    return [list(row) for row in desk.store.database.execute_sql(sql).fetchall()]


def _stored(places: Places) -> list[Any]:
    return [getattr(places, name) for name in PLACES]


@settings(max_examples=40, deadline=None)
@given(STEPS, st.one_of(st.integers(0, 400), st.integers(0, 4000)))
def test_facts_and_keys_are_what_the_sources_say(steps: list[Step], later: int) -> None:
    with an_empty_desk() as desk:
        for step in steps:
            do(desk, step)
        today = TODAY + timedelta(days=later)
        desk.roll_over(today)
        kept = {
            client_id: desk.clients.facts(ClientId(client_id)) for client_id in desk.clients.ids()
        }
        every = list(desk.store.facts.derive_all(today=today))
        assert kept == {facts.client_id: facts for facts, _, _, _ in every}
        assert places_kept(desk) == [_stored(places) for _, places, _, _ in every]
        keyed = desk.store.database.execute_sql(f"SELECT COUNT(*) FROM {SEARCH}").fetchone()
        assert keyed == (len(kept),)


def test_a_failure_leaves_neither_change_nor_entry() -> None:
    with an_empty_desk() as desk:
        before = records(desk)
        try:
            with desk.store.action("client.add", at=NOW) as action:
                action.insert(ClientTable, {"name": "张三", "known_since": TODAY})
                raise RuntimeError
        except RuntimeError:
            pass
        assert records(desk) == before
        assert desk.journal.actions(10) == []


def test_undo_ends_at_midnight() -> None:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="张三")
        assert desk.undo(now=NOW + timedelta(days=1)) is None
        assert desk.clients.count() == 1


def test_something_new_ends_redo() -> None:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="张三")
        desk.undo(now=NOW)
        add_client(desk, now=NOW, name="李四")
        assert desk.redo(now=NOW) is None


def test_the_history_of_a_field_has_no_hole() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="张三")
        edit_client(desk, client_id, {"note": "甲"}, now=NOW)
        edit_client(desk, client_id, {"note": "乙"}, now=NOW)
        desk.undo(now=NOW)
        steps = [
            (step.before, step.after) for step in desk.journal.history("clients", client_id, "note")
        ]
        assert steps == [("", "甲"), ("甲", "乙"), ("乙", "甲")]
