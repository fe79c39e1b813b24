"""The grid's lines: every one exactly as wide as the widget, whatever names and cells hold."""

import json
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rmdesk.desk.rules.day import shipped_years
from rmdesk.domain.calendar.holidays import known_holidays
from rmdesk.domain.calendar.working_days import OwnKind, WorkingDays, own_days
from rmdesk.domain.calling.calls import Appointment, AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import EMPTY, Cell, Duty, GridRow, Mark, Planned, Told
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.language import Language, speak
from rmdesk.ui.views.calendar.line import hour_and_note
from rmdesk.ui.widgets.grid_cells import day_line, gist_line, legend, signs
from rmdesk.ui.widgets.grid_days import Density, GridLayout
from rmdesk.ui.widgets.grid_days import lay_out as lay_out_by
from rmdesk.ui.widgets.grid_heading import heading
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.words.days import DayNames, day_words, lunar_words
from tests.books.builders import TODAY

LEAVE = own_days(date(2026, 12, 21), date(2026, 12, 22), OwnKind.LEAVE, note="年假")
WORK = WorkingDays(public=known_holidays(*shipped_years()), own={one.on: one for one in LEAVE})


def lay_out(width: int, first: date, today: date, density: Density = Density.MONTH) -> GridLayout:
    return lay_out_by(width, first, today, DayNames(WORK), density)


NAMES = st.text(
    st.sampled_from("张三欧阳古丽·—①é\u0301e\u200b\ud800\x1b\t…“”𠮷👩‍👩aB 　"),
    max_size=24,
)


def planned(duty: Duty, words: str) -> Planned:
    facts = json.dumps({"what": words})
    return Planned(duty, Told(OccasionKind.FESTIVAL, TODAY.isoformat(), facts))


MARKS = st.builds(Mark, st.integers(1, 9).map(ContactId), st.sampled_from(Channel), NAMES)
CELLS = st.builds(
    Cell,
    st.lists(MARKS, max_size=4).map(tuple),
    st.integers(0, 3),
    st.lists(st.tuples(st.sampled_from(Duty), NAMES), max_size=3).map(tuple),
    st.just(()),
    st.lists(st.builds(planned, st.sampled_from(Duty), NAMES), max_size=3).map(tuple),
)
DAYS = st.integers(-20, 20).map(lambda days: TODAY + timedelta(days))
ROWS = st.builds(GridRow, NAMES, st.dictionaries(DAYS, CELLS, max_size=8), DAYS, DAYS | st.none())
WIDTHS = st.integers(60, 200)


def width_of(painted: Line) -> int:
    return sum(cell_len(span.text) for span in painted)


@settings(max_examples=30, deadline=None)
@given(
    row=ROWS,
    width=WIDTHS,
    back=st.integers(0, 40),
    language=st.sampled_from(Language),
    density=st.sampled_from(Density),
)
def test_every_line_is_as_wide_as_the_widget(
    row: GridRow, width: int, back: int, language: Language, density: Density
) -> None:
    speak(language)
    layout = lay_out(width, TODAY - timedelta(back), TODAY, density)
    counts = dict.fromkeys(layout.days, (7, 12345))
    for column in (-1, 0, 1, len(layout.days) - 1):
        over = heading(layout, column, has_lunar=True)
        rows = [layout.row(row, column, is_marked=is_marked) for is_marked in (False, True)]
        painted = [*rows, *over, *layout.foot(counts, column)]
        assert {width_of(line) for line in painted} == {width}


@settings(max_examples=60, deadline=None)
@given(cell=CELLS, name=NAMES, width=st.integers(20, 160), chosen=st.integers(0, 3))
def test_the_lines_below_are_too(cell: Cell, name: str, width: int, chosen: int) -> None:
    chosen = min(chosen, max(0, len(cell.marks) - 1))
    said = day_line(TODAY, TODAY, name, cell, width, lunar="十月十二", named=name)
    assert width_of(said) == width
    told = gist_line(cell.marks, chosen, "t e m", width, planned=cell.planned)
    assert width_of(told) == width


def a_mark(channel: Channel, gist: str = "") -> Mark:
    return Mark(ContactId(1), channel, gist)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (EMPTY, ""),
        (Cell(planned=(planned(Duty.REVIEW, ""), planned(Duty.CARE, ""))), "gr"),
        (Cell((a_mark(Channel.TELEPHONE), a_mark(Channel.MEETING))), "TM"),
        (Cell(vain_dials=2), "t"),
        (Cell(duties=((Duty.DUE, ""), (Duty.MEETING, "10:30"))), "mo"),
        (Cell((a_mark(Channel.VISIT),), 0, ((Duty.MATURITY, ""), (Duty.MATURITY, ""))), "V$"),
    ],
)
def test_signs(cell: Cell, shown: str) -> None:
    assert signs(cell) == shown


