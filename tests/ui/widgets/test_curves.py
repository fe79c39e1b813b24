"""Two curves over an area: as large as they are told to be, legible by signs in three profiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.ui import formats, glyphs
from rmdesk.ui.widgets.curves import Drawn, Tick, area_sign, curves
from rmdesk.ui.widgets.lines import Line

PROFILES = ("safe", "unicode", "ascii")


def text_of(painted: Line) -> str:
    return "".join(span.text for span in painted)


def drawn(**options: object) -> list[str]:
    rhythm, even = Drawn((35, 60, 85, 100, 100), "*"), Drawn((25, 50, 75, 100), "o", "muted", 1)
    ticks = (Tick(0, "Oct 35 %"), Tick(1, "week 1"))
    given: dict[str, object] = {"days": 5, "axis": {100: "100", 0: "0"}, "ticks": ticks, **options}
    lines = curves([rhythm, even], given.pop("area", (20, 40)), 60, 11, **given)  # type: ignore[arg-type]
    return [text_of(one) for one in lines]


@given(
    st.sampled_from(PROFILES),
    st.lists(st.integers(0, 10**12), max_size=30),
    st.integers(0, 30),
    st.integers(0, 130),
    st.integers(0, 40),
)
def test_every_line_is_as_wide_as_its_room(
    profile: str, values: list[int], over: int, width: int, height: int
) -> None:
    glyphs.use(profile)
    curve = tuple(sorted(values))
    lines = curves(
        [Drawn(curve, "*"), Drawn(curve[2:], "o", begins=2)] if len(curve) > 2 else [],
        curve[:over],
        width,
        height,
        days=len(curve),
        axis={max(curve, default=0): "1,234.50", 0: "0"},
        ticks=[Tick(0, "10月 35 %"), Tick(len(curve) // 2, "第4周")],
        now=over - 1 if 0 < over <= len(curve) else None,
    )
    assert len(lines) == height
    assert {sum(formats.cells(span.text) for span in one) for one in lines} <= {width}


def test_both_curves_end_at_the_top_and_the_one_before_the_month_begins_earlier() -> None:
    lines = drawn()
    assert "*" in lines[0]
    assert lines[0].rstrip().endswith("*")  # the first lies over the other where both are
    first, even = (min(one.index(sign) for one in lines if sign in one) for sign in "*o")
    assert first < even  # week 4 of the month before carries nothing of the even spread


def test_the_rhythm_is_above_the_even_spread_all_the_way() -> None:
    glyphs.use("ascii")
    lines = drawn(area=())
    for column in range(20, 55):
        signs = [one[column] for one in lines[:-1]]
        if "o" in signs and "*" in signs:
            assert signs.index("*") < signs.index("o")


def test_weeks_stand_below_where_they_begin_and_figures_beside() -> None:
    lines = drawn()
    assert "|Oct 35 %" in lines[-1]
    assert "|week 1" in lines[-1]
    assert lines[0].startswith("100 ")
    assert lines[-2].startswith("  0 ")


@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_done_is_told_from_the_curves_without_colours(profile: str) -> None:
    glyphs.use(profile)
    with_area, without = drawn(), drawn(area=())
    if profile == "ascii":
        assert with_area != without
        assert "#" in "".join(with_area)
        assert area_sign().text == "##"
    else:
        assert area_sign().style == "chart-3"


def test_today_has_a_line_of_its_own() -> None:
    assert sum("|" in one for one in drawn(now=1)[:-1]) > 2
    assert not any("|" in one for one in drawn()[:-1])


def test_where_nobody_works_nothing_is_drawn() -> None:
    assert not "".join(drawn(days=0, ticks=())).strip()
