"""What a review or a diagnosis asks for later: on Today, in the calendar, and until it is done."""

from dataclasses import replace
from datetime import date

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import move as place_by_hand
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.settling import drop, finish
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.closing import close
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import Duty
from rmdesk.domain.grid import Duty as Sign
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.today import Group
from rmdesk.store.derived.duty_keeper import LOOKED_UNTIL
from rmdesk.store.tables.reviews import DiagnosisTable
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.desk.reviewing.held import (
    DAY,
    NOW,
    OTHER,
    closed,
    due_duties,
    on_day,
    reviewed,
    undone,
)
from tests.ui.small_book import RICH

AGREED = date(2027, 2, 24)
CHECK = OccasionKind.CHECK_DUE


def booked(desk: Desk, client_id: ClientId = RICH) -> None:
    """Agreed for a day far beyond the days that are looked ahead."""
    close(desk, drafting.begin(desk, client_id, now=NOW), next_on=AGREED, at=None, now=NOW)


def shown(desk: Desk, client_id: ClientId) -> list[tuple[Group, list[OccasionKind]]]:
    ids = today(desk).ids
    rows = in_order(page(desk, ids), ids)
    return [
        (row.group, [duty.kind for duty in row.duties])
        for row in rows
        if row.client_id == client_id
    ]


def test_it_stands_in_the_calendar_grid_however_far_ahead(desk: Desk) -> None:
    booked(desk)
    rows = desk.grid.rows([RICH], AGREED, AGREED, today=TODAY, settings=desk.settings)
    (planned,) = rows[RICH].cell(AGREED).planned
    assert planned.sign is Sign.REVIEW
    assert planned.reason.said() == "the asset review is due on 2027-02-24"


def test_on_its_day_it_is_on_today_and_stays_until_it_was_held(desk: Desk) -> None:
    booked(desk, OTHER)
    on_day(desk, AGREED - DAY)
    assert OccasionKind.REVIEW_DUE not in _kinds(desk, OTHER)
    on_day(desk, AGREED)
    assert OccasionKind.REVIEW_DUE in _kinds(desk, OTHER)
    now = on_day(desk, AGREED + 5 * DAY)
    log_contact(desk, OTHER, channel=Channel.MEETING, on=now.date(), now=now)
    assert shown(desk, OTHER) == [(Group.REVIEWS, [OccasionKind.REVIEW_DUE])], "a talk is none"
    closed(desk, drafting.begin(desk, OTHER, now=now), now=now)
    assert OccasionKind.REVIEW_DUE not in _kinds(desk, OTHER)
    assert [duty.about for duty in due_duties(desk, OTHER)] == [date(2027, 6, 1)]


def _kinds(desk: Desk, client_id: ClientId) -> set[OccasionKind]:
    return {kind for _group, kinds in shown(desk, client_id) for kind in kinds}


def test_it_comes_before_its_day_by_the_lead_that_is_set(desk: Desk) -> None:
    booked(desk)
    assert due_duties(desk)[0].on == AGREED
    settings = desk.settings
    leads = type(settings.leads)({**settings.leads.days, OccasionKind.REVIEW_DUE: 5})
    desk.change_settings(replace(settings, leads=leads))
    (duty,) = due_duties(desk)
    assert (duty.about, duty.on) == (AGREED, date(2027, 2, 19))


def test_another_class_puts_what_is_still_ahead_on_another_day(desk: Desk) -> None:
    reviewed(desk, OTHER)
    assert [duty.about for duty in due_duties(desk, OTHER)] == [date(2027, 2, 20)]
    undone(
        desk,
        lambda: place_by_hand(desk, [OTHER], Grid.CLASS, ClientClass.VERY_HIGH, "重要", now=NOW),
    )
    assert [duty.about for duty in due_duties(desk, OTHER)] == [date(2026, 12, 20)]


def test_what_is_due_already_is_not_asked_for_twice(desk: Desk) -> None:
    reviewed(desk)
    now = on_day(desk, date(2026, 12, 18))
    (due,) = due_duties(desk)
    place_by_hand(desk, [RICH], Grid.CLASS, ClientClass.LOWER, "少打扰", now=now)
    assert due_duties(desk) == [due]


