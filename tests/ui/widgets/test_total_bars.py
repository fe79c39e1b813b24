"""Columns of totals per review, the trend of each class, and the curve: as wide as they are told
to be, legible by figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.ui import formats, glyphs
from rmdesk.ui.widgets import column_pieces
from rmdesk.ui.widgets.curve import curve, level
from rmdesk.ui.widgets.lines import GROUNDS, Line, Span
from rmdesk.ui.widgets.total_bars import BarPoint, bars_of, shown_of
from rmdesk.ui.widgets.trend import TrendRow, trend

PROFILES = ("safe", "unicode", "ascii")
CJK = st.text("存款理财2026-11约", max_size=14)
FEN = st.none() | st.integers(-(10**15), 10**15)
POINTS = [(0, 0), (10, 52), (20, 71), (30, 82), (50, 93), (100, 100)]


def wide(painted: Line) -> int:
    return sum(formats.cells(span.text) for span in painted)


def text_of(painted: Line) -> str:
    return "".join(span.text for span in painted)


def is_drawn(span: Span) -> bool:
    """Whether it is a piece of a column."""
    return span.style in GROUNDS or "#" in span.text


def heights(painted: list[Line]) -> list[int]:
    """How many lines each column takes: of columns of one style each, in their order."""
    rows = [[is_drawn(span) for span in one if span.text.strip() or span.style] for one in painted]
    return [sum(one) for one in rows]


# --- bars of totals ---


@given(
    st.sampled_from(PROFILES),
    st.lists(st.builds(BarPoint, CJK, FEN, CJK), max_size=30),
    st.integers(0, 160),
    st.integers(0, 20),
)
def test_bars_fit(profile: str, points: list[BarPoint], width: int, height: int) -> None:
    glyphs.use(profile)
    painted = bars_of(points, width, height)
    assert [wide(one) for one in painted] == [width] * height


@given(
    st.sampled_from(PROFILES),
    st.lists(FEN, min_size=1, max_size=8),
    st.integers(2, 20),
)
def test_every_amount_shown_is_said_once(
    profile: str, amounts: list[int | None], height: int
) -> None:
    glyphs.use(profile)
    points = [BarPoint(f"d{at}", fen, f"v{at}") for at, fen in enumerate(amounts)]
    said = "\n".join(text_of(one) for one in bars_of(points, 160, height))
    for point in points:
        assert said.count(point.label) == said.count(point.said) == 1


def test_the_newest_stands_at_the_right_and_the_last_that_fit_are_shown() -> None:
    points = [BarPoint(f"2026-{month:02d}", month, f"{month}.00") for month in range(1, 13)]
    assert shown_of(points, 40) == 4
    painted = bars_of(points, 40, 6)
    assert text_of(painted[-1]).split() == ["2026-09", "2026-10", "2026-11", "2026-12"]
    assert all(text_of(one)[:2].isspace() for one in painted)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_largest_reaches_the_top_and_half_of_it_half_as_high(profile: str) -> None:
    glyphs.use(profile)
    points = [BarPoint("a", 100, "100"), BarPoint("b", 50, "50"), BarPoint("c", 1, "1")]
    painted = bars_of(points, 40, 10)
    assert "100" in text_of(painted[0])
    assert [row for row, one in enumerate(painted) if "50" in text_of(one)] == [4]
    drawn = [sum(map(is_drawn, one)) for one in painted[1:9]]
    assert drawn == [1, 1, 1, 1, 2, 2, 2, 3]


def test_what_is_not_known_has_no_column_but_its_word() -> None:
    painted = bars_of([BarPoint("a", None, "not known"), BarPoint("b", 0, "0.00")], 40, 6)
    assert not any(is_drawn(span) for one in painted for span in one)
    assert text_of(painted[-2]).split() == ["not", "known", "0.00"]


@pytest.mark.parametrize("profile", PROFILES)
def test_less_than_nothing_hangs_below_the_others(profile: str) -> None:
    glyphs.use(profile)
    painted = bars_of([BarPoint("a", 100, "100"), BarPoint("b", -100, "-100")], 40, 9)
    over, under = (
        [row for row, one in enumerate(painted) if text_of(one).strip() == word]
        for word in ("100", "-100")
    )
    assert over == [0]
    assert under == [7]
    drawn = [sum(map(is_drawn, one)) for one in painted]
    assert drawn == [0, 1, 1, 1, 1, 1, 1, 0, 0]


def test_the_safe_profile_and_plain_signs_have_none_of_uncertain_width() -> None:
    points = [BarPoint("26-09", 7, "7"), BarPoint("26-12", -3, "-3"), BarPoint("27-03", None, "-")]
    for profile in ("safe", "ascii"):
        glyphs.use(profile)
        painted = [
            *bars_of(points, 60, 9),
            *trend([TrendRow("a", (1, 5, None, 3), "3")], 60),
            *curve(POINTS, 60, 12, mark=(28, 80)),
            column_pieces.lying(5, 16, 9, "chart-3"),
        ]
        assert "".join(text_of(one) for one in painted).isascii()


# --- bars that lie ---


@given(
    st.sampled_from(PROFILES), st.integers(0, 10**15), st.integers(0, 10**15), st.integers(0, 90)
)
def test_a_bar_is_as_wide_as_its_room(profile: str, part: int, whole: int, width: int) -> None:
    glyphs.use(profile)
    drawn, *_rest = painted = column_pieces.lying(part, whole, width, "chart-3") or [Span("")]
    assert wide(painted) == width
    if part and whole and width:  # of a little something is always something to be seen
        assert any(is_drawn(span) and span.text for span in painted)
    if part >= whole > 0 and width:
        assert len(drawn.text) == width


# --- trend ---


@given(
    st.sampled_from(PROFILES),
    st.lists(st.builds(TrendRow, CJK, st.lists(FEN, max_size=30), CJK), max_size=8),
    st.integers(0, 120),
)
def test_a_trend_is_a_line_for_each(profile: str, rows: list[TrendRow], width: int) -> None:
    glyphs.use(profile)
    painted = trend(rows, width)
    assert [wide(one) for one in painted] == [width] * len(rows)


@pytest.mark.parametrize(
    ("values", "signs", "figures"),
    [
        ((0, 1, 50, 100, None, -3), "_ ▁ ▄ █ - !", "0 1 5 9 - !"),
        ((80, 90, 100), "▁ ▅ █", "1 5 9"),
        ((99, 100, 100), "█ █ █", "9 9 9"),  # little does not look like much
        ((7, 7), "█ █", "9 9"),
        ((0, 0), "_ _", "0 0"),
        ((1,), "█", "9"),
    ],
)
def test_its_columns_show_how_a_row_moved(
    values: tuple[int | None, ...], signs: str, figures: str
) -> None:
    said = {}
    for profile in PROFILES:
        glyphs.use(profile)
        said[profile] = " ".join(
            text_of(trend([TrendRow("存款", values, "1.00")], 40)[0]).split()[1:-1]
        )
    assert said["unicode"] == signs
    assert said["safe"] == said["ascii"] == figures


def test_the_newest_are_kept_and_stand_at_the_right() -> None:
    glyphs.use("ascii")
    rows = [TrendRow("a", range(1, 10), "9"), TrendRow("b", (9,), "9")]
    painted = [text_of(one) for one in trend(rows, 13)]
    assert painted == ["a 6 7 8 9   9", "b       9   9"]


# --- curve ---


@given(
    st.sampled_from(PROFILES),
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), max_size=12).map(sorted),
    st.integers(0, 120),
    st.integers(0, 30),
    st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100)),
)
def test_a_curve_fits(
    profile: str,
    points: list[tuple[int, int]],
    width: int,
    height: int,
    mark: tuple[int, int] | None,
) -> None:
    glyphs.use(profile)
    painted = curve(points, width, height, mark=mark)
    assert [wide(one) for one in painted] == [width] * height


@pytest.mark.parametrize("profile", PROFILES)
def test_its_mark_is_told_on_both_axes(profile: str) -> None:
    glyphs.use(profile)
    painted = [text_of(one) for one in curve(POINTS, 60, 12, mark=(28, 80))]
    assert painted[0].startswith(" 100 %")
    assert painted[-1].split() == ["0", "%", "28", "%", "100", "%"]
    (at,) = [row for row in painted if row.startswith("  80 %")]
    assert at[7:].startswith("-" * 14 + "+")


@pytest.mark.parametrize("profile", PROFILES)
def test_the_area_below_it_is_its_sum(profile: str) -> None:
    glyphs.use(profile)
    painted = curve(POINTS, 107, 41)
    drawn = sum(len(span.text) for one in painted for span in one if is_drawn(span))
    expected = sum(level(POINTS, x + 0.5) for x in range(100)) / 100
    assert abs(100 * drawn / (100 * 40) - expected) <= 1.5


def test_of_one_point_nothing_is_drawn() -> None:
    assert [text_of(one) for one in curve([(0, 0)], 30, 5)] == [" " * 30] * 5
