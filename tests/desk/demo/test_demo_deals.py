"""The demo's pipeline: what a book in use looks like, on any day."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import board
from rmdesk.desk.dealing.figures import conversion, lost_reasons
from rmdesk.desk.dealing.rules import metrics_in_force
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import entry_of, wrong_with_ended, wrong_with_entry
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.months import first_of, months_away
from rmdesk.domain.rhythm.targets import Target
from tests.books.builders import TODAY
from tests.books.demo_book import EVERYBODY, a_demo


@pytest.fixture(scope="module", params=[TODAY, date(2027, 1, 1), date(2026, 2, 17)])
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    with a_demo(tmp_path_factory.mktemp("demo"), request.param) as desk:
        yield desk


@pytest.mark.campaign
def test_deals_stand_at_every_stage_in_three_months(desk: Desk) -> None:
    found = board(desk, today=desk.today)
    assert all(found.columns[stage] for stage in Stage) and len(found.rows) >= 25
    this = first_of(desk.today)
    months = {row.deal.month for row in found.rows}
    assert months == {months_away(this, one) for one in (-1, 0, 1)}
    for row in found.rows:
        find_wrong = wrong_with_entry if row.deal.stage.is_open else wrong_with_ended
        assert find_wrong(entry_of(row.deal), metrics_in_force(desk)) is None
    assert len({row.deal.client_id for row in found.rows}) == len(found.rows)


def test_each_came_to_its_stage_step_by_step_on_days_of_work(desk: Desk) -> None:
    for row in board(desk, today=desk.today).rows:
        way = desk.deal_moves.of(row.deal.client_id)
        assert (way[0].before, way[-1].after) == (None, row.deal.stage)
        assert (way[0].on, way[-1].on) == (row.deal.added_on, row.deal.moved_on)
        for one, other in pairwise(way):
            assert one.after is other.before and one.on <= other.on
        assert all(desk.days.is_working(one.on) and one.on < desk.today for one in way)
        if not row.deal.stage.is_open:
            assert row.deal.closed_on == way[-1].on
            assert (row.deal.lost_reason is not None) is (row.deal.stage is Stage.LOST)


def test_one_deal_suits_no_more_and_one_is_with_somebody_of_an_age_for_care(desk: Desk) -> None:
    rows = board(desk, today=desk.today).rows
    assert sum(row.is_unfit for row in rows) == 1
    cared = [row for row in rows if row.judged is not None and row.judged.needs_care]
    assert cared and all(row.deal.care for row in cared)


def test_meetings_are_ahead_held_and_called_off(desk: Desk) -> None:
    meetings = [one for number in EVERYBODY for one in desk.meetings.of(number)]
    assert any(one.is_open and one.on >= desk.today for one in meetings)
    assert any(one.kind is MeetingKind.EVENT for one in meetings)
    assert any(one.called_off_on for one in meetings)
    for one in meetings:
        if one.held_on is not None:
            assert one.contact_id is not None and one.record
            assert desk.contacts.get(one.contact_id).client_id == one.client_id


def test_targets_are_set_for_this_month_and_the_next(desk: Desk) -> None:
    known = {one.code for one in metrics_in_force(desk)}
    for ahead in (-1, 0, 1):
        targets: list[Target] = desk.targets.of_month(months_away(first_of(desk.today), ahead))
        assert targets and {one.metric for one in targets} <= known
        assert all(one.amount is None or one.amount.fen > 0 for one in targets)


def test_there_is_something_to_learn_of_calls_and_losses(desk: Desk) -> None:
    since = desk.today - timedelta(days=75)
    assert conversion(desk, since, desk.today).whole.met > 0
    assert len(lost_reasons(desk, since, desk.today)) == 3
