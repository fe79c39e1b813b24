"""Whatever a deputy does: taken in whole, the owner's book says what the lent one said."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import delete_contact, log_contact
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.lending.back import send_back
from rmdesk.desk.lending.returns import opened_return, take_return
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from tests.books.builders import TODAY
from tests.desk.lending.loan import deputys, lent_book, lent_out_of, untold
from tests.ui.small_book import NOW, small_book

VERBS = ("log", "edit", "delete", "add", "to_do", "undo", "redo")
STEPS = st.lists(
    st.tuples(st.sampled_from(VERBS), st.integers(0, 9), st.integers(0, 99)),
    min_size=1,
    max_size=12,
)


def do(desk: Desk, verb: str, who: int, figure: int) -> None:
    ids = sorted(desk.clients.ids())
    client_id = ClientId(ids[who % len(ids)])
    match verb:
        case "log":
            log_contact(
                desk, client_id, channel=Channel.MEETING, on=TODAY, gist=f"话{figure}", now=NOW
            )
        case "edit":
            field = ("note", "hobbies", "address")[figure % 3]
            edit_client(desk, client_id, {field: f"值{figure}"}, now=NOW)
        case "delete":
            if contacts := desk.contacts.of(client_id):
                delete_contact(desk, contacts[figure % len(contacts)].id, now=NOW)
        case "add":
            add_client(desk, name=f"新{figure}", number="", now=NOW)
        case "to_do":
            add_to_do(desk, f"事{figure}", TODAY, client_id=client_id, now=NOW)
        case "undo":
            desk.undo(now=NOW)
        case "redo":
            desk.redo(now=NOW)


def said(desk: Desk, ids: list[ClientId]) -> list[Any]:
    """What the book says of each, whatever the numbers of its records are."""
    told = []
    for client_id in ids:
        client = desk.clients.get(client_id)
        told.append(
            (
                (client.name, client.note, client.hobbies, client.address),
                sorted((one.on, one.gist) for one in desk.contacts.of(client_id)),
                sorted((one.on, one.what) for one in desk.day.to_dos.of(client_id)),
            )
        )
    return sorted(told)


@settings(max_examples=10, deadline=None)
@given(STEPS)
def test_the_owners_book_says_what_the_deputys_said(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as name, small_book(Path(name)) as owner:
        folder = Path(name)
        theirs = {ClientId(one) for one in owner.clients.ids()}
        path = lent_book(lent_out_of(owner, folder), folder / "lent.rmdesk")
        others = sorted(theirs - {ClientId(1), ClientId(2), ClientId(3)})
        before = said(owner, others)
        with deputys(path) as desk:
            for step in steps:
                do(desk, *step)
            expected = said(desk, [ClientId(one) for one in desk.clients.ids()])
            send_back(desk, folder / "back.age", now=NOW, progress=untold)
        found = opened_return(owner, folder / "back.age", progress=untold)
        assert found.differing == ()
        assert found.left_out == ()
        every = {one.number for one in found.deletions}
        take_return(owner, found, delete=every, now=NOW, progress=untold)
        now_there = {ClientId(one) for one in owner.clients.ids()}
        assert said(owner, sorted(now_there - set(others))) == expected
        assert said(owner, others) == before
