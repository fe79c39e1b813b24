"""Targets pasted from a sheet: what people write is read, and the rest is told line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.metrics import METRICS, Counts, Metric
from rmdesk.domain.rhythm.pasted import NO_FIGURE, NO_METRIC, SAID_TWICE, read_targets
from rmdesk.domain.rhythm.targets import NO_ZERO, NOT_IN_MONEY, NOT_IN_PIECES, TOO_MUCH
from rmdesk.domain.rhythm.typed import NO_AMOUNT, NO_PIECES, NOT_READ
from tests.domain.rhythm.calendars import wan

OWN = (
    Metric("own_1", "3年期大额存单"),
    Metric("own_2", "Salon guests", Counts.PIECES),
    Metric("own_3", "中收", Counts.AMOUNT),
)
EVERY = (*METRICS, *OWN)


@pytest.mark.parametrize(
    ("line", "code", "amount", "pieces"),
    [
        ("投资 229 12", "investment", wan(229), 12),
        ("投资\t229\t12", "investment", wan(229), 12),
        ("投资\t\t12", "investment", None, 12),
        ("投资\t229\t", "investment", wan(229), None),
        ("投资\t-\t12", "investment", None, 12),
        ("基金,229,12", "investment", wan(229), 12),
        ("理财：229万 12件", "investment", wan(229), 12),
        ("投资 ２２９ １２", "investment", wan(229), 12),
        ("投资 2,290,000元 12", "investment", wan(229), 12),
        ("投资 1.5亿", "investment", wan(15_000), None),
        ("投资 12件", "investment", None, 12),
        ("Investment 229 12 pieces", "investment", wan(229), 12),
        ("期缴保险 30 8", "insurance_regular", wan(30), 8),
        ("期缴30万8件", "insurance_regular", wan(30), 8),
        ("趸交 100", "insurance_single", wan(100), None),
        ("Insurance, regular premium\t30\t8", "insurance_regular", wan(30), 8),
        ("个贷 300万 5笔", "loans", wan(300), 5),
        ("开户 20", "accounts", None, 20),
        ("开户数\t20户", "accounts", None, 20),
        ("电话 400", "calls", None, 400),
        ("Meetings 16", "meetings", None, 16),
        ("3年期大额存单 500 10", "own_1", wan(500), 10),
        ("salon guests 40", "own_2", None, 40),
        ("中收 12.5", "own_3", wan(12.5), None),
        ("投资,229,120", "investment", wan(229), 120),
        ("投资，229，120", "investment", wan(229), 120),
        ('投资,"2,290",120', "investment", wan(2290), 120),
        ("投资,,120", "investment", None, 120),
        ("投资;229;120", "investment", wan(229), 120),
        ("投资; 2,290; 120", "investment", wan(2290), 120),
        ("投资\t2,290\t1,200", "investment", wan(2290), 1200),
        ("投资\t229.00\t12.0", "investment", wan(229), 12),
        ("投资 229 1,200件", "investment", wan(229), 1200),
        ("投资(元)\t50000\t12", "investment", wan(5), 12),
        ("投资（万元） 229 12", "investment", wan(229), 12),
        ("开户（户） 20", "accounts", None, 20),
        ("投资 2,290", "investment", wan(2290), None),
    ],
)
def test_a_line_as_people_write_it(
    line: str, code: str, amount: object, pieces: int | None
) -> None:
    pasted = read_targets(line, EVERY)
    assert pasted.unread == ()
    (read,) = pasted.read
    assert (read.metric.code, read.amount, read.pieces) == (code, amount, pieces)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("信用卡 20", NO_METRIC),
        ("期缴险 20", NO_METRIC),
        ("投资", NO_FIGURE),
        ("投资\t-\t-", NO_FIGURE),
        ("投资 很多", NO_AMOUNT),
        ("投资 12 很多", NO_PIECES),
        ("开户 很多", NO_PIECES),
        ("投资 0", NO_ZERO),
        ("投资 229 0", NO_ZERO),
        ("开户 0", NO_ZERO),
        ("投资 -5", NO_ZERO),
        ("投资,2290000,120,5", NOT_READ),
        ("投资 2290000,120", NO_AMOUNT),
        ("投资,2,290,000", NOT_READ),
        ("投资\t229\t12.7", NO_PIECES),
        ("投资 229 1,20", NOT_READ),
        ("中收\t\t12", NOT_IN_PIECES),
        ("开户\t5\t20", NOT_IN_MONEY),
        ("投资 2290000", TOO_MUCH),
        ("中收 12件", NO_AMOUNT),
    ],
)
def test_a_line_that_sets_nothing_says_why(line: str, message: str) -> None:
    pasted = read_targets(["电话 400", line], EVERY)
    assert [one.metric.code for one in pasted.read] == ["calls"]
    (unread,) = pasted.unread
    assert (unread.line, unread.text, unread.wrong.message) == (2, line, message)
    assert "{" not in unread.wrong.sentence()


def test_a_heading_says_what_a_bare_amount_counts() -> None:
    sheet = "指标\t目标金额(元)\t目标件数\n投资\t2290000\t12\n\n个贷\t3000000\t5\n"
    pasted = read_targets(sheet, METRICS)
    assert [(one.amount, one.pieces) for one in pasted.read] == [(wan(229), 12), (wan(300), 5)]
    assert pasted.unread == ()
    in_wan = read_targets("指标\t金额（万元）\t件数\n投资\t229\t12", METRICS)
    assert in_wan.read[0].amount == wan(229)


@pytest.mark.parametrize(
    ("sheet", "read"),
    [
        ("指标,金额(元),件数\n投资,2290000,120", [(wan(229), 120)]),
        ("指标\t金额(元)\n中收\t500000", [(wan(50), None)]),
        ("单位:元\n投资\t50000\t12", [(wan(5), 12)]),
        ("金额单位：元\n指标\t金额\t件数\n投资\t50000\t12", [(wan(5), 12)]),
        ("11月任务（单位：元）\n投资\t50000\t12", [(wan(5), 12)]),
        ("指标\t目标（千元）\t件\n投资\t500\t12", [(wan(50), 12)]),
        ("单位:元\n指标 金额(万元)\n投资 5", [(wan(5), None)]),
        ("指标 金额(元)\n开户 20\n投资 50000", [(None, 20), (wan(5), None)]),
        ("指标\t件数\t金额\n投资\t12\t229", [(wan(229), 12)]),
        ("指标\t件数\t金额(元)\n投资\t12\t2290000\n开户\t20", [(wan(229), 12), (None, 20)]),
        ("指标 件数 金额\n投资 12 229\n个贷 12", [(wan(229), 12), (None, 12)]),
        ("指标 件数 金额\n投资 229万12件", [(wan(229), 12)]),
        ("指标\t上年\t金额\t件数\n投资\t80\t229\t12", [(wan(229), 12)]),
    ],
)
def test_a_heading_says_units_and_columns(
    sheet: str, read: list[tuple[object, int | None]]
) -> None:
    pasted = read_targets(sheet, EVERY)
    assert pasted.unread == ()
    assert [(one.amount, one.pieces) for one in pasted.read] == read


def test_what_was_not_understood_is_left_under_its_headings() -> None:
    sheet = "指标\t金额(元)\n投资\t50000\n黄金\t70000\n投资\t60000"
    pasted = read_targets(sheet, EVERY)
    assert [one.text for one in pasted.left] == ["黄金\t70000"]
    assert pasted.left_text == "指标; 金额(元)\n黄金; 70000"
    mended = read_targets(pasted.left_text.replace("黄金", "个贷"), EVERY)
    assert [(one.metric.code, one.amount) for one in mended.read] == [("loans", wan(7))]
    assert read_targets("投资 5", EVERY).left_text == ""


def test_of_a_metric_said_twice_the_last_line_counts_and_the_first_is_told() -> None:
    pasted = read_targets("投资 229\n电话 400\n基金 100", METRICS)
    assert [(one.metric.code, one.amount) for one in pasted.read] == [
        ("calls", None),
        ("investment", wan(100)),
    ]
    (unread,) = pasted.unread
    assert (unread.line, unread.text, unread.wrong.message) == (1, "投资 229", SAID_TWICE)


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    pasted = read_targets(text, EVERY)
    assert len(pasted.read) + len(pasted.unread) <= len(text.splitlines())


@given(st.integers(1, 999_999), st.integers(1, 999_999))
def test_two_figures_are_an_amount_and_pieces(amount: int, pieces: int) -> None:
    (read,) = read_targets(f"投资 {amount} {pieces}", METRICS).read
    assert (read.amount, read.pieces) == (wan(amount), pieces)
