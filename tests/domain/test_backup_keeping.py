"""Which backups are kept, and what is said of them: tables, and rules that hold for any days."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.backup_health import Backups, Word, needs_drill, needs_one, word_of
from rmdesk.domain.backup_keeping import DAYS, MONTHS, WEEKS, kept

_NOW = datetime(2026, 11, 20, 9, 30)
_TODAY = _NOW.date()
_DAY = timedelta(days=1)
_MOMENTS = st.lists(
    st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2027, 1, 1)), max_size=60
)


def test_a_year_of_days_leaves_seven_days_four_weeks_six_months() -> None:
    made: set[datetime] = set()
    for number in range(400):
        made = kept({*made, _NOW + number * _DAY})
    newest = max(made)
    assert {newest - number * _DAY for number in range(DAYS)} <= made
    assert len({moment.isocalendar()[:2] for moment in made}) >= WEEKS
    assert len({(moment.year, moment.month) for moment in made}) == MONTHS
    assert len(made) <= DAYS + WEEKS + MONTHS
    assert newest - min(made) > timedelta(days=140)


def test_leave_costs_none_of_them() -> None:
    before = {_NOW - number * _DAY for number in range(DAYS)}
    after_leave = _NOW + timedelta(days=30)
    assert before - kept({*before, after_leave}) == {min(before)}


def test_what_was_made_before_an_import_outlives_what_is_made_after_it() -> None:
    day = {_NOW + timedelta(minutes=number) for number in range(5)}
    assert kept(day) == day


@given(_MOMENTS)
@settings(max_examples=40)
def test_the_newest_stays_and_thinning_out_twice_is_thinning_out_once(made: list[datetime]) -> None:
    stay = kept(made)
    assert stay <= set(made)
    assert kept(stay) == stay
    if made:
        assert max(made) in stay


@given(_MOMENTS, st.datetimes(min_value=datetime(2027, 2, 1), max_value=datetime(2028, 1, 1)))
@settings(max_examples=40)
def test_one_more_takes_at_most_its_own_places(made: list[datetime], later: datetime) -> None:
    # The newest day lets go of all but its last; of older ones no more go than spans are counted.
    older = {one for one in kept(made) if one.date() != max(made).date()}
    assert len(older - kept([*made, later])) <= 3


_YESTERDAY = _NOW - _DAY
_WORDS: dict[str, tuple[Backups, Word | None]] = {
    "nothing is known yet": (Backups(), None),
    "made yesterday": (Backups(newest=_YESTERDAY, due_since=_TODAY), None),
    "it failed before there was any": (Backups(failed_at=_NOW), Word.FAILED),
    "it failed after the newest": (Backups(newest=_YESTERDAY, failed_at=_NOW), Word.FAILED),
    "it failed and was made since": (Backups(newest=_NOW, failed_at=_YESTERDAY), None),
    "due since yesterday": (Backups(due_since=_TODAY - _DAY), None),
    "due for two days": (Backups(due_since=_TODAY - 2 * _DAY), Word.LATE),
    "three weeks old after leave": (
        Backups(newest=_NOW - 21 * _DAY, due_since=_TODAY),
        None,
    ),
    "the drill failed long ago": (
        Backups(newest=_NOW, drilled=_TODAY - 20 * _DAY, is_sound=False),
        Word.DRILL_FAILED,
    ),
    "the drill passed today": (Backups(newest=_NOW, drilled=_TODAY), Word.DRILL_PASSED),
    "the drill passed yesterday": (Backups(newest=_NOW, drilled=_TODAY - _DAY), None),
    "no stick for a week": (
        Backups(newest=_NOW, has_place=True, copied_on=_TODAY - 7 * _DAY),
        Word.NO_FAR_COPY,
    ),
    "no stick for a day": (
        Backups(newest=_NOW, has_place=True, copied_on=_TODAY - _DAY),
        None,
    ),
    "a place that was taken away": (Backups(newest=_NOW, copied_on=_TODAY - 9 * _DAY), None),
    "the worst comes first": (
        Backups(failed_at=_NOW, drilled=_TODAY, is_sound=False),
        Word.DRILL_FAILED,
    ),
}


@pytest.mark.parametrize("what", _WORDS)
def test_what_is_said(what: str) -> None:
    backups, word = _WORDS[what]
    assert word_of(backups, today=_TODAY) is word


def test_a_day_needs_one_whatever_the_clock_said_before() -> None:
    assert needs_one(None, today=_TODAY)
    assert needs_one(_YESTERDAY, today=_TODAY)
    assert not needs_one(_NOW, today=_TODAY)
    assert needs_one(_NOW + 30 * _DAY, today=_TODAY)  # made while the clock was wrong


@pytest.mark.parametrize(
    ("drilled", "is_sound", "needed"),
    [
        (None, True, True),
        (_TODAY - 29 * _DAY, True, False),
        (_TODAY - 30 * _DAY, True, True),
        (_TODAY - _DAY, False, True),
        (_TODAY, False, False),
        (_TODAY + _DAY, True, True),
    ],
)
def test_when_the_drill_is_due(drilled: date | None, is_sound: bool, needed: bool) -> None:
    assert needs_drill(drilled, is_sound=is_sound, today=_TODAY) is needed
