"""The lines of the rhythm: as wide as their room, and saying what a month is about."""

from datetime import date, timedelta

import pytest

from rmdesk.desk.rhythm.standing import MonthStanding, NextMonth, curves_of
from rmdesk.desk.rhythm.two_months import TwoMonths
from rmdesk.domain.calendar.holidays import Holiday, HolidayYear, known_holidays
from rmdesk.domain.calendar.working_days import OwnDay, OwnKind, WorkingDays
from rmdesk.domain.ids import TargetId
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm import what_if
from rmdesk.domain.rhythm.example import example
from rmdesk.domain.rhythm.plan import plan_of
from rmdesk.domain.rhythm.settings import Weights
from rmdesk.domain.rhythm.standing import MonthFigures, progress_of_all
from rmdesk.domain.rhythm.targets import Target
from rmdesk.language import Language, speak
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages import rhythm_chart, rhythm_example, rhythm_rows
from rmdesk.ui.views.home.pages.rhythm_keys import Curved, Told
from rmdesk.ui.views.home.pages.rhythm_metrics import metric_items
from rmdesk.ui.widgets.curves import Tick
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.page import paint_page

FEBRUARY = date(2026, 2, 1)
TODAY = date(2026, 2, 6)
SPRING_FESTIVAL = WorkingDays(
    public=known_holidays(
        HolidayYear(
            2026,
            (
                Holiday("元旦", date(2026, 1, 1), date(2026, 1, 3), (date(2026, 1, 4),)),
                Holiday(
                    "春节",
                    date(2026, 2, 15),
                    date(2026, 2, 23),
                    (date(2026, 2, 14), date(2026, 2, 28)),
                ),
            ),
        )
    )
)
"""Of 2026, as it was decreed: nine days off, two Saturdays worked."""


def text_of(lines: list[Line]) -> str:
    return "\n".join("".join(span.text for span in one) for one in lines)


def months(days: WorkingDays = SPRING_FESTIVAL, month: date = FEBRUARY) -> TwoMonths:
    weights = Weights()
    wanted = Target(
        id=TargetId(1),
        month=month,
        metric="investment",
        amount=Money.of_yuan(2_290_000),
        pieces=12,
    )
    figures = MonthFigures(
        plan=plan_of(month, days, weights), metrics=METRICS, targets=[wanted], deals=[]
    )
    standing = MonthStanding(
        month=month,
        today=TODAY,
        weeks=tuple(part.week for part in figures.plan.parts[1:]),
        figures=figures,
        progress=progress_of_all(figures, today=TODAY),
        notes=figures.plan.notes(),
        next_month=None,
    )
    return TwoMonths(
        standing=standing,
        before=plan_of(date(2026, 1, 1), days, weights),
        after=plan_of(date(2026, 3, 1), days, weights),
        example=example(month, days, weights),
    )


def painted(shown: TwoMonths, width: int = 79) -> str:
    standing = shown.standing
    curves = curves_of(standing.figures, METRICS[0], TODAY)
    below = rhythm_rows.Below(
        shown, standing.figures, standing.progress, curves, None, Told.METRICS
    )
    columns = rhythm_rows.columns(below, width)
    lines = paint_page(columns, width, None).lines
    assert {sum(formats.cells(span.text) for span in one) for one in lines} == {width}
    return text_of(lines)


def test_beside_the_scroll_bar_of_a_small_screen_no_column_is_lost() -> None:
    said = painted(months())
    assert "Cover" in said
    assert said.count("Achieved") == 2


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [60, 78, 118, 158, 200])
def test_every_line_fills_its_width_in_both_languages(language: Language, width: int) -> None:
    speak(language)
    painted(months(), width)


def test_a_week_lost_to_the_spring_festival_is_said() -> None:
    said = painted(months())
    # Week 3, from the third Monday, 16 to 22 February, lies within the holiday.
    assert "02-16 - 02-22" in said
    assert "no working day from 2026-02-16 to 2026-02-22" in said
    assert "0 % (15)" in said
    assert "40 % (25)" in said  # the nearest week before that has working days took it


def test_make_up_days_are_working_days_of_their_week() -> None:
    rows = [one for one in painted(months()).splitlines() if "02-09 - 02-15" in one]
    assert "6 d" in rows[0]  # Monday to Friday and the Saturday that is worked


