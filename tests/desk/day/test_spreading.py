"""The four weeks as they are shown, and what spreading would do, in words of people and days."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.capacity import apply, four_weeks, preview
from rmdesk.desk.day.days_off import enter
from rmdesk.desk.day.replanned import counting
from rmdesk.domain.calendar.working_days import DayKind, OwnKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.settings.paths import with_value
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

DAY = timedelta(days=1)
MONDAY = TODAY + 10 * DAY


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Three clients due on one Monday, and room for one."""
    with an_empty_desk() as desk:
        desk.change_settings(with_value(desk.settings, "limit", 1))
        for name in ("very_high_days", "higher_days", "medium_days", "lower_days"):
            path = f"classes.value.{name}"
            desk.change_settings(with_value(desk.settings, path, 10))
        for number, name in enumerate(("张三", "李四", "王五"), 1):
            add_client(desk, now=NOW, name=name)
            log_contact(desk, ClientId(number), channel=Channel.TELEPHONE, on=TODAY, now=NOW)
        yield desk


def test_days_off_are_shown_but_no_ordinary_weekend(desk: Desk) -> None:
    enter(desk, MONDAY + DAY, MONDAY + DAY, OwnKind.LEAVE, now=NOW)
    shown = {one.day.on: one for one in four_weeks(desk)}
    assert shown[MONDAY + DAY].load is None
    assert shown[MONDAY + DAY].day.kind is DayKind.LEAVE
    full = shown[MONDAY].load
    assert full is not None and (full.clients, full.over) == (3, 2)
    assert not any(one.day.kind is DayKind.WEEKEND for one in shown.values())


def test_a_preview_writes_nothing_and_says_whose_and_how_far(desk: Desk) -> None:
    found = preview(desk)
    assert [(one.since, one.to, one.later) for one in found.moves] == [
        (MONDAY, MONDAY + DAY, 1),
        (MONDAY, MONDAY + 2 * DAY, 2),
    ]
    assert {one.name for one in found.moves} < {"张三", "李四", "王五"}
    assert {one.kinds for one in found.moves} == {(OccasionKind.CADENCE,)}
    assert (found.latest, found.spread.left_over) == (2, 0)
    assert preview(desk) == found
    apply(desk, found.spread, now=NOW)
    assert preview(desk).moves == []
    desk.undo(now=NOW)
    assert preview(desk) == found


def test_what_a_day_of_leave_moves_is_counted(desk: Desk) -> None:
    assert counting(desk, lambda: enter(desk, MONDAY, MONDAY, OwnKind.LEAVE, now=NOW)) == 3
    assert counting(desk, lambda: desk.undo(now=NOW)) == 3
    saturday = TODAY + DAY
    assert counting(desk, lambda: enter(desk, saturday, saturday, OwnKind.OFF, now=NOW)) == 0
