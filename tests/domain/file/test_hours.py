"""Hours of the week: as people say them, as they are kept, and what lies within."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.file.hours import Hours, are_in, kept_hours, read_hours
from rmdesk.language import Language, speak
from rmdesk.ui.words.item_texts import hours_text

EVERY = (1, 7)
WORK = (1, 5)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("12-13:30", "1-7 12:00-13:30"),
        ("12：00－13：30", "1-7 12:00-13:30"),
        ("工作日9点到17点", "1-5 09:00-17:00"),
        ("周末", "6-7 00:00-24:00"),
        ("周六", "6-6 00:00-24:00"),
        ("星期日上午", "7-7 08:00-12:00"),
        ("mon-fri 9-17", "1-5 09:00-17:00"),
        ("周一至周五9点半-11点", "1-5 09:30-11:00"),
        ("午休", "1-7 12:00-13:30"),
        ("weekdays lunch break", "1-5 12:00-13:30"),
        ("9-5", "1-7 09:00-17:00"),
        ("上班时间", "1-5 09:00-18:00"),  # nobody means the weekend by it
        ("working hours", "1-5 09:00-18:00"),
        ("22-7", "1-7 22:00-24:00 ; 1-7 00:00-07:00"),
        ("22:00-24", "1-7 22:00-24:00"),
        ("周三下午；周六", "3-3 13:30-18:00 ; 6-6 00:00-24:00"),
        ("mon 9-10, tue 10-11", "1-1 09:00-10:00 ; 2-2 10:00-11:00"),
    ],
)
def test_hours_are_read_as_they_are_said(said: str, kept: str) -> None:
    hours = read_hours(said)
    assert hours is not None
    assert " ; ".join(one.kept for one in hours) == kept
    assert kept_hours(kept) == hours


@pytest.mark.parametrize(
    "said",
    ["", "  ", "25-26", "9:70-10", "周五到周一", "8-8", "any time", "9-", "mon-", "周八", "; ;"],
)
def test_what_is_no_span_of_hours_is_not_guessed(said: str) -> None:
    assert read_hours(said) is None


HOURS = st.builds(
    lambda days, span: Hours(*sorted(days), *sorted(span)),
    st.tuples(st.integers(1, 7), st.integers(1, 7)),
    st.lists(st.integers(0, 24 * 60), min_size=2, max_size=2, unique=True),
)


@given(hours=HOURS, language=st.sampled_from(Language))
def test_what_stands_in_the_field_is_understood_again(hours: Hours, language: Language) -> None:
    speak(language)
    try:
        assert read_hours(hours_text(hours)) == (hours,)
    finally:
        speak(Language.ENGLISH)
    assert kept_hours(hours.kept) == (hours,)


@given(hours=HOURS, moment=st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)))
def test_a_moment_is_in_hours_or_not(hours: Hours, moment: datetime) -> None:
    minute = moment.hour * 60 + moment.minute
    is_day = moment.isoweekday() in range(hours.first, hours.last + 1)
    assert hours.includes(moment) == (is_day and minute in range(hours.start, hours.end))


def test_the_last_minute_is_no_longer_in() -> None:
    (noon,) = read_hours("12-13:30") or ()
    assert are_in([noon], datetime(2026, 11, 20, 13, 29))
    assert not are_in([noon], datetime(2026, 11, 20, 13, 30))
