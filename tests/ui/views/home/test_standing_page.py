"""The first page as lines: bars with the mark of the rhythm, figures beside them, the days to
come; and the cursor that goes between what stands under and beside one another."""

from collections.abc import Iterator
from datetime import date, time
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.home.coming import ComingDay
from rmdesk.desk.home.standing import AgreedHour
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.rhythm.plan import plan_of
from rmdesk.domain.rhythm.settings import Weights
from rmdesk.domain.rhythm.standing import MonthFigures, progress_of
from rmdesk.domain.today import Group
from rmdesk.language import Language, speak
from rmdesk.ui import formats, glyphs
from rmdesk.ui.discretion.beside import hide_amounts
from rmdesk.ui.views.home.pages import standing_words as words
from rmdesk.ui.views.home.pages.standing_bar import marked_bar
from rmdesk.ui.views.home.pages.standing_body import below, beside
from rmdesk.ui.views.home.pages.standing_days import day_items
from rmdesk.ui.views.home.pages.standing_month import Figures, figures_of, month_lines
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.page import Place
from tests.books.builders import TODAY
from tests.domain.rhythm.calendars import CHINA, NOVEMBER, a_deal, a_target, wan

INVESTMENT, ACCOUNTS, CALLS = METRICS[0], METRICS[4], METRICS[5]


@pytest.fixture(autouse=True)
def _amounts_shown() -> Iterator[None]:
    yield
    hide_amounts(wanted=False)


def stands(*deals: Any, code: str = "investment", **target: Any) -> Figures:
    """How a metric stands on the third Friday of November, with this target."""
    metric = next(one for one in METRICS if one.code == code)
    plan = plan_of(NOVEMBER, CHINA, Weights())
    month = MonthFigures(
        plan=plan, metrics=METRICS, targets=[a_target(metric=code, **target)], deals=deals
    )
    found = figures_of(progress_of(month, metric, today=TODAY))
    assert found is not None
    return found


def text_of(line: Line) -> str:
    return "".join(span.text for span in line)


# --- the month ---


def test_a_target_in_money_is_told_with_its_pieces_and_one_in_pieces_alone() -> None:
    closed = a_deal(1, amount=wan(100), pieces=2, closed_on=date(2026, 11, 5))
    shown = [
        stands(closed, amount=wan(229), pieces=12),
        stands(code="accounts", amount=None, pieces=20),
    ]
    head, investment, accounts = map(text_of, month_lines("This month", "", shown, 78))
    assert head.startswith("This month") and head.rstrip().endswith("Cover")
    assert investment.startswith("Investment") and "100/229万" in investment
    assert "2/12pcs" in investment and "44 %" in investment and "!-129" in investment
    assert "0/20pcs" in accounts and "!-20" in accounts


def test_what_is_reached_needs_nothing_more() -> None:
    closed = a_deal(1, amount=wan(230), pieces=1, closed_on=date(2026, 11, 5))
    (line,) = month_lines("", "", [stands(closed, amount=wan(229))], 78)[1:]
    assert "all done" in text_of(line) and "!" not in text_of(line)


def test_calls_have_no_pipeline_that_covers_them() -> None:
    (line,) = month_lines("", "", [stands(code="calls", amount=None, pieces=400)], 78)[1:]
    assert text_of(line).endswith(" -")
    assert "0/400 " in text_of(line), "how often has no pieces"


def test_no_amount_is_shown_while_someone_is_beside() -> None:
    closed = a_deal(1, amount=wan(100), closed_on=date(2026, 11, 5))
    hide_amounts(wanted=True)
    (line,) = month_lines("", "", [stands(closed, amount=wan(229))], 78)[1:]
    assert not {"100", "229", "129"} & set(
        text_of(line).replace("/", " ").replace("万", "").split()
    )
    assert "229" not in text_of(line)


@given(
    target=st.integers(1, 10**12),
    done=st.integers(0, 2 * 10**12),
    width=st.integers(78, 170),
    language=st.sampled_from(Language),
)
def test_every_line_is_as_wide_as_the_page(
    target: int, done: int, width: int, language: Language
) -> None:
    speak(language)
    closed = [a_deal(1, amount=Money(done), closed_on=date(2026, 11, 5))] if done else []
    shown = [
        stands(*closed, amount=Money(target), pieces=6),
        stands(code="calls", amount=None, pieces=min(target, 10**6)),
    ]
    lines = month_lines("This month", "on pace", shown, width)
    assert {formats.cells(text_of(line)) for line in lines} == {width}


