"""The same book sends again: newer, older, set back, or somebody in its name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.signing import DeviceKey
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.receiving.arrivals import Fate
from rmdesk.desk.receiving.choices import Choice
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import Preview, preview
from rmdesk.desk.receiving.refusals import OtherDevice
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side
from rmdesk.domain.own_texts import TextSort
from rmdesk.language import Language
from rmdesk.store.tables.people import ConsentTable
from rmdesk.store.tables.texts import TextTable
from rmdesk.store.vault.opened import create_vault
from tests.books.builders import TODAY
from tests.desk.receiving.written import OWN, a_bundle, a_client_row, a_manifest, write

NOW = datetime(2026, 11, 20, 9)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    vault = create_vault(tmp_path / "own.rmdesk", DataKey.generate(), vault_id=bytes(16))
    with Desk(vault, today=TODAY) as own:
        yield own


def untold(_done: float) -> None:
    pass


class Sender:
    """A book that writes one bundle after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def __call__(self, tables: dict[str, Any], **said: Any) -> Path:
        self._count += 1
        usual = {
            "bundle": f"{self._count:032x}",
            "made_at": datetime(2026, 11, 1 + self._count, 17),
            "generation": 10 * self._count,
        }
        return a_bundle(self._folder / f"{self._count}.age", tables, **{**usual, **said})


@pytest.fixture
def sends(tmp_path: Path) -> Sender:
    return Sender(tmp_path)


def looked(desk: Desk, file: Path, choices: dict[int, Choice] | None = None) -> Preview:
    return preview(desk, verified(file, OWN, progress=untold), choices, progress=untold)


def received(desk: Desk, file: Path, choices: dict[int, Choice] | None = None) -> Preview:
    shown = looked(desk, file, choices)
    take_in(desk, shown, now=NOW, progress=untold)
    return shown


def rows(desk: Desk, sql: str) -> list[Any]:
    found: list[Any] = desk.store.database.execute_sql(sql).fetchall()
    return found


def tables(**now: Any) -> dict[str, Any]:
    """Two clients with a tie, a consent and a task, as they stood at some time."""
    first = a_client_row(71, "赵一", number="C1", mobile=now.get("mobile", "13800000001"))
    return {
        "clients": [
            first | {"do_not_call": now.get("silent", 0), "note": now.get("note", "")},
            a_client_row(72, "钱二", number="C2"),
        ],
        "contacts": [
            {"id": 3, "client_id": 71, "on": "2026-10-02", "channel": "T", "gist": "问到期"},
            {"id": 4, "client_id": 71, "on": "2026-10-09", "channel": "T", "gist": "误录"},
        ],
        "ties": [
            {
                "id": 5,
                "client_id": 71,
                "other_id": 72,
                "relation": "sibling",
                "sharing": now.get("sharing", "shared"),
            },
            {
                "id": 6,
                "client_id": 72,
                "other_id": 71,
                "relation": "sibling",
                "sharing": "shared",
            },
        ],
        "consents": [
            {
                "id": 4,
                "client_id": 71,
                "channel": "call",
                "on": "2026-01-01",
                "is_given": now.get("given", 1),
            }
        ],
        "to_dos": [
            {
                "id": 9,
                "client_id": 71,
                "what": "送资料",
                "on": "2026-11-25",
                "settled_on": now.get("settled"),
            }
        ],
    }


LATER: dict[str, Any] = {
    "mobile": "13811111111",
    "silent": 1,
    "sharing": "private",
    "given": 0,
    "settled": "2026-11-18",
    "note": "投诉过",
}


def standing(desk: Desk) -> tuple[Any, ...]:
    return (
        *rows(desk, "SELECT mobile, do_not_call, note FROM clients WHERE id = 1")[0],
        *(row[0] for row in rows(desk, "SELECT sharing FROM ties WHERE client_id = 1")),
        *(row[0] for row in rows(desk, "SELECT is_given FROM consents")),
        *(row[0] for row in rows(desk, "SELECT settled_on FROM to_dos")),
    )


AS_LATER = ("13811111111", 1, "投诉过", "private", 0, "2026-11-18")


def test_an_older_bundle_takes_nothing_back(desk: Desk, sends: Sender) -> None:
    old, new = sends(tables()), sends(tables(**LATER))
    received(desk, new)
    assert standing(desk) == AS_LATER
    shown = received(desk, old)
    assert shown.past.is_older and not shown.past.is_later
    assert standing(desk) == AS_LATER


