"""What follows from a meeting, typed a line each."""

from datetime import date

import pytest

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.meetings.follow_ups import FollowUp, read_follow_ups
from tests.books.builders import TODAY

DAYS = WorkingDays()


@pytest.mark.parametrize(
    ("line", "what", "on"),
    [
        ("寄对比表 +3", "寄对比表", date(2026, 11, 23)),
        ("+3 寄对比表", "寄对比表", date(2026, 11, 23)),
        ("下周三 约太太一起来", "约太太一起来", date(2026, 11, 25)),
        ("send the table next wed", "send the table", date(2026, 11, 25)),
        ("in 3 days send the table", "send the table", date(2026, 11, 23)),
        ("问分行额度 明天", "问分行额度", date(2026, 11, 21)),
        ("下周三寄表", "寄表", date(2026, 11, 25)),
        ("下周三前寄表", "寄表", date(2026, 11, 25)),
        ("寄表下下周三", "寄表", date(2026, 12, 2)),
        ("3天后寄表", "寄表", date(2026, 11, 23)),
        ("12月3日寄表", "寄表", date(2026, 12, 3)),
        ("下个月底前续存", "续存", date(2026, 12, 31)),
        ("今天下午3点回电", "回电", TODAY),
    ],
)
def test_the_day_stands_before_or_after(line: str, what: str, on: date) -> None:
    assert read_follow_ups(line, TODAY, DAYS) == (FollowUp(what, on),)


@pytest.mark.parametrize(
    "line", ["明细表寄出", "5号楼送礼", "寄本周报表", "周一至周五看盘", "本周一寄表", "底稿寄出"]
)
def test_what_only_looks_like_a_day_is_a_part_of_what_is_to_be_done(line: str) -> None:
    assert [one.what for one in read_follow_ups(line, TODAY, DAYS)] == [line]


def test_without_a_day_it_is_done_on_the_next_working_day() -> None:
    monday = date(2026, 11, 23)
    assert read_follow_ups("寄合同 2", TODAY, DAYS) == (
        FollowUp("寄合同 2", monday, is_day_said=False),
    )


def test_a_line_each_and_empty_ones_are_nothing() -> None:
    found = read_follow_ups("寄对比表 +3\n\n   \n问额度\n", TODAY, DAYS)
    assert [one.what for one in found] == ["寄对比表", "问额度"]
    assert read_follow_ups("  \n", TODAY, DAYS) == ()


def test_a_day_alone_has_nothing_to_do() -> None:
    (one,) = read_follow_ups("下周三", TODAY, DAYS)
    assert one.what == ""
