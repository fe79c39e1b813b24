"""The demo's asset reviews: a dozen clients, one sheet that shows everything, every standing."""

from datetime import date, datetime, time

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.drafting import begin
from rmdesk.desk.reviewing.sheet import ReviewSheet, sheet_of
from rmdesk.desk.reviewing.standing import ReviewRow, everybodys_reviews
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.due import Standing
from rmdesk.domain.reviews.review import Way
from tests.books.builders import TODAY
from tests.books.demo_book import a_demo


def reviewed(desk: Desk) -> list[ReviewRow]:
    return [row for row in everybodys_reviews(desk) if row.last_on is not None]


def sheets(desk: Desk) -> list[ReviewSheet]:
    return [sheet_of(desk, row.client_id) for row in reviewed(desk)]


def test_a_dozen_clients_stand_everywhere_a_review_can_stand(desk: Desk) -> None:
    rows = reviewed(desk)
    assert len(rows) == 12
    assert {row.standing for row in everybodys_reviews(desk)} == set(Standing)
    assert sum(row.standing is Standing.OVERDUE for row in rows) == 1
    assert any(row.booked_on for row in rows) and any(not row.booked_on for row in rows)


def test_each_has_two_to_four_reviews_and_one_a_whole_trend(desk: Desk) -> None:
    counts = sorted(len(sheet.trend) for sheet in sheets(desk))
    assert set(counts[:-1]) <= {2, 3, 4} and counts[-1] == 6
    (star,) = [sheet for sheet in sheets(desk) if len(sheet.trend) == 6]
    assert len(star.lines) == 15
    assert {one.state for one in star.compared} >= {State.SAME, State.CHANGED}
    assert len(star.slices) >= 8
    days = [point.on for point in star.trend]
    assert days == sorted(days)
    assert star.review is not None and all(
        getattr(star.review, name) for name in ("market_view", "wishes", "next_steps")
    )


def test_lines_came_went_and_were_not_known(desk: Desk) -> None:
    states: set[State] = set()
    for sheet in sheets(desk):
        review_id = sheet.review.id if sheet.review else None
        while review_id is not None:
            one = sheet_of(desk, sheet.client.id, review_id)
            states |= {row.state for row in one.compared}
            review_id = one.earlier
    assert states == set(State)
    ways = {one.way for sheet in sheets(desk) for one in desk.reviews.of(sheet.client.id)}
    assert ways == set(Way)


def test_no_figure_of_a_review_is_newer_than_the_ledgers(desk: Desk) -> None:
    for sheet in sheets(desk):
        ledger = {one.id: one for one in desk.holdings.of(sheet.client.id)}
        for line in sheet.lines:
            held = ledger.get(line.holding_id) if line.holding_id else None
            assert (
                held is None
                or line.as_of is None
                or held.as_of is None
                or (line.as_of <= held.as_of)
            )


def test_what_is_overdue_is_on_today_and_what_is_booked_has_its_hour(desk: Desk) -> None:
    late = reviewed(desk)[0]
    duties = [duty for _row, duty in desk.duties.open_of(OccasionKind.REVIEW_DUE, late.client_id)]
    assert [duty.about for duty in duties] == [late.due_on]
    assert duties[0].carried(TODAY, desk.days) > 0
    hours = [
        one
        for row in reviewed(desk)
        for one in desk.appointments.of(row.client_id)
        if one.note == "资产回顾" and one.on == row.booked_on
    ]
    assert [one.kind for one in hours] == [AppointmentKind.MEETING]
    assert any(sheet.due.is_wished for sheet in sheets(desk))


def test_a_new_review_of_the_longest_is_filled_in(desk: Desk) -> None:
    (star,) = [sheet for sheet in sheets(desk) if len(sheet.lines) == 15]
    now = datetime.combine(TODAY, time(10))
    with desk.store.database.atomic() as undo:
        begin(desk, star.client.id, now=now)
        draft = sheet_of(desk, star.client.id)
        undo.rollback()
    assert len(draft.lines) == 15
    assert draft.before == star.review
    assert State.GONE not in {one.state for one in draft.compared}


@pytest.mark.campaign
@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 12, 31), date(2031, 6, 2)])
def test_any_day_has_its_reviews(day: date, tmp_path_factory: pytest.TempPathFactory) -> None:
    with a_demo(tmp_path_factory.mktemp("demo"), day) as desk:
        found = everybodys_reviews(desk)
        assert {Standing.OVERDUE, Standing.BOOKED} <= {row.standing for row in found}
        assert max(row.last_on for row in found if row.last_on) <= day
