"""The rows kept for Today are those that the rule of the trade makes, whatever was done."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.today import today
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.today import Row, rows
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.desk.day.steps import STEPS, a_deposit, as_kept, do, do_in_files


def by_the_rule(desk: Desk) -> list[Row]:
    """Today as the specification makes it from every duty that is planned."""
    return rows(
        (one.duty for one in desk.duties.planned(desk.settings, last=date(2999, 1, 1))),
        desk.duties.classes_where("TRUE"),
        today=desk.today,
        days=desk.days,
        points=desk.settings.today,
    )


def columns_by_the_rule(desk: Desk) -> list[tuple[Any, ...]]:
    """What the table of Today should hold, in no order."""
    return sorted(
        (
            row.client_id or 0,
            *(row.group.value, row.score.points, row.carried),
            *(row.duties[0].kind.value, row.duties[0].about.isoformat()),
        )
        for row in by_the_rule(desk)
    )


def columns_as_kept(desk: Desk) -> list[tuple[Any, ...]]:
    """What it does hold: the order and the groups are read from these."""
    sql = "SELECT COALESCE(client_id, 0), grp, score, carried, lead_kind, lead_about FROM today"
    return sorted(desk.store.database.execute_sql(sql).fetchall())


def follow(steps: list[tuple[str, int, int]]) -> None:
    with an_empty_desk() as desk:
        for step in steps:
            do(desk, step)
            do_in_files(desk, step)
            assert as_kept(desk) == by_the_rule(desk), step
            assert columns_as_kept(desk) == columns_by_the_rule(desk), step
        for row in as_kept(desk):
            assert row.score.points == sum(reason.points for reason in row.score.reasons)
            late = [duty.carried(desk.today, desk.days) for duty in row.duties]
            assert row.carried == max(late)
        groups = {one.group: one.rows for one in today(desk).groups}
        assert sum(groups.values()) == len(by_the_rule(desk))


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_the_rows_kept_are_those_of_the_rule(steps: list[tuple[str, int, int]]) -> None:
    follow(steps)


@pytest.mark.campaign
@settings(max_examples=250, deadline=None)
@given(STEPS)
def test_the_rows_kept_are_those_of_the_rule_in_many_books(
    steps: list[tuple[str, int, int]],
) -> None:
    follow(steps)


@pytest.mark.long
@settings(max_examples=2_000, deadline=None)
@given(STEPS)
def test_the_rows_kept_are_those_of_the_rule_in_thousands_of_books(
    steps: list[tuple[str, int, int]],
) -> None:
    follow(steps)


@settings(max_examples=20, deadline=None)
@given(STEPS)
def test_nobody_who_is_due_is_outside_today(steps: list[tuple[str, int, int]]) -> None:
    with an_empty_desk() as desk:
        for step in steps:
            do(desk, step)
            do_in_files(desk, step)
        shown = set(today(desk).ids)
        due = {
            client_id
            for client_id in desk.clients.ids()
            if (next_due := desk.clients.facts(ClientId(client_id)).next_due)
            and next_due <= desk.today
        }
        assert due <= shown


def twenty_planned(desk: Desk) -> list[ClientId]:
    now = datetime.combine(TODAY, time(9))
    return [add_client(desk, now=now, name=f"秦叔宝{place}") for place in range(20)]


def test_ten_of_twenty_calls_made_leave_ten_for_tomorrow_marked_so() -> None:
    with an_empty_desk() as desk:
        clients = twenty_planned(desk)
        assert sorted(today(desk).ids) == clients
        for client_id in clients[:10]:
            now = datetime.combine(TODAY, time(10))
            log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, now=now)
        assert sorted(today(desk).ids) == clients[10:]
        desk.roll_over(desk.days.after(TODAY))
        left = [row for row in as_kept(desk) if row.client_id]  # the forum is about nobody
        assert sorted(row.client_id or 0 for row in left) == clients[10:]
        assert {row.carried for row in left} == {1}
        assert columns_as_kept(desk) == columns_by_the_rule(desk)


def test_ten_left_are_there_when_the_book_is_opened_the_next_day() -> None:
    with an_empty_desk() as desk:
        clients = twenty_planned(desk)
        for client_id in clients[:10]:
            now = datetime.combine(TODAY, time(10))
            log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, now=now)
        again = Desk(desk.vault, today=desk.days.after(TODAY))
        left = [row for row in as_kept(again) if row.client_id]
        assert sorted(row.client_id or 0 for row in left) == clients[10:]
        assert {row.carried for row in left} == {1}


def test_undoing_a_contact_brings_its_duties_back() -> None:
    with an_empty_desk() as desk:
        now = datetime.combine(TODAY, time(9))
        client_id = add_client(desk, now=now, name="程咬金")
        with desk.store.action("holding.add", at=now) as action:
            action.insert(HoldingTable, a_deposit(client_id, TODAY + timedelta(days=3), 5))
        before = as_kept(desk)
        assert len(before[0].duties) == 2
        log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, now=now)
        assert as_kept(desk) == []
        desk.undo(now=now)
        assert as_kept(desk) == before


def test_an_action_of_the_evening_before_stands_on_the_new_day() -> None:
    """The clock may pass midnight between a click and its moment."""
    with an_empty_desk() as desk:
        now = datetime.combine(TODAY, time(23, 59, 59))
        desk.roll_over(TODAY + timedelta(days=3))
        client_id = add_client(desk, now=now, name="单雄信")
        with desk.store.database.atomic():
            desk.store.database.execute_sql("UPDATE clients SET known_since = '2026-11-23'")
        edit_client(desk, client_id, {"note": "x"}, now=now)
        assert [row.client_id for row in as_kept(desk) if row.client_id] == [client_id]
        assert as_kept(desk) == by_the_rule(desk)
