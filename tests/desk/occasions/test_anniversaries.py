"""Days that come again every year, by either calendar."""

from datetime import date

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.entries import EntryRefused, NothingWritten
from rmdesk.desk.occasions.anniversaries import (
    NoSuchDay,
    YearlyDay,
    change_anniversary,
    note_anniversary,
    remove_anniversary,
)
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.occasions.kinds import OccasionKind
from tests.books.builders import TODAY
from tests.desk.occasions.written import DAY, NOW, ONE, undone, waiting

YEARLY = OccasionKind.ANNIVERSARY
TOMORROW_ONCE = (TODAY + DAY).replace(year=2010)


def a_wedding(desk: Desk) -> int:
    day = YearlyDay(what="结婚纪念日", since=TOMORROW_ONCE)
    return note_anniversary(desk, ONE, day, now=NOW)


def test_it_is_due_before_its_day(desk: Desk) -> None:
    undone(desk, lambda: a_wedding(desk))
    (duty,) = waiting(desk, YEARLY)
    assert (duty.about, duty.reason.facts["what"]) == (TODAY + DAY, "结婚纪念日")


@pytest.mark.parametrize(
    ("day", "next_on"),
    [
        (YearlyDay(what="a", since=date(2010, 5, 20)), date(2027, 5, 20)),
        (YearlyDay(what="a", lunar="08-15", kept=BirthdayKept.LUNAR), date(2027, 9, 15)),
        # 17 September 1978 was the fifteenth of the eighth month.
        (
            YearlyDay(what="a", since=date(1978, 9, 17), kept=BirthdayKept.LUNAR),
            date(2027, 9, 15),
        ),
        (
            YearlyDay(what="a", since=date(1978, 9, 17), kept=BirthdayKept.BOTH),
            date(2027, 9, 15),
        ),
        (YearlyDay(what="a", since=date(2010, 5, 20), kept=BirthdayKept.NONE), None),
    ],
)
def test_the_next_time_goes_by_the_calendar(
    desk: Desk, day: YearlyDay, next_on: date | None
) -> None:
    note_anniversary(desk, ONE, day, now=NOW)
    (kept,) = desk.day.anniversaries.of(ONE)
    found = kept.next_on(TODAY)
    assert (found.on if found else None) == next_on


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (YearlyDay(what="", since=TODAY), NothingWritten),
        (YearlyDay(what="a"), NoSuchDay),
        (YearlyDay(what="a", lunar="08-15", kept=BirthdayKept.BOTH), NoSuchDay),
    ],
)
def test_what_cannot_stand_is_refused(desk: Desk, day: YearlyDay, why: type[EntryRefused]) -> None:
    with pytest.raises(why):
        note_anniversary(desk, ONE, day, now=NOW)


def test_one_that_is_no_longer_kept_or_was_wrong_is_due_no_more(desk: Desk) -> None:
    first, second = a_wedding(desk), a_wedding(desk)
    ended = YearlyDay(what="结婚纪念日", since=TOMORROW_ONCE, kept=BirthdayKept.NONE)
    undone(desk, lambda: change_anniversary(desk, first, ended, now=NOW))
    undone(desk, lambda: remove_anniversary(desk, second, now=NOW))
    assert waiting(desk, YEARLY) == []
    assert [one.kept for one in desk.day.anniversaries.of(ONE)] == [BirthdayKept.NONE]
