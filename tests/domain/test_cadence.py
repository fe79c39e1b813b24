"""When a client is due: [S] and "ours" in domain.md, "Keeping in touch"; product.md, item 13."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.cadence import WORDS, Because, Postponed, Rhythm, next_contact
from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import known_holidays
from rmdesk.domain.calendar.working_days import EVERY_DAY, OwnKind, WorkingDays, own_days
from rmdesk.domain.facts import Latest, derive_facts
from rmdesk.domain.segments import Thresholds
from tests.books.builders import a_client

DAYS = WorkingDays(known_holidays(*read_holidays(content.text("holidays.toml")).years))
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def rhythm(**values: Any) -> Rhythm:
    return Rhythm(**{"known_since": FRIDAY, "frequency": 30, **values})


@pytest.mark.parametrize(
    ("given_", "on", "because"),
    [
        ({}, FRIDAY, Because.NEVER),
        ({"known_since": SATURDAY}, MONDAY, Because.NEVER),
        ({"last_contact": date(2026, 10, 21)}, FRIDAY, Because.CLASS),
        ({"last_contact": date(2026, 10, 22)}, MONDAY, Because.CLASS),
        # The client's own wish first.
        ({"last_contact": date(2026, 11, 13), "wished_days": 7}, FRIDAY, Because.WISH),
        ({"last_contact": date(2026, 11, 14), "wished_days": 7}, MONDAY, Because.WISH),
        # What was agreed goes before, and is done before a weekend, not after it.
        (
            {"last_contact": FRIDAY, "agreed_on": SATURDAY, "wished_days": 7},
            FRIDAY,
            Because.AGREED,
        ),
        ({"last_contact": FRIDAY, "promised_on": MONDAY}, MONDAY, Because.PROMISED),
        ({"promised_on": SATURDAY}, FRIDAY, Because.PROMISED),
        # An answer owed can only bring a contact forward.
        ({"last_contact": FRIDAY, "owed_on": MONDAY}, MONDAY, Because.OWED),
        ({"promised_on": FRIDAY, "owed_on": MONDAY}, FRIDAY, Because.PROMISED),
        # Holidays no, make-up days yes.
        ({"last_contact": date(2026, 9, 1)}, date(2026, 10, 8), Because.CLASS),
        ({"last_contact": date(2026, 8, 21)}, date(2026, 9, 20), Because.CLASS),
        ({"last_contact": date(2026, 1, 17)}, date(2026, 2, 24), Because.CLASS),
    ],
)
def test_when_and_why_a_client_is_due(given_: dict[str, Any], on: date, because: Because) -> None:
    due = next_contact(rhythm(**given_), DAYS)
    assert (due.on, due.because) == (on, because)
    assert "{" not in due.reason.said()


def test_what_was_put_off_holds_for_that_contact_alone() -> None:
    put_off = Postponed(FRIDAY, date(2026, 11, 28), "on holiday")
    due = next_contact(rhythm(postponed=put_off), DAYS)
    assert (due.on, due.because) == (date(2026, 11, 30), Because.MOVED)
    talked = next_contact(rhythm(postponed=put_off, last_contact=FRIDAY), DAYS)
    assert (talked.on, talked.because) == (MONDAY + timedelta(days=28), Because.CLASS)
    promised = next_contact(rhythm(postponed=put_off, promised_on=FRIDAY), DAYS)
    assert promised.because is Because.PROMISED


def test_leave_moves_what_is_due() -> None:
    leave = own_days(FRIDAY, date(2026, 11, 25), OwnKind.LEAVE)
    days = WorkingDays(DAYS.public, {one.on: one for one in leave})
    assert next_contact(rhythm(), days).on == date(2026, 11, 26)
    assert next_contact(rhythm(promised_on=MONDAY), days).on == date(2026, 11, 19)


def test_every_cause_has_words() -> None:
    assert set(WORDS) == set(Because)


def test_the_facts_of_a_client_follow_the_working_days() -> None:
    client, latest = a_client(), Latest(on=date(2026, 8, 23))  # lower class: 90 days
    plain = derive_facts(client, None, None, latest, thresholds=Thresholds(), today=FRIDAY)
    worked = derive_facts(
        client, None, None, latest, days=DAYS, thresholds=Thresholds(), today=FRIDAY
    )
    assert (plain.next_due, worked.next_due) == (SATURDAY, MONDAY)
    put_off = derive_facts(
        client,
        None,
        None,
        latest,
        postponed=Postponed(SATURDAY, date(2026, 12, 1)),
        days=DAYS,
        thresholds=Thresholds(),
        today=FRIDAY,
    )
    assert put_off.next_due == date(2026, 12, 1)


near = st.dates(date(2025, 12, 1), date(2027, 3, 1))
rhythms = st.builds(
    Rhythm,
    known_since=near,
    frequency=st.integers(1, 366),
    last_contact=st.none() | near,
    wished_days=st.none() | st.integers(1, 90),
    agreed_on=st.none() | near,
    promised_on=st.none() | near,
    owed_on=st.none() | near,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rhythms, st.sets(near, max_size=40), st.sets(near, max_size=40))
def test_due_dates_are_working_days(rhythm: Rhythm, leave: set[date], shifts: set[date]) -> None:
    own = [day for on in leave for day in own_days(on, on, OwnKind.LEAVE)]
    own += [day for on in shifts for day in own_days(on, on, OwnKind.SHIFT)]
    days = WorkingDays(DAYS.public, {one.on: one for one in own})
    due = next_contact(rhythm, days)
    assert days.is_working(due.on)
    if due.because.is_promise:
        assert due.on <= due.planned
        assert not days.between(due.on + timedelta(days=1), due.planned)
    else:
        assert due.on >= due.planned
        assert not days.between(due.planned, due.on - timedelta(days=1))
    assert next_contact(rhythm, EVERY_DAY).on == due.planned