def test_an_unknown_year_is_said_to_be_one() -> None:
    said = painted(months(WorkingDays()))
    assert "The public holidays of 2026 are not known" in said


def test_a_month_without_a_working_day_is_a_sentence_and_no_curve() -> None:
    first = date(2026, 1, 19)
    days = (first + timedelta(days=step) for step in range(70))
    leave = {day: OwnDay(day, OwnKind.LEAVE) for day in days}
    shown = months(WorkingDays(own=leave))
    assert "There is no working day in 2026-02" in painted(shown)
    curves = curves_of(shown.standing.figures, METRICS[0], TODAY)
    lines = rhythm_chart.chart(shown.standing.plan, curves, TODAY, 78, 10)
    assert len(lines) == 10
    assert "*" not in text_of(lines)


def test_the_head_says_how_far_behind_rhythm_and_even_spread() -> None:
    standing = months().standing
    line = rhythm_chart.head_line(standing.progress[0], Curved("investment", False), None, 120)
    said = text_of([line])
    assert "0.00 万 of 229.00 万" in said
    assert "pace -" in said
    assert "evenly -" in said
    assert "a day 19.08" in said


def test_the_example_stands_beside_what_the_course_prints() -> None:
    shown = months()
    lines = rhythm_example.head(shown, 78, 10)
    lines += paint_page(rhythm_example.columns(shown), 78, None).lines
    said = text_of(lines)
    for figure in ("229.00", "137.40", "57.25", "145.40", "57.00"):
        assert figure in said
    assert {sum(formats.cells(span.text) for span in one) for one in lines} == {78}


@pytest.mark.parametrize(
    ("against", "is_own", "wanted"),
    [
        (None, False, "it has no target in money yet"),
        (Money.of_yuan(2_290_000), True, "open by chance 80.00 万 of 229.00 万: 57 %"),
        (Money.of_yuan(2_290_000), False, "measured by this month's 229.00 万: 57 %"),
    ],
)
def test_next_months_names(against: Money | None, is_own: bool, wanted: str) -> None:
    coming = NextMonth(
        month=date(2026, 3, 1),
        names=12,
        deals=14,
        weighted=Money.of_yuan(800_000),
        closed=Money.of_yuan(500_000),
        against=against,
        is_own=is_own,
    )
    said = rhythm_rows.names_words(coming)
    assert "Stock Mar 2026 now. Clients so far: 12; closed 50.00 万" in said
    assert wanted in said


def test_a_month_that_is_over_says_nothing_of_each_day_and_of_cover() -> None:
    standing = months().standing
    over = metric_items(standing.progress, 78, is_over=True)
    still = metric_items(standing.progress, 78, is_over=False)
    assert "19.08" in text_of([*still[1]]) and "0 %" in text_of([*still[1]])
    assert "19.08" not in text_of([*over[1]]) and "%" not in text_of([*over[1]])


def test_what_is_supposed_says_what_changes_of_a_day_and_of_cover() -> None:
    figures = months().standing.figures
    actual = progress_of_all(figures, today=TODAY)[0]
    would = what_if.supposed(
        figures,
        what_if.WhatIf(extra={"investment": (Money.of_yuan(2_290_000), 12)}),
        today=TODAY,
    )
    reached = progress_of_all(would, today=TODAY)[0]
    key = Curved("investment", False)
    said = text_of([rhythm_chart.head_line(reached, key, actual, 120)])
    assert "Supposed   229.00 万 of 229.00 万" in said
    assert "a day 19.08 -> all done   cover 0 % -> -" in said
    small = text_of([rhythm_chart.head_line(actual, key, actual, 120)])
    assert "a day 19.08   cover 0 %" in small


def test_the_label_of_a_week_gets_shorter_before_it_is_cut() -> None:
    tick = Tick(0, "10月第4周 35 %", shorter=("10月 35 %", "35 %"))
    assert [tick.fitting(room) for room in (14, 13, 9, 8, 4, 2)] == [
        "10月第4周 35 %",
        "10月 35 %",
        "10月 35 %",
        "35 %",
        "35 %",
        "35 %",
    ]
