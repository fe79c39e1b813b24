"""What becomes of duties when files are walled off, merged, emptied, or left."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.household import MemberEntry, add_member
from rmdesk.desk.client_file.ties import Bond, change_tie, tie
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.duplicates.merging import merge
from rmdesk.desk.one_client import forget
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.occasions.kinds import OccasionKind
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.desk.alike import proposed, two_clients

NOW = datetime.combine(TODAY, time(9))
BORN = TODAY.replace(year=1955)
OPEN = Bond(relation=Relation.MOTHER, mine=Sharing.SHARED, theirs=Sharing.SHARED, asked_on=TODAY)


def kinds_on_today(desk: Desk) -> list[tuple[ClientId | None, OccasionKind]]:
    ids = today(desk).ids
    rows = in_order(page(desk, ids), ids)
    return [(duty.client_id, duty.kind) for row in rows for duty in row.duties]


def duties_of(desk: Desk, client_id: ClientId) -> list[Duty]:
    return [one.duty for one in desk.duties.of(client_id)]


@pytest.mark.parametrize("side", ["mine", "theirs"])
@pytest.mark.parametrize("answer", [Sharing.PRIVATE, Sharing.NOT_ASKED])
def test_a_wall_takes_the_relatives_birthday_away_even_if_it_is_due(
    side: str, answer: Sharing
) -> None:
    with an_empty_desk() as desk:
        son = add_client(desk, now=NOW, name="王建国")
        mother = add_client(desk, now=NOW, name="李芳")
        tie_id = tie(desk, son, mother, OPEN, now=NOW)
        entry = MemberEntry(name="李芳", relation=Relation.MOTHER, birthday=BORN)
        add_member(desk, son, entry, now=NOW, file=mother)
        birthday = (son, OccasionKind.FAMILY_BIRTHDAY)
        assert birthday in kinds_on_today(desk)
        wall = replace(OPEN, mine=answer) if side == "mine" else replace(OPEN, theirs=answer)
        change_tie(desk, tie_id, wall, now=NOW)
        assert birthday not in kinds_on_today(desk)
        assert [one.kind for one in duties_of(desk, son)] == []
        desk.undo(now=NOW)
        assert birthday in kinds_on_today(desk)


def test_a_duty_that_both_files_have_is_there_once_after_a_merge() -> None:
    with an_empty_desk() as desk:
        left, right = two_clients(desk)
        for client_id in (left, right):
            edit_client(desk, client_id, {"birthday": BORN}, now=NOW)
        merge(desk, proposed(desk, left, right), now=NOW)
        assert kinds_on_today(desk).count((left, OccasionKind.BIRTHDAY)) == 1
        desk.undo(now=NOW)
        assert kinds_on_today(desk).count((right, OccasionKind.BIRTHDAY)) == 1


def test_nothing_is_due_for_a_client_who_was_forgotten() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        edit_client(desk, client_id, {"birthday": BORN}, now=NOW)
        before = kinds_on_today(desk)
        forget(desk, client_id, reason="本人来函", now=NOW)
        assert kinds_on_today(desk) == []
        desk.undo(now=NOW)
        assert kinds_on_today(desk) == before


def test_a_birthday_comes_every_year() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        edit_client(desk, client_id, {"birthday": BORN}, now=NOW)
        years = []
        for year in (2026, 2027, 2028):
            day = desk.days.working_day_on_or_before(TODAY.replace(year=year))
            desk.roll_over(day)
            at = datetime.combine(day, time(9))
            due = [one for one in duties_of(desk, client_id) if one.is_due(day)]
            years += [one.about.year for one in due if one.kind is OccasionKind.BIRTHDAY]
            log_contact(desk, client_id, channel=Channel.TELEPHONE, on=day, now=at)
        assert years == [2026, 2027, 2028]


def test_what_came_into_sight_while_the_book_was_closed_is_there() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="王建国")
        on = TODAY + timedelta(days=200)
        edit_client(desk, client_id, {"birthday": on.replace(year=1980)}, now=NOW)
        assert duties_of(desk, client_id) == []
        again = Desk(desk.vault, today=on + timedelta(days=3))
        assert (client_id, OccasionKind.BIRTHDAY) in kinds_on_today(again)
