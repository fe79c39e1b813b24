"""Which line of Today shows what, whatever is folded; and what a line of it says."""

from array import array
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.duties import duty_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.today import Group, Row, TodayPoints, rows
from rmdesk.store.shelves.today import GroupCount
from rmdesk.ui import formats
from rmdesk.ui.views.today.lines import carried_sign, heading_line, hour_of, row_line, short_reasons
from rmdesk.ui.views.today.outline import MOST_UNFOLDED, Outline, Section, folded_at_first
from rmdesk.ui.views.today.place import TodayPlace
from rmdesk.ui.views.today.reading import DueRow
from tests.books.builders import TODAY

DAY = timedelta(days=1)


def section(group: Group, first: int, count: int) -> Section:
    return Section(GroupCount(group, count, 0), array("q", range(first, first + count)))


@st.composite
def sections(draw: st.DrawFn) -> list[Section]:
    groups = [group for group in Group if draw(st.booleans())]
    return [section(group, 1000 * n + 1, draw(st.integers(1, 4))) for n, group in enumerate(groups)]


@given(sections(), st.sets(st.sampled_from(Group)))
def test_every_line_is_a_heading_or_a_row_and_each_stands_once(
    made: list[Section], folded: set[Group]
) -> None:
    outline = Outline(made, folded)
    shown = [one for one in made if one.group not in folded]
    assert len(outline) == len(made) + sum(len(one.ids) for one in shown)
    lines = range(len(outline))
    headings = [heading for line in lines if (heading := outline.heading(line)) is not None]
    assert [one.count.group for one in headings] == [one.group for one in made]
    assert [one.is_folded for one in headings] == [one.group in folded for one in made]
    found = [row for line in lines if (row := outline.row(line)) is not None]
    assert found == list(outline.rows) == [row for one in shown for row in one.ids]
    for line in lines:
        row, group = outline.row(line), outline.group(line)
        assert (row is None) == (outline.heading(line) is not None)
        assert (outline.line_of(row) if row is not None else outline.top(group)) == line  # type: ignore[arg-type]
        assert any(one.group is group for one in made)
    assert outline.heading(len(outline)) is None
    assert outline.row(-1) is None


@given(sections(), st.sets(st.sampled_from(Group)), st.integers(0, 30))
def test_a_place_is_found_again_after_a_lock(
    made: list[Section], folded: set[Group], line: int
) -> None:
    outline = Outline(made, folded)
    place = TodayPlace(
        row=outline.row(line),
        group=outline.group(line),
        folded=frozenset(folded),
        marks=frozenset(list(outline.rows)[:2]),
    )
    again = TodayPlace.from_state(place.as_state())
    assert again == place
    if line < len(outline):
        assert again.line(Outline(made, folded), -1) == line


def test_a_row_that_is_gone_leaves_its_line_to_the_next() -> None:
    before = Outline([section(Group.MONEY, 1, 3)])
    place = TodayPlace(row=before.row(2), group=Group.MONEY)
    after = Outline([Section(GroupCount(Group.MONEY, 2, 0), array("q", [1, 3]))])
    assert place.line(after, 2) == 2
    assert after.row(2) == 3


def test_what_a_place_does_not_know_is_left_out() -> None:
    assert TodayPlace.from_state({"row": "x", "folded": ["no such"], "marks": [1, "y"]}) == (
        TodayPlace(folded=frozenset(), marks=frozenset({1}))
    )
    assert TodayPlace.from_state({}) == TodayPlace()


def test_only_large_groups_after_the_first_are_folded_at_first() -> None:
    many = MOST_UNFOLDED + 1
    made = [
        section(Group.MONEY, 1, many),
        section(Group.CARE, 1000, MOST_UNFOLDED),
        section(Group.CADENCE, 2000, many),
    ]
    assert folded_at_first(made) == {Group.CADENCE}


# --- lines -------------------------------------------------------------------------------


def a_row(*occasions: Occasion, today: date = TODAY) -> Row:
    days = WorkingDays()
    duties = [duty_of(one, LeadTimes(), days) for one in occasions]
    (row,) = rows(
        duties,
        {ClientId(1): ClientClass.HIGHER},
        today=today,
        days=days,
        points=TodayPoints(),
    )
    return row


def an_occasion(kind: OccasionKind, on: date = TODAY, **more: object) -> Occasion:
    at = more.pop("at", None)
    assert at is None or isinstance(at, time)
    return Occasion(kind=kind, client_id=ClientId(1), on=on, at=at, facts=more)  # type: ignore[arg-type]


DEPOSIT = an_occasion(
    OccasionKind.DEPOSIT_MATURES, TODAY, what="CD", amount=Money.of_yuan(50_000), bank="ours"
)
MEETING = an_occasion(OccasionKind.MEETING, TODAY, what="papers", at=time(15))


def test_as_many_reasons_as_fit_whole_and_how_many_more() -> None:
    row = a_row(MEETING, DEPOSIT, an_occasion(OccasionKind.BIRTHDAY))
    every = "meeting on 11-20: papers  CD of 50,000 matures on 11-20 (ours)  birthday on 11-20"
    assert short_reasons(row, 100, TODAY) == every
    assert short_reasons(row, 80, TODAY) == every.removesuffix("  birthday on 11-20") + " (1 more)"
    assert short_reasons(row, 40, TODAY) == "meeting on 11-20: papers (2 more)"
    assert short_reasons(row, 26, TODAY) == "meeting on 11-20: papers"


def test_the_hour_is_that_of_today() -> None:
    assert hour_of(a_row(MEETING), TODAY) == time(15)
    assert hour_of(a_row(MEETING, today=TODAY + 3 * DAY), TODAY + 3 * DAY) is None


def test_days_carried_over_have_a_sign_besides_their_colour() -> None:
    assert [carried_sign(days) for days in (0, 1, 2, 3, 99, 100, 5000)] == (
        ["", "+1", "+2", "!+3", "!+99", "!+100", "!+999"]
    )


@given(st.integers(60, 200))
def test_a_line_is_as_wide_as_the_list(width: int) -> None:
    for row in (a_row(MEETING, DEPOSIT), a_row(DEPOSIT)):
        line = row_line(DueRow(row, None), width, mark=" ", today=TODAY)
        assert sum(formats.cells(span.text) for span in line) == width
    assert sum(formats.cells(span.text) for span in heading_line(width)) == width
