"""Charts: as wide as they are told to be, legible by their figures, in three ways of drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.ui import formats, glyphs
from rmdesk.ui.widgets import chart
from rmdesk.ui.widgets.chart import BarRow, Beside, Standing
from rmdesk.ui.widgets.lines import Line

PROFILES = ("safe", "unicode", "ascii")


def wide(painted: Line) -> int:
    return sum(formats.cells(span.text) for span in painted)


def text_of(painted: Line) -> str:
    return "".join(span.text for span in painted)


@given(st.sampled_from(PROFILES), st.integers(0, 500), st.integers(0, 400), st.integers(0, 90))
def test_a_bar_is_as_wide_as_its_room(profile: str, part: int, whole: int, width: int) -> None:
    glyphs.use(profile)
    painted = chart.bar(part, whole, width)
    assert sum(len(span.text) for span in painted) == width
    if part and whole and width:
        assert painted[0].text  # of a little something is always to be seen


def test_the_three_ways_of_drawing() -> None:
    glyphs.use("unicode")
    assert [span.text for span in chart.bar(5, 16, 8)] == ["██▌", "     "]
    glyphs.use("ascii")
    assert [span.text for span in chart.bar(5, 16, 8)] == ["##", "......"]
    glyphs.use("safe")  # grounds: no sign at all
    filled, rest = chart.bar(5, 16, 8)
    assert (filled.text, rest.text) == ("  ", "      ")
    assert filled.style != rest.style


@given(
    st.sampled_from(PROFILES),
    st.integers(40, 160),
    st.lists(st.tuples(st.text("约访ab", max_size=30), st.none() | st.integers(0, 99)), max_size=5),
)
def test_lying_bars_fit_and_say_their_figures(
    profile: str, width: int, given_rows: list[tuple[str, int | None]]
) -> None:
    glyphs.use(profile)
    rows = [BarRow(name, part, (str(part),)) for name, part in given_rows]
    painted = chart.lying(rows, width, whole=99, name=12, beside=[Beside("次数", 6)])
    assert all(wide(one) == width for one in painted)
    assert len(painted) == len(rows) + 1
    for row, one in zip(rows, painted[1:], strict=True):
        assert text_of(one).endswith(row.said[0])


def test_figures_are_never_cut_and_what_a_narrow_bar_lacks_is_its_name() -> None:
    rows = [BarRow("We cannot meet the wish", 1, ("1", "12 of 34"), below="Deposit matures soon")]
    beside = chart.columns(("Times met", "Still won"), rows)
    for width in (30, 57, 80):
        painted = chart.lying(rows, width, whole=3, name=24, beside=beside)
        assert [wide(one) for one in painted] == [width] * 3
        assert text_of(painted[0]).endswith("Times met  Still won")
        assert text_of(painted[1]).endswith("1   12 of 34")
        assert text_of(painted[2]).strip() == "Deposit matures soon"


@given(
    st.sampled_from(PROFILES),
    st.integers(40, 160),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=14),
)
def test_standing_columns_fit_and_say_their_figures(
    profile: str, width: int, counts: list[tuple[int, int]]
) -> None:
    glyphs.use(profile)
    columns = [
        Standing(str(8 + place), min(pair), max(pair), (str(max(pair)), str(min(pair))))
        for place, pair in enumerate(counts)
    ]
    painted = chart.standing(columns, width, height=5, below=("拨打", "接通"), name=8)
    assert [wide(one) for one in painted] == [width] * 8
    assert text_of(painted[-1]).startswith("接通")


@pytest.mark.parametrize("profile", PROFILES)
def test_the_highest_column_reaches_the_top_and_a_little_is_seen(profile: str) -> None:
    glyphs.use(profile)
    columns = [Standing("09", 0, 0, ()), Standing("10", 40, 40, ()), Standing("11", 1, 2, ())]
    painted = chart.standing(columns, 40, height=4, below=(), name=6)
    top, foot = painted[0], painted[3]
    styled = [span.style for span in top[1:] if span.style]
    assert len(styled) == 1
    assert len([span.style for span in foot[1:] if span.style]) == 2