def test_every_newer_bundle_is_followed(desk: Desk, sends: Sender) -> None:
    """What the second one changed was changed by receiving, and not by anybody here."""
    received(desk, sends(tables()))
    received(desk, sends(tables(mobile="13822222222", note="换号")))
    assert standing(desk)[0] == "13822222222"
    shown = received(desk, sends(tables(**LATER)))
    assert shown.past.is_later
    assert standing(desk) == AS_LATER


def test_a_refusal_is_taken_whoever_touched_the_row(desk: Desk, sends: Sender) -> None:
    received(desk, sends(tables()))
    with desk.store.action("test", at=NOW) as action:
        action.update(ConsentTable, 1, {"source": "电话"})
    received(desk, sends(tables(given=0)))
    assert rows(desk, "SELECT is_given FROM consents") == [(0,)]


def test_a_book_that_was_set_back_is_not_followed(desk: Desk, sends: Sender) -> None:
    received(desk, sends(tables(note="原来的")))
    shown = received(desk, sends(tables(note="别的", silent=1), generation=4))
    assert shown.past.is_rewound
    assert rows(desk, "SELECT note, do_not_call FROM clients WHERE id = 1") == [("原来的", 1)]


def test_a_number_given_anew_makes_nobody_the_same(desk: Desk, sends: Sender) -> None:
    """A restored book counts its ids from where it was: 71 is somebody else now."""
    received(desk, sends({"clients": [a_client_row(71, "赵一", number="C1")]}))
    other = sends({"clients": [a_client_row(71, "钱二", number="C9", mobile="13900000009")]})
    (arrival,) = looked(desk, other).arrivals
    assert arrival.fate is Fate.OPEN and [one.name for one in arrival.candidates] == ["赵一"]
    received(desk, other, {71: Choice(is_new=True)})
    assert rows(desk, "SELECT name, number FROM clients ORDER BY id") == [
        ("赵一", "C1"),
        ("钱二", "C9"),
    ]


def test_a_record_with_a_number_given_anew_is_another_one(desk: Desk, sends: Sender) -> None:
    received(desk, sends(tables()))
    changed = tables()
    changed["contacts"][0] |= {"on": "2026-11-05", "channel": "M", "gist": "完全另一回事"}
    received(desk, sends(changed))
    gists = rows(desk, "SELECT gist FROM contacts ORDER BY id")
    assert gists == [("问到期",), ("误录",), ("完全另一回事",)]


def test_who_has_another_one_s_number_now_is_asked_about(desk: Desk, sends: Sender) -> None:
    add_client(desk, name="本有", number="X1", now=NOW)
    received(desk, sends({"clients": [a_client_row(71, "赵一", number="C1")]}))
    second = sends({"clients": [a_client_row(71, "赵一", number="X1")]})
    (arrival,) = looked(desk, second).arrivals
    assert arrival.fate is Fate.OPEN
    received(desk, second, {71: Choice(record=ClientId(2), sides={"number": Side.RIGHT})})
    assert rows(desk, "SELECT number FROM clients ORDER BY id") == [("X1",), ("C1",)]


def test_nobody_gets_another_name_by_itself(desk: Desk, sends: Sender) -> None:
    received(desk, sends({"clients": [a_client_row(71, "赵一", number="C1")]}))
    shown = received(desk, sends({"clients": [a_client_row(71, "赵伊", number="C1")]}))
    (pair,) = shown.arrivals[0].pairs
    assert (pair.field, pair.side) == ("name", Side.LEFT)
    assert rows(desk, "SELECT name FROM clients") == [("赵一",)]


def test_a_stranger_in_the_book_s_name_is_refused(
    desk: Desk, sends: Sender, tmp_path: Path
) -> None:
    """Public keys are no secret, and a book's id stands in every bundle of it."""
    received(desk, sends({"clients": [a_client_row(71, "赵一", number="C1")]}))
    stranger = DeviceKey.of(DataKey(b"\x09" * 32))
    manifest = replace(
        a_manifest(1),
        bundle="9a" * 16,
        device=stranger.public,
        made_at=datetime(2026, 11, 19),
        generation=99,
    )
    columns, row = ("id", "name", "number", "mobile", "known_since"), [71, "赵一", "C1"]
    file = write(
        tmp_path / "strange.age",
        [("clients", columns, [[*row, "13999999999", "2024-03-01"]])],
        manifest=manifest,
        device=stranger,
    )
    with pytest.raises(OtherDevice) as refused:
        looked(desk, file)
    assert refused.value.exit_code == 29
    found = verified(file, OWN, progress=untold)
    shown = preview(desk, found, progress=untold, compared=True)  # the data key was changed
    assert shown.is_other_device
    take_in(desk, shown, now=NOW, progress=untold)
    assert rows(desk, "SELECT mobile FROM clients") == [("13999999999",)]