def test_more_contacts_than_fit_end_in_a_sign() -> None:
    marks = tuple(a_mark(channel) for channel in (Channel.TELEPHONE, Channel.EMAIL, Channel.VISIT))
    row = GridRow("张三", {TODAY: Cell(marks)}, TODAY, None)
    text = "".join(span.text for span in lay_out(80, TODAY, TODAY).row(row, -1))
    assert "T»" in text


def test_the_gist_of_the_chosen_contact_is_seen_even_when_not_all_fit() -> None:
    marks = [a_mark(Channel.TELEPHONE, "长" * 60), a_mark(Channel.MEETING, "谈教育金")]
    text = "".join(span.text for span in gist_line(marks, 1, "", 40))
    assert text.startswith(" 2/2›M 谈教育金")


def test_a_planned_duty_says_why() -> None:
    duties = (planned(Duty.MATURITY, "稳利90天"),)
    text = "".join(span.text for span in gist_line((), 0, "hint", 80, planned=duties))
    assert text.startswith(" $ 稳利90天 on 2026-11-20: send greetings   hint")


def test_weekends_and_today_need_no_colour() -> None:
    layout = lay_out(79, date(2026, 11, 16), TODAY)
    days, weekdays = over(layout)
    assert "16 17 18 19 20 21 22 23" in days
    assert "|Mo Tu We Th[Fr]Sa Su|Mo" in weekdays
    empty = GridRow("张三", {}, None, None)
    assert " .  .|" in "".join(span.text for span in layout.row(empty, -1))


def over(layout: GridLayout, *, has_lunar: bool = False) -> list[str]:
    lines = heading(layout, -1, has_lunar=has_lunar)
    return ["".join(span.text for span in line) for line in lines]


def test_the_first_of_a_month_names_it_and_hides_no_day() -> None:
    for month, words in ((11, "Nov 2  3"), (12, "Dec 2  3")):
        assert words in over(lay_out(79, date(2026, month, 1) - timedelta(3), TODAY))[0]
    speak(Language.CHINESE)
    assert "31 11月2  3" in over(lay_out(79, date(2026, 10, 30), TODAY))[0]


def test_holidays_and_weekends_worked_stand_in_place_of_the_weekday() -> None:
    layout = lay_out(120, date(2026, 9, 28), TODAY)
    assert "|Mo Tu We Ho Ho Ho Ho|Ho Ho Ho Th Fr Wk Su|" in over(layout)[1]
    empty = GridRow("张三", {}, None, None)
    dotted = "".join(span.text for span in layout.row(empty, -1))
    assert "|          .  .  .  .| .  .  .           .|" in dotted


def test_leave_of_ones_own_stands_there_too() -> None:
    layout = lay_out(79, date(2026, 12, 18), TODAY)
    assert "Fr Sa Su|Lv Lv We" in over(layout)[1]


def test_lunar_days_stand_below_with_the_month_on_its_first() -> None:
    layout = lay_out(79, date(2026, 11, 7), TODAY)
    assert "29 30 M10 2  3" in over(layout, has_lunar=True)[2]
    speak(Language.CHINESE)
    upper, lower = over(layout, has_lunar=True)[2:]
    assert "廿 三 十 初 初" in upper
    assert "九 十 月 二 三" in lower


def test_a_festival_stands_before_its_lunar_day() -> None:
    speak(Language.CHINESE)
    upper, lower = over(lay_out(79, date(2026, 9, 24), TODAY), has_lunar=True)[2:]
    assert ("中" in upper, "秋" in lower) == (True, True)


def test_a_leap_month_is_told_from_the_ordinary_one() -> None:
    layout = lay_out(79, date(2025, 7, 23), TODAY)
    assert "M+6 2" in over(layout, has_lunar=True)[2]


@pytest.mark.parametrize(
    ("day", "lunar", "named"),
    [
        (date(1978, 9, 17), "lunar 8-15", "Mid-Autumn Festival"),
        (date(2026, 10, 2), "lunar 8-22", "holiday 国庆节"),
        (date(2026, 10, 10), "lunar 9-1", "worked to make up 国庆节"),
        (date(2026, 12, 21), "lunar 11-13", "own leave 年假"),
        (date(2026, 11, 20), "lunar 10-12", ""),
    ],
)
def test_a_day_in_words(day: date, lunar: str, named: str) -> None:
    label = DayNames(WORK).label(day)
    assert label is not None
    assert (lunar_words(label), day_words(label)) == (lunar, named)


def test_a_year_without_a_table_is_known_to_be_unknown() -> None:
    names = DayNames(WORK)
    known = [names.label(date(year, 3, 1)) for year in (2026, 2027)]
    assert [label.day.is_known for label in known if label] == [True, False]


