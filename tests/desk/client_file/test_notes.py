"""Words in notes: gists, notes on clients and on appointments, changed ones included."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file import agreements
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import delete_contact, edit_contact, log_contact
from rmdesk.desk.client_file.notes import Found, NoteSearch, find_notes
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.store import notes
from rmdesk.store.notes import NoteKind
from rmdesk.store.tables.contacts import ContactTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("单雄信", "张三"):
            add_client(desk, now=NOW, name=name, number=f"88000{len(name)}")
        yield desk


def log(desk: Desk, client: int, gist: str, days: int = 0) -> None:
    log_contact(
        desk,
        ClientId(client),
        channel=Channel.TELEPHONE,
        on=TODAY - timedelta(days=days),
        now=NOW,
        gist=gist,
    )


def texts(found: Found) -> list[str]:
    return [note.text for note in found.notes]


def test_words_of_two_characters_are_found_newest_first(desk: Desk) -> None:
    log(desk, 1, "孩子明年上小学,想买学区房", days=30)
    log(desk, 2, "学区房已买,贷款二百万", days=2)
    log(desk, 2, "问黄金价格")
    edit_client(desk, ClientId(1), {"note": "重视学区"}, now=NOW)
    agreements.agree(
        desk,
        ClientId(2),
        AppointmentKind.MEETING,
        on=TODAY + timedelta(4),
        note="带学区材料",
        now=NOW,
    )
    found = find_notes(desk, "学区")
    assert texts(found) == [
        "带学区材料",
        "学区房已买,贷款二百万",
        "孩子明年上小学,想买学区房",
        "重视学区",
    ]
    assert found.count == 4
    first, *_, last = found.notes
    assert (first.kind, first.name, first.on) == (
        NoteKind.APPOINTMENT,
        "张三",
        TODAY + timedelta(4),
    )
    assert (last.kind, last.client_id, last.on) == (NoteKind.CLIENT, 1, None)


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ("学区 贷款", True),
        ("贷款 学区", True),
        ("学区 黄金", False),
        ("etf", True),
        ("100%", True),
        ("0%_", False),
        ("_", False),
        ("'", False),
        ("\\", False),
        ("", False),
        ("   ", False),
    ],
)
def test_all_words_must_stand_in_one_note(desk: Desk, words: str, *, fits: bool) -> None:
    log(desk, 1, "学区房,贷款,ETF 涨了100%")
    log(desk, 1, "黄金")
    assert bool(find_notes(desk, words).count) is fits


def test_what_is_changed_deleted_and_undone_is_found_as_it_stands(desk: Desk) -> None:
    log(desk, 1, "想买学区房")
    (contact,) = desk.contacts.of(ClientId(1))
    edit_contact(desk, contact.id, {"gist": "想买金条"}, now=NOW)
    assert (find_notes(desk, "学区").count, find_notes(desk, "金条").count) == (0, 1)
    delete_contact(desk, contact.id, now=NOW)
    assert find_notes(desk, "金条").count == 0
    desk.undo(now=NOW)
    desk.undo(now=NOW)
    assert (find_notes(desk, "学区").count, find_notes(desk, "金条").count) == (1, 0)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.text("学区房定存", max_size=5), st.integers(0, 9)), max_size=12),
    st.integers(1, 5),
    st.integers(1, 4),
)
def test_part_by_part_gives_what_one_pass_gives(
    gists: list[tuple[str, int]], part: int, most: int
) -> None:
    with an_empty_desk() as desk, pytest.MonkeyPatch.context() as patched:
        client = add_client(desk, now=NOW, name="张三")
        with desk.store.action("test", at=NOW) as action:
            action.insert_many(
                ContactTable,
                ["client_id", "on", "channel", "gist"],
                [(client, TODAY - timedelta(days), Channel.EMAIL, gist) for gist, days in gists],
            )
        whole = find_notes(desk, "学 区", most)
        patched.setattr(notes, "_PART", part)
        search = NoteSearch("学 区", most)
        counts = []
        while not search.is_done:
            found = search.go_on(desk)
            counts.append(found.count)
        assert found == whole
        assert counts == sorted(counts)
        assert whole.count == sum("学" in gist and "区" in gist for gist, _ in gists)
        assert [note.on for note in whole.notes] == sorted(
            (note.on for note in whole.notes if note.on), reverse=True
        )
