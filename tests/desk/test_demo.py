"""The demo book: the same for the same day, lively, and nobody's."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.demo import CLIENTS, make_demo_book
from rmdesk.desk.demo_lives import live
from rmdesk.desk.opening import open_book
from rmdesk.desk.record import client_record
from rmdesk.domain.contacts import Channel
from rmdesk.domain.identity import born_on, is_resident_id, read_mobile, sex_of
from rmdesk.domain.ids import ClientId
from rmdesk.store.verify import verify
from tests.builders import TODAY


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with a_demo(tmp_path_factory.mktemp("demo"), TODAY) as desk:
        yield desk


def a_demo(folder: Path, today: date) -> Desk:
    book, passphrase = make_demo_book(folder, today=today)
    return open_book(book, passphrase, today=today)


def test_the_same_day_makes_the_same_book(desk: Desk, tmp_path: Path) -> None:
    with a_demo(tmp_path, TODAY) as again:
        for number in (1, 57, CLIENTS):
            assert client_record(again, ClientId(number)) == client_record(desk, ClientId(number))


def test_no_number_can_belong_to_a_person(desk: Desk) -> None:
    for number in range(1, CLIENTS + 1):
        client = desk.clients.get(ClientId(number))
        assert client.id_number.startswith("990101")
        assert is_resident_id(client.id_number)
        assert born_on(client.id_number) == client.birthday
        assert sex_of(client.id_number) == client.sex
        assert read_mobile(client.mobile) == client.mobile
        assert client.mobile[3:7] == "0000"


def test_every_day_has_something_to_do(desk: Desk) -> None:
    rows = desk.clients.rows(desk.clients.ids()).values()
    late = [row for row in rows if row.next_due and row.next_due < TODAY]
    ahead = [row for row in rows if row.next_due and row.next_due >= TODAY]
    assert 15 <= len(late) <= 100
    assert len(ahead) >= 60
    assert any(row.last_contact is None for row in rows)
    assert len({row.client_class for row in rows}) == 4
    fortnight = {(TODAY + timedelta(days=days)).strftime("%m%d") for days in range(14)}
    born = [desk.clients.get(row.id).birthday for row in rows]
    assert sum(f"{day:%m%d}" in fortnight for day in born if day) >= 5


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 12, 31), date(2031, 6, 2)])
def test_two_years_of_life_around_any_day(today: date) -> None:
    lives = live(Random(1), 60, today=today)
    contacts = [contact for life in lives for contact in life.contacts]
    assert min(contact.on for contact in contacts) < today - timedelta(days=600)
    assert max(contact.on for contact in contacts) <= today
    assert {contact.channel for contact in contacts} == set(Channel)
    for life in lives:
        for one, other in zip(life.contacts, life.contacts[1:], strict=False):
            assert one.on <= other.on
            assert one.gist != other.gist
        for contact in life.contacts:
            assert contact.next_on is None or contact.next_on > contact.on
    assert all("{" not in contact.gist for contact in contacts)


def test_undo_does_not_reach_the_making(desk: Desk) -> None:
    assert desk.journal.last_undoable(TODAY) is None


def test_the_facts_are_those_of_today(desk: Desk) -> None:
    assert verify(desk.store, today=TODAY).is_sound
