"""The grid's lines: every one exactly as wide as the widget, whatever names and cells hold."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import EMPTY, Cell, Duty, GridRow, Mark
from rmdesk.domain.ids import ContactId
from rmdesk.language import Language, speak
from rmdesk.ui.views.calendar_line import hour_and_note
from rmdesk.ui.widgets.grid_cells import day_line, gist_line, legend, signs
from rmdesk.ui.widgets.grid_days import lay_out
from rmdesk.ui.widgets.lines import Line
from tests.builders import TODAY

NAMES = st.text(
    st.sampled_from("张三欧阳古丽·—①é\u0301e\u200b\ud800\x1b\t…“”𠮷👩‍👩aB 　"),
    max_size=24,
)
MARKS = st.builds(Mark, st.integers(1, 9).map(ContactId), st.sampled_from(Channel), NAMES)
CELLS = st.builds(
    Cell,
    st.lists(MARKS, max_size=4).map(tuple),
    st.integers(0, 3),
    st.lists(st.tuples(st.sampled_from(Duty), NAMES), max_size=3).map(tuple),
)
DAYS = st.integers(-20, 20).map(lambda days: TODAY + timedelta(days))
ROWS = st.builds(GridRow, NAMES, st.dictionaries(DAYS, CELLS, max_size=8), DAYS, DAYS | st.none())
WIDTHS = st.integers(60, 200)


def width_of(painted: Line) -> int:
    return sum(cell_len(span.text) for span in painted)


@settings(max_examples=30, deadline=None)
@given(row=ROWS, width=WIDTHS, back=st.integers(0, 40), language=st.sampled_from(Language))
def test_every_line_is_as_wide_as_the_widget(
    row: GridRow, width: int, back: int, language: Language
) -> None:
    speak(language)
    layout = lay_out(width, TODAY - timedelta(back), TODAY)
    counts = dict.fromkeys(layout.days, (7, 12345))
    for column in (-1, 0, 1, len(layout.days) - 1):
        painted = [layout.row(row, column), *layout.heading(column), *layout.foot(counts, column)]
        assert {width_of(line) for line in painted} == {width}


@settings(max_examples=60, deadline=None)
@given(cell=CELLS, name=NAMES, width=st.integers(20, 160), chosen=st.integers(0, 3))
def test_the_lines_below_are_too(cell: Cell, name: str, width: int, chosen: int) -> None:
    chosen = min(chosen, max(0, len(cell.marks) - 1))
    assert width_of(day_line(TODAY, TODAY, name, cell, width)) == width
    assert width_of(gist_line(cell.marks, chosen, "t e m", width)) == width


def a_mark(channel: Channel, gist: str = "") -> Mark:
    return Mark(ContactId(1), channel, gist)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (EMPTY, ""),
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


def test_weekends_and_today_need_no_colour() -> None:
    layout = lay_out(79, date(2026, 11, 16), TODAY)
    days, weekdays = ("".join(span.text for span in line) for line in layout.heading(-1))
    assert "16 17 18 19 20 21 22 23" in days
    assert "|Mo Tu We Th[Fr]Sa Su|Mo" in weekdays
    assert "30 12/1" in days
    empty = GridRow("张三", {}, None, None)
    assert " .  .|" in "".join(span.text for span in layout.row(empty, -1))


def test_the_foot_counts_telephone_contacts_against_the_floor() -> None:
    layout = lay_out(79, TODAY, TODAY)
    calls, every = ("".join(s.text for s in line) for line in layout.foot({TODAY: (12, 15)}, 0))
    assert calls.rstrip().endswith("12/20")
    assert every.rstrip().endswith("15")


def test_the_legend_fits_a_narrow_line() -> None:
    assert "A Event" in legend()
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
