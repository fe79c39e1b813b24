"""What stands over a day: weekday kind, lunar day, holiday, festival."""

from datetime import date

import pytest

from rmdesk import content
from rmdesk.domain.calendar.day_label import DayLabel, day_labels
from rmdesk.domain.calendar.festivals import read_festivals
from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import known_holidays
from rmdesk.domain.calendar.working_days import DayKind, WorkingDays
from rmdesk.language import Language

DAYS = WorkingDays(known_holidays(*read_holidays(content.text("holidays.toml")).years))
FESTIVALS = read_festivals(content.text("festivals.toml"))


def labels(first: date, last: date, language: Language = Language.CHINESE) -> list[DayLabel]:
    return day_labels(first, last, days=DAYS, festivals=FESTIVALS, language=language)


@pytest.mark.parametrize(
    ("day", "kind", "words", "figures", "festivals"),
    [
        (date(2026, 2, 16), DayKind.HOLIDAY, "廿九", "12-29", ("除夕",)),
        (date(2026, 2, 17), DayKind.HOLIDAY, "正月", "1-1", ("春节",)),
        (date(2026, 2, 14), DayKind.MAKE_UP, "廿七", "12-27", ()),
        (date(2026, 11, 20), DayKind.WORKDAY, "十二", "10-12", ()),
        (date(2025, 7, 25), DayKind.WORKDAY, "闰六月", "+6-1", ()),
        (date(2110, 1, 1), DayKind.WORKDAY, "", "", ("元旦",)),
    ],
)
def test_a_day(
    day: date, kind: DayKind, words: str, figures: str, festivals: tuple[str, ...]
) -> None:
    (label,) = labels(day, day)
    assert (label.day.kind, label.lunar_words, label.lunar_figures) == (kind, words, figures)
    assert label.festivals == festivals


def test_a_span_has_every_day_in_the_language_asked_for() -> None:
    year = labels(date(2026, 1, 1), date(2026, 12, 31), Language.ENGLISH)
    assert [label.day.on.timetuple().tm_yday for label in year] == list(range(1, 366))
    assert ("Mid-Autumn Festival",) in [label.festivals for label in year]
    assert all(label.day.is_known for label in year)