def test_before_the_days_of_work_are_read_the_week_alone_is_shown() -> None:
    layout = lay_out_by(79, date(2026, 9, 28), TODAY, DayNames())
    assert "|Mo Tu We Th Fr Sa Su|" in over(layout, has_lunar=True)[1]


def test_the_foot_counts_telephone_contacts_against_the_floor() -> None:
    layout = lay_out(79, TODAY, TODAY)
    calls, every = ("".join(s.text for s in line) for line in layout.foot({TODAY: (12, 15)}, 0))
    assert calls.rstrip().endswith("12/20")
    assert every.rstrip().endswith("15")


def test_the_legend_fits_a_narrow_line() -> None:
    assert "A Event" in legend()
    assert "p promised" in legend()
    assert "p promised" not in legend(78)
    assert cell_len(legend(78)) <= 78


@pytest.mark.parametrize(
    ("typed", "hour", "note"),
    [
        ("10:30 asset review", time(10, 30), "asset review"),
        ("10:30谈教育金", time(10, 30), "谈教育金"),
        ("下午3点半谈理财", time(15, 30), "谈理财"),
        ("谈理财", None, "谈理财"),
        ("", None, ""),
        ("25:70 nonsense", None, "25:70 nonsense"),
    ],
)
def test_a_meeting_may_begin_with_its_hour(typed: str, hour: time | None, note: str) -> None:
    assert hour_and_note(typed, TODAY) == (hour, note)


# --- a quarter: a sign a day ---


def text_of(line: Line) -> str:
    return "".join(span.text for span in line)


def test_a_quarter_is_whole_weeks_with_a_sign_a_day() -> None:
    layout = lay_out(160, date(2026, 9, 9), TODAY, Density.QUARTER)
    assert layout.first == date(2026, 9, 7) and len(layout.days) == 15 * 7
    mark = a_mark(Channel.TELEPHONE)
    cells = {
        date(2026, 9, 7): Cell((mark,)),
        date(2026, 9, 8): Cell((mark, a_mark(Channel.MEETING))),
        date(2026, 9, 10): Cell(vain_dials=1),
    }
    painted = text_of(layout.row(GridRow("张三", cells, None, None), -1))
    assert "|T+ t ..|" in painted
    for day in cells:
        column = layout.column(day)
        assert layout.column_at(1 + layout.name + layout.starts[column]) == column


@pytest.mark.parametrize(
    ("beside", "shown"),
    [((), " [ ] "), ((-1,), "T ]"), ((1,), "[ T"), ((-1, 1), "T T")],
)
def test_brackets_hide_no_neighbour(beside: tuple[int, ...], shown: str) -> None:
    layout = lay_out(120, TODAY, TODAY, Density.QUARTER)
    wednesday = TODAY - timedelta(2)
    mark = Cell((a_mark(Channel.TELEPHONE),))
    cells = {wednesday + timedelta(days): mark for days in beside}
    row = layout.row(GridRow("张三", cells, None, None), layout.column(wednesday))
    assert shown in text_of(row)


def test_the_foot_of_a_quarter_sums_weeks_and_days_off_ask_for_nothing() -> None:
    layout = lay_out(120, date(2026, 9, 28), TODAY, Density.QUARTER)
    counts = dict.fromkeys(layout.days[:7], (20, 21))
    calls, every = layout.foot(counts, -1)
    figures = [(span.text.strip(), span.style) for span in calls[1:3]]
    assert figures == [("140", "good"), ("", "")]
    assert every[1].text.strip() == "147"


def test_over_a_quarter_stand_mondays_months_holidays_and_festivals() -> None:
    weeks, kinds, festivals = (
        text_of(line)
        for line in heading(
            lay_out(160, date(2026, 9, 21), TODAY, Density.QUARTER), -1, has_lunar=True
        )
    )
    assert "|9-21   |28     |10-05  |12     |" in weeks and "|11-02  |" in weeks
    assert "|    hhh|   hhhh|hhh  w |" in kinds
    assert "[o]" in kinds
    assert "National Day" in festivals


@pytest.mark.parametrize("density", list(Density))
def test_what_is_agreed_on_leave_has_a_sign(density: Density) -> None:
    leave = date(2026, 12, 21)
    meeting = Appointment(
        id=AppointmentId(1), client_id=ClientId(1), kind=AppointmentKind.MEETING, on=leave
    )
    layout = lay_out(120, date(2026, 12, 14), TODAY, density)

    def painted(day: date) -> str:
        return text_of(layout.row(GridRow("张三", {day: Cell(agreed=(meeting,))}, None, None), -1))

    shown = "!m" if density is Density.MONTH else "|!"
    assert shown in painted(leave)
    assert shown not in painted(date(2026, 12, 18))
