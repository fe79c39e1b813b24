"""What people say against the day that is meant; today is Friday, 20 November 2026."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import known_holidays
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.spoken.dates import When, read_when

TODAY = date(2026, 11, 20)

AHEAD = {
    "今天": date(2026, 11, 20),
    "明天": date(2026, 11, 21),
    "后天": date(2026, 11, 22),
    "大后天": date(2026, 11, 23),
    "昨天": date(2026, 11, 19),
    "+3": date(2026, 11, 23),
    "＋３": date(2026, 11, 23),
    "-2": date(2026, 11, 18),
    "－２": date(2026, 11, 18),
    "3天后": date(2026, 11, 23),
    "三天后": date(2026, 11, 23),
    "十五天以后": date(2026, 12, 5),
    "两周后": date(2026, 12, 4),
    "二十一天后": date(2026, 12, 11),
    "一个月后": date(2026, 12, 20),
    "半个月后": date(2026, 12, 5),
    "半年后": date(2027, 5, 20),
    "三天前": date(2026, 11, 17),
    "周三": date(2026, 11, 25),
    "周五": date(2026, 11, 27),
    "星期天": date(2026, 11, 22),
    "礼拜一": date(2026, 11, 23),
    "周3": date(2026, 11, 25),
    "下周三": date(2026, 11, 25),
    "下下周三": date(2026, 12, 2),
    "上周三": date(2026, 11, 11),
    "本周三": date(2026, 11, 18),
    "这周日": date(2026, 11, 22),
    "下周": date(2026, 11, 23),
    "周末": date(2026, 11, 21),
    "下周末": date(2026, 11, 28),
    "月底": date(2026, 11, 30),
    "月末": date(2026, 11, 30),
    "月初": date(2026, 12, 1),
    "月中": date(2026, 12, 15),
    "下月底": date(2026, 12, 31),
    "下个月初": date(2026, 12, 1),
    "年底": date(2026, 12, 31),
    "下月5号": date(2026, 12, 5),
    "下个月五号": date(2026, 12, 5),
    "上月5号": date(2026, 10, 5),
    "5号": date(2026, 12, 5),
    "25日": date(2026, 11, 25),
    "31号": date(2026, 12, 31),
    "6.30": date(2027, 6, 30),
    "6/30": date(2027, 6, 30),
    "6。30": date(2027, 6, 30),
    "6-30": date(2027, 6, 30),
    "6月30日": date(2027, 6, 30),
    "六月三十号": date(2027, 6, 30),
    "11月20日": date(2026, 11, 20),
    "12.1": date(2026, 12, 1),
    "明年3月5日": date(2027, 3, 5),
    "2026-12-01": date(2026, 12, 1),
    "2026/12/1": date(2026, 12, 1),
    "2026.12.1": date(2026, 12, 1),
    "2026年12月1日": date(2026, 12, 1),
    "二〇二六年十二月一日": date(2026, 12, 1),
    "20261201": date(2026, 12, 1),
    "２０２６１２０１": date(2026, 12, 1),
    "today": date(2026, 11, 20),
    "Tomorrow": date(2026, 11, 21),
    "fri": date(2026, 11, 27),
    "Friday": date(2026, 11, 27),
    "next fri": date(2026, 11, 27),
    "last fri": date(2026, 11, 13),
    "this mon": date(2026, 11, 16),
    "next week": date(2026, 11, 23),
    "eom": date(2026, 11, 30),
    "in 3 days": date(2026, 11, 23),
    "3 days ago": date(2026, 11, 17),
    "3d": date(2026, 11, 23),
    "2w": date(2026, 12, 4),
    "1m": date(2026, 12, 20),
    "+2w": date(2026, 12, 4),
    " 明天 ": date(2026, 11, 21),
}

BACK = {
    "周三": date(2026, 11, 18),
    "周五": date(2026, 11, 20),
    "上周三": date(2026, 11, 11),
    "6.30": date(2026, 6, 30),
    "12.1": date(2025, 12, 1),
    "5号": date(2026, 11, 5),
    "25号": date(2026, 10, 25),
    "3d": date(2026, 11, 17),
    "两周前": date(2026, 11, 6),
    "月初": date(2026, 11, 1),
    "月底": date(2026, 10, 31),
    "昨天": date(2026, 11, 19),
    "+1": date(2026, 11, 21),
}

WITH_TIME = {
    "下周三10:30": When(date(2026, 11, 25), time(10, 30)),
    "下周三 10：30": When(date(2026, 11, 25), time(10, 30)),
    "周三三点": When(date(2026, 11, 25), time(15, 0)),
    "周三下午3点半": When(date(2026, 11, 25), time(15, 30)),
    "下午3点半": When(TODAY, time(15, 30)),
    "下午三点一刻": When(TODAY, time(15, 15)),
    "明天上午九点": When(date(2026, 11, 21), time(9, 0)),
    "明早9点": When(date(2026, 11, 21), time(9, 0)),
    "明晚8点20分": When(date(2026, 11, 21), time(20, 20)),
    "中午12点": When(TODAY, time(12, 0)),
    "6.30 10:30": When(date(2027, 6, 30), time(10, 30)),
    "2026-12-01 09:05": When(date(2026, 12, 1), time(9, 5)),
    "tomorrow 3pm": When(date(2026, 11, 21), time(15, 0)),
    "fri at 3:30pm": When(date(2026, 11, 27), time(15, 30)),
    "3d 10:00": When(date(2026, 11, 23), time(10, 0)),
}

NONSENSE = [
    *("", "   ", "以后", "hello", "周八", "2.30", "13.1", "2026-02-30", "20261301", "32号"),
    *("25:00", "10:70", "明天25点", "+", "-", "3", "周", "月", "++3", "+99999", "2.29", "周三周四"),
    *("下午", "明天明天", "6.30.30", "1/2/3/4", "100000年后", "十十天后", "两两百天后", "\ud800"),
]


@pytest.mark.parametrize(("text", "on"), AHEAD.items())
def test_what_is_said_looking_ahead(text: str, on: date) -> None:
    assert read_when(text, TODAY) == When(on)


@pytest.mark.parametrize(("text", "on"), BACK.items())
def test_what_is_said_looking_back(text: str, on: date) -> None:
    assert read_when(text, TODAY, looking="back") == When(on)


@pytest.mark.parametrize(("text", "when"), WITH_TIME.items())
def test_a_time_of_day_belongs_to_the_day(text: str, when: When) -> None:
    assert read_when(text, TODAY) == when


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_and_days_that_do_not_exist_are_refused(text: str) -> None:
    assert read_when(text, TODAY) is None


def test_the_end_of_a_long_month_is_kept_inside_a_short_one() -> None:
    assert read_when("1m", date(2027, 1, 31)) == When(date(2027, 2, 28))
    assert read_when("2.29", date(2027, 3, 1)) == When(date(2028, 2, 29))
    assert read_when("30号", date(2027, 1, 31)) is None


DAYS = WorkingDays(known_holidays(*read_holidays(content.text("holidays.toml")).years))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("节后", When(date(2026, 10, 8))),
        ("节后9:30", When(date(2026, 10, 8), time(9, 30))),
        ("放假后", When(date(2026, 10, 8))),
        ("after the holidays", When(date(2026, 10, 8))),
        ("下个工作日", When(date(2026, 9, 30))),
        ("下一个工作日 下午3点", When(date(2026, 9, 30), time(15))),
        ("next working day", When(date(2026, 9, 30))),
        ("+1", When(date(2026, 9, 30))),
    ],
)
def test_what_is_said_by_the_calendar(text: str, when: When) -> None:
    today = date(2026, 9, 29)
    assert read_when(text, today, days=DAYS) == when


def test_the_calendar_is_needed_and_looks_ahead() -> None:
    assert read_when("节后", date(2026, 9, 29)) is None
    assert read_when("节后", date(2026, 9, 29), "back", days=DAYS) is None
    assert read_when("节后", date(2026, 11, 20), days=DAYS) is None  # no holiday of 2027 is known
    before_a_weekend = read_when("下个工作日", date(2026, 11, 20), days=DAYS)
    assert before_a_weekend == When(date(2026, 11, 23))


_days = st.dates(min_value=date(1990, 1, 1), max_value=date(2150, 1, 1))


@given(st.text(max_size=20), _days)
def test_any_text_is_read_or_refused(text: str, today: date) -> None:
    when = read_when(text, today)
    assert when is None or isinstance(when.on, date)


@given(st.text(alphabet="上下周三月底号0123456789.:点半天后+- 明今前", max_size=10), _days)
def test_texts_of_the_right_characters_never_fail(text: str, today: date) -> None:
    read_when(text, today)
    read_when(text, today, looking="back")


@given(_days, st.integers(1, 28), st.integers(1, 12))
def test_a_bare_day_lies_where_one_looks(today: date, day: int, month: int) -> None:
    ahead = read_when(f"{month}.{day}", today)
    back = read_when(f"{month}.{day}", today, looking="back")
    assert ahead and today <= ahead.on < today + timedelta(days=366)
    assert back and today - timedelta(days=366) < back.on <= today


@given(_days, st.sampled_from("一二三四五六日"))
def test_a_bare_weekday_is_within_a_week(today: date, numeral: str) -> None:
    ahead = read_when(f"周{numeral}", today)
    back = read_when(f"星期{numeral}", today, looking="back")
    assert ahead and 1 <= (ahead.on - today).days <= 7
    assert back and 0 <= (today - back.on).days <= 6


@given(_days, _days)
def test_a_written_date_is_itself(today: date, on: date) -> None:
    for text in (on.isoformat(), f"{on:%Y%m%d}", f"{on.year}年{on.month}月{on.day}日"):
        assert read_when(text, today) == When(on)