def test_a_name_alone_is_nobody(desk: Desk, sends: Sender) -> None:
    add_client(desk, name="王伟", now=NOW)
    (arrival,) = looked(desk, sends({"clients": [a_client_row(71, "王伟")]})).arrivals
    assert arrival.fate is Fate.OPEN and [one.name for one in arrival.candidates] == ["王伟"]


def test_who_was_merged_over_there_is_told(desk: Desk, sends: Sender) -> None:
    received(desk, sends(tables()))
    merged = tables()
    merged["clients"] = [merged["clients"][0] | {"former_numbers": "C2"}]
    del merged["ties"]
    shown = received(desk, sends(merged))
    assert [(gone.client.name, gone.into) for gone in shown.gone] == [("钱二", "赵一")]
    assert desk.clients.count() == 2


def test_what_was_taken_out_over_there_stays_until_somebody_says_no(
    desk: Desk, sends: Sender
) -> None:
    received(desk, sends(tables()))
    less = tables()
    del less["contacts"][1]
    second = sends(less)
    (pair,) = [pair for one in looked(desk, second).arrivals for pair in one.pairs]
    assert (pair.table, pair.theirs, pair.side) == ("contacts", {}, Side.LEFT)
    received(desk, second)
    assert len(rows(desk, "SELECT id FROM contacts")) == 2
    third = sends(less)
    received(desk, third, {71: Choice(sides={pair.key: Side.RIGHT})})
    assert rows(desk, "SELECT gist FROM contacts") == [("问到期",)]


def test_a_class_that_does_not_come_was_not_taken_out(desk: Desk, sends: Sender) -> None:
    received(desk, sends(tables()))
    less = tables()
    del less["contacts"]
    assert not [pair for one in looked(desk, sends(less)).arrivals for pair in one.pairs]


def test_texts_of_two_desks_stand_side_by_side(desk: Desk, sends: Sender) -> None:
    def text(number: int, version: int, body: str) -> dict[str, Any]:
        return {
            "id": number,
            "sort": "message",
            "language": "zh",
            "key": "birthday",
            "version": version,
            "title": "生日",
            "body": body,
            "saved_at": "2026-01-01 10:00:00",
        }

    own = {
        "sort": TextSort.MESSAGE,
        "language": Language.CHINESE,
        "key": "birthday",
        "version": 1,
        "title": "生日",
        "body": "我的",
        "saved_at": NOW,
    }
    with desk.store.action("test", at=NOW) as action:
        action.insert(TextTable, own)
    theirs = {"clients": [], "texts": [text(1, 1, "王芳的"), text(2, 2, "王芳的，改过")]}
    received(desk, sends(theirs))
    expected = [
        ("birthday", 1, "我的"),
        ("birthday-2", 1, "王芳的"),
        ("birthday-2", 2, "王芳的，改过"),
    ]
    found = "SELECT key, version, body FROM texts ORDER BY key, version"
    assert rows(desk, found) == expected
    received(desk, sends(theirs))
    assert rows(desk, found) == expected


def test_former_audit_names_clients_by_their_ids_here(desk: Desk, sends: Sender) -> None:
    add_client(desk, name="本有", now=NOW)
    row = {
        "id": 1,
        "handover_id": 0,
        "number": 5,
        "at": "2026-01-01 10:00:00",
        "actor": "wf",
        "action": "client.edit",
        "object": "client 71, client 99, action 4",
    }
    received(desk, sends({"clients": [a_client_row(71, "赵一")], "former_audit": [row]}))
    assert rows(desk, "SELECT object FROM former_audit") == [("client 2, client, action 4",)]


def test_tasks_of_nobody_s_come_along_once(desk: Desk, sends: Sender) -> None:
    task = {"id": 9, "client_id": None, "what": "交季度报表", "on": "2026-11-25"}
    duty = {
        "id": 4,
        "client_id": None,
        "kind": "to_do",
        "subject": 9,
        "about": "2026-11-25",
        "on": "2026-11-25",
        "first_on": "2026-11-25",
        "facts": '{"what": "交季度报表"}',
    }
    given = {"clients": [a_client_row(71, "赵一", number="C1")], "to_dos": [task], "duties": [duty]}
    received(desk, sends(given))
    received(desk, sends(given))
    assert rows(desk, "SELECT client_id, what FROM to_dos") == [(None, "交季度报表")]
    assert rows(desk, "SELECT subject FROM duties WHERE kind = 'to_do'") == [(1,)]