def test_dropped_it_does_not_come_again(desk: Desk) -> None:
    reviewed(desk)
    now = on_day(desk, date(2026, 12, 18))
    drop(desk, [due_duties(desk)[0].key], "客户出国一年", now=now)
    assert due_duties(desk) == []
    now = on_day(desk, date(2028, 3, 1))
    log_contact(desk, RICH, channel=Channel.EMAIL, on=now.date(), now=now)
    assert due_duties(desk) == []


def test_undoing_the_close_takes_the_duty_back(desk: Desk) -> None:
    review_id = drafting.begin(desk, RICH, now=NOW)
    undone(desk, lambda: close(desk, review_id, next_on=AGREED, at=None, now=NOW))
    desk.undo(now=NOW)
    assert due_duties(desk) == []


# --- the check of a diagnosis ---


def diagnosed(desk: Desk, on: date, check_on: date | None, *, is_closed: bool = True) -> int:
    values = {
        "client_id": OTHER,
        "on": on,
        "interview": "{}",
        "closed_on": on if is_closed else None,
        "next_check_on": check_on,
    }
    with desk.store.action("diagnosis.close", {"name": "欧阳锋"}, at=NOW) as action:
        return action.insert(DiagnosisTable, values)


def checks(desk: Desk) -> list[Duty]:
    return [duty for _row, duty in desk.duties.open_of(CHECK, OTHER)]


def test_a_diagnosis_is_looked_at_again(desk: Desk) -> None:
    undone(desk, lambda: diagnosed(desk, TODAY, date(2027, 11, 22)))
    (duty,) = checks(desk)
    assert (duty.about, duty.on, duty.subject) == (date(2027, 11, 22), date(2027, 11, 15), 1)
    rows = desk.grid.rows([OTHER], duty.on, duty.on, today=TODAY, settings=desk.settings)
    assert [one.sign for one in rows[OTHER].cell(duty.on).planned] == [Sign.REVIEW]
    now = on_day(desk, duty.on)
    log_contact(desk, OTHER, channel=Channel.MEETING, on=now.date(), now=now)
    assert shown(desk, OTHER) == [(Group.REVIEWS, [CHECK])]
    finish(desk, [duty.key], now=now)
    assert checks(desk) == []


def test_only_the_newest_closed_one_counts(desk: Desk) -> None:
    diagnosed(desk, TODAY - 400 * DAY, TODAY + 40 * DAY)
    diagnosed(desk, TODAY - 20 * DAY, date(2027, 10, 29))
    diagnosed(desk, TODAY, TODAY + 60 * DAY, is_closed=False)
    assert [duty.about for duty in checks(desk)] == [date(2027, 10, 29)]
    diagnosed(desk, TODAY, None)
    assert checks(desk) == []


@pytest.mark.parametrize("kind", [OccasionKind.REVIEW_DUE, CHECK])
def test_time_alone_brings_none_twice(desk: Desk, kind: OccasionKind) -> None:
    reviewed(desk, OTHER)
    diagnosed(desk, TODAY, TODAY + 70 * DAY)
    for days in (1, 30, 60, 61, 200):
        on_day(desk, TODAY + days * DAY)
        assert len(desk.duties.open_of(kind, OTHER)) == 1


def test_looking_at_everything_again_brings_none_twice(desk: Desk) -> None:
    reviewed(desk, OTHER)
    with desk.store.database.atomic():
        desk.store.database.execute_sql("UPDATE facts SET client_class = 'very_high'")
        desk.state.put(LOOKED_UNTIL, None)  # as after a fixed day in the past
        desk.store.duties.roll_over(TODAY)
    assert [duty.about for duty in due_duties(desk, OTHER)] == [date(2027, 2, 20)]


def test_the_book_is_sound_with_them(desk: Desk) -> None:
    booked(desk)
    diagnosed(desk, TODAY, TODAY + 70 * DAY)
    assert verify(desk.store, today=TODAY).is_sound
