"""The demo's day: whenever it is, there is something to show everywhere, and not all is late."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.benefit_boards import curve_board
from rmdesk.desk.classing.classes import drifts, tags_in_use
from rmdesk.desk.day.agenda import agenda_of
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.benefit_curve import Basis
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.domain.today import Group, Row
from rmdesk.store.duties import read_duties
from rmdesk.store.figures.boxes import Axis
from tests.books.builders import TODAY
from tests.books.demo_book import EVERYBODY, a_demo


def rows_of(desk: Desk) -> list[Row]:
    ids = today(desk).ids
    return in_order(page(desk, ids), ids)


def test_today_has_every_group_and_a_day_that_can_be_worked(desk: Desk) -> None:
    assert [one.group for one in today(desk).groups] == list(Group)
    rows = rows_of(desk)
    assert 40 <= len(rows) <= len(EVERYBODY) / 2
    assert any(len(row.duties) > 1 for row in rows)
    late = Counter(row.carried for row in rows)
    assert {0, 1, 2, 3} <= set(late), "carried over for some days"
    assert late[0] >= len(rows) / 4, "and not everything is"


@pytest.mark.campaign
# Weekends, the longest holidays, the turn of the year, and a year whose holidays nobody knows.
@pytest.mark.parametrize(
    "day", [date(2026, 2, 18), date(2026, 10, 3), date(2027, 1, 1), date(2031, 6, 2)]
)
def test_any_day_has_its_work(day: date, tmp_path: Path) -> None:
    with a_demo(tmp_path, day) as desk:
        groups = {one.group for one in today(desk).groups}
        assert groups >= set(Group) - {Group.REVIEWS}
        assert 40 <= len(today(desk).ids) <= len(EVERYBODY) / 2
        assert len(agenda_of(desk, day).lines) >= 5


def test_the_hours_of_the_day_and_the_next(desk: Desk) -> None:
    lines = agenda_of(desk, TODAY).lines
    hours = [line.at for line in lines]
    assert min(hours).hour < 12 < max(hours).hour
    tomorrow = agenda_of(desk, desk.days.after(TODAY)).lines
    assert any(line.clashes for line in tomorrow)


def test_every_kind_of_record_of_the_day_is_there(desk: Desk) -> None:
    for shelf in (
        *(desk.day.to_dos, desk.day.visits, desk.day.good_news, desk.day.anniversaries),
        *(desk.day.tags, desk.day.placed, desk.day.heard_attitudes, desk.day.invitations),
    ):
        assert any(shelf.of(number) for number in EVERYBODY)
    assert {one.kind for one in desk.news.all()} == set(NewsKind)
    kinds = {one.duty.kind for one in read_duties(desk.vault.database, "TRUE")}
    assert kinds >= {
        *(OccasionKind.STOP_PROFIT, OccasionKind.STOP_LOSS, OccasionKind.CARD_REPAYMENT),
        *(OccasionKind.INSTALMENT, OccasionKind.OVERDUE_INSTALMENT, OccasionKind.DIVIDEND),
        *(OccasionKind.NEW_PRODUCT, OccasionKind.WINDOW_CLOSES, OccasionKind.INVITATION),
        *(OccasionKind.FAMILY_BIRTHDAY, OccasionKind.RISK_EXPIRES, OccasionKind.YIELD_NOTICE),
    }


def test_the_grids_are_full_and_some_stand_there_by_hand(desk: Desk) -> None:
    for axis in (Axis.CLASS, Axis.EFFORT, Axis.FAMILIARITY, Axis.ORIENTATION, Axis.STAGE):
        assert all(one.clients for one in desk.boxes.counts(axis)), axis
    assert {one.attitude for one in desk.boxes.nine()} == {None, *Attitude}
    by_hand = [one for grid in Grid for one in drifts(desk, grid)]
    assert any(one.place.has_drifted for one in by_hand)
    assert any(not one.place.has_drifted for one in by_hand)
    assert len(tags_in_use(desk)) >= 8
    few = curve_board(desk).few
    assert few is not None and few.basis is Basis.INCOME


def test_events_are_over_and_to_come_with_every_answer(desk: Desk) -> None:
    events = desk.events.all()
    assert any(one.on < TODAY for one in events)
    assert any(one.on > TODAY and one.is_forum for one in events)
    answers = {guest.answer for one in events for guest in desk.events.invitations(one.id)}
    assert answers == set(Answer)
    assert any(desk.events.open_duties(one.id) for one in events if one.on > TODAY)


def test_leave_lies_ahead_and_nothing_is_planned_for_it(desk: Desk) -> None:
    own = desk.own_days.own()
    assert {one.kind for one in own} == {OwnKind.LEAVE}
    assert all(TODAY < one.on < TODAY + timedelta(days=40) for one in own)
    planned = desk.duties.planned(desk.settings, last=own[-1].on)
    agreed = [one for one in planned if not one.duty.kind.follows_its_record]
    assert not {one.duty.on for one in agreed} & {one.on for one in own}