@pytest.mark.parametrize(
    ("done", "due", "drawn"),
    [
        (0, None, ".........."),
        (0, 50, "....|....."),
        (100, 50, "####|#####"),
        (50, 100, "#####....|"),
        (1, 100, "#........|"),
        (300, 100, "#########|"),
    ],
)
def test_the_bar_says_what_is_done_and_where_the_rhythm_is(
    done: int, due: int | None, drawn: str
) -> None:
    glyphs.use("ascii")
    assert text_of(marked_bar(done, 100, 10, due=due)) == drawn


# --- the days to come ---


def a_day(on: date, **values: Any) -> ComingDay:
    told = {"is_working": True, "told": {}, "money": NOTHING, "clients": 3, "limit": 20}
    return ComingDay(**{"on": on, "until": on, **told, **values})


MONDAY = date(2026, 11, 23)
DAYS = [
    a_day(
        date(2026, 11, 21),
        until=date(2026, 11, 22),
        is_working=False,
        told={Group.MONEY: 3},
        money=wan(100),
    ),
    a_day(MONDAY, told={Group.APPOINTMENTS: 2, Group.CARE: 1}, clients=26),
]


def test_a_day_says_what_is_on_it_and_a_full_one_has_a_sign() -> None:
    head, off, monday = (text_of(item[0]) for item in day_items("Coming up", DAYS, 78))
    assert head.split() == [
        *("Coming", "up", "Agreed", "Promises"),
        *("Money", "in", "万", "Birthdays", "Load"),
    ]
    assert off.split() == ["11-21/22", "3", "100", "off"]
    assert monday.split() == ["11-23", "Mon", "2", "1", "!26/20"]


def test_days_of_two_months_are_told_apart() -> None:
    off = a_day(date(2026, 1, 31), until=date(2026, 2, 1), is_working=False)
    items = day_items("", [off], 78)
    assert text_of(items[1][0]).startswith("01-31/02-01 ")


@given(width=st.integers(57, 170), language=st.sampled_from(Language))
def test_every_day_is_as_wide_as_the_page(width: int, language: Language) -> None:
    speak(language)
    lines = [line for item in day_items("Coming up", DAYS, width) for line in item]
    assert {formats.cells(text_of(line)) for line in lines} == {width}


# --- the cursor ---


def at(whose: str, x: int, y: int, width: int) -> Place:
    return Place(whose, (whose, x, y), x, y, width, 1)


PLACES = (
    at("month", 1, 1, 78),
    at("month", 1, 2, 30),
    at("month", 34, 2, 30),
    at("due", 1, 5, 38),
    at("due", 1, 6, 38),
    at("days", 42, 5, 37),
    at("days", 42, 6, 37),
    at("first", 1, 9, 78),
)


@pytest.mark.parametrize(
    ("here", "steps", "there"),
    [
        (0, 1, 1),  # the nearest line, then what stands first in it
        (1, 1, 3),
        (2, 1, 5),
        (3, 1, 4),
        (4, 1, 7),  # not over to the section beside it
        (5, 1, 6),
        (6, 1, 7),
        (7, -1, 4),
        (3, -1, 1),
        (5, -1, 2),
        (0, -1, None),
        (7, 1, None),
    ],
)
def test_down_and_up_stay_under_one_another(here: int, steps: int, there: int | None) -> None:
    assert below(PLACES, here, steps) == there


@pytest.mark.parametrize(
    ("here", "steps", "there"),
    [(1, 1, 2), (2, -1, 1), (3, 1, 5), (6, -1, 4), (0, 1, None), (5, 1, None), (3, -1, None)],
)
def test_left_and_right_go_beside(here: int, steps: int, there: int | None) -> None:
    assert beside(PLACES, here, steps) == there


# --- today ---


@pytest.mark.parametrize(
    ("meetings", "most", "said"),
    [
        (0, 3, "0"),
        (2, 3, "2  09:30 张三  14:00 李四"),
        (2, 1, "2  09:30 张三  +1"),
        (3, 2, "3  09:30 张三  14:00 李四  +1"),  # a visit without an hour
        (3, 0, "3"),
    ],
)
def test_appointments_are_as_many_as_are_named_and_left(
    meetings: int, most: int, said: str
) -> None:
    agreed = [AgreedHour(time(9, 30), None, "张三"), AgreedHour(time(14), None, "李四")]
    read: Any = SimpleNamespace(
        counters=SimpleNamespace(meetings=meetings), hours=agreed[: min(meetings, 2)]
    )
    assert words.hours(read, most) == said
