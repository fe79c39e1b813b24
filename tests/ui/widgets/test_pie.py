"""A pie: round, its areas the shares, legible by letters, in three ways of drawing."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rmdesk.domain.shares import WHOLE_BP, shares_bp
from rmdesk.language import Language, speak
from rmdesk.ui import formats, glyphs
from rmdesk.ui.widgets import chart_styles, disc
from rmdesk.ui.widgets.lines import Line, Span, halves
from rmdesk.ui.widgets.pie import PieSlice, pie, pie_with_table, wanted_height
from rmdesk.ui.widgets.pie_parts import MOST_PARTS, TINY_BP, folded, percent_words

PROFILES = ("safe", "unicode", "ascii")
WIDTH, HEIGHT = 46, 22
AMOUNTS = (82, 56, 31, 26, 12, 9, 6)
CJK = st.text("存款理财基金保险国债abcé１ｶ́—…\t", max_size=30)
AMOUNT = st.integers(0, 10**14)


def wide(painted: Line) -> int:
    return sum(formats.cells(span.text) for span in painted)


def text_of(painted: Line) -> str:
    return "".join(span.text for span in painted)


def slices_of(amounts: Sequence[int], name: str = "存款") -> list[PieSlice]:
    return [
        PieSlice(f"{name}{at}", (f"{amount:,}",), share, amount)
        for at, (amount, share) in enumerate(zip(amounts, shares_bp(amounts), strict=True))
    ]


def each_cell(painted: Line) -> list[Span]:
    return [Span(sign, span.style) for span in painted for sign in span.text]


def pixels_of(lines: Sequence[Line], parts: int, profile: str) -> list[list[str]]:
    """What is seen of a pie in rows of half cells: a style, or in plain signs a letter."""
    rows: list[list[str]] = []
    signs = {chart_styles.texture(part, parts): chart_styles.letter(part) for part in range(parts)}
    for painted in lines:
        upper, lower = [], []
        for cell in each_cell(painted):
            both = halves(cell.style)
            if profile == "ascii":
                seen = signs.get(cell.text, cell.text.strip())
                both = (seen, seen)
            upper.append(both[0] if both else cell.style)
            lower.append(both[1] if both else cell.style)
        rows += [upper, lower]
    return rows


@given(
    st.sampled_from(PROFILES),
    st.lists(AMOUNT, max_size=40),
    st.integers(0, 90),
    st.integers(0, 30),
)
def test_a_pie_is_as_wide_and_as_high_as_it_is_told(
    profile: str, amounts: list[int], width: int, height: int
) -> None:
    glyphs.use(profile)
    painted = pie(shares_bp(amounts), width, height)
    assert [wide(one) for one in painted] == [width] * height


@pytest.mark.parametrize("profile", ["safe", "unicode"])
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=MOST_PARTS))
@example([999, 1])
@example([1])
@example([1] * MOST_PARTS)
def test_each_part_has_its_share_of_the_disc(profile: str, amounts: list[int]) -> None:
    glyphs.use(profile)
    shares = shares_bp(amounts)
    rows = pixels_of(pie(shares, WIDTH, HEIGHT), len(shares), profile)
    seen = Counter(one for row in rows for one in row if one)
    for part, share in enumerate(shares):
        area = seen[chart_styles.style(part, len(shares))] / seen.total()
        assert abs(area - share / WHOLE_BP) <= 0.015
        assert area or not share


def test_in_plain_signs_too() -> None:
    glyphs.use("ascii")
    shares = shares_bp(AMOUNTS)
    rows = pixels_of(pie(shares, WIDTH, HEIGHT), len(shares), "ascii")
    seen = Counter(one for row in rows for one in row if one)
    for part, share in enumerate(shares):
        # The blanks beside a letter are missing.
        assert abs(seen[chart_styles.letter(part)] / seen.total() - share / WHOLE_BP) <= 0.015


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("width", "height"), [(46, 22), (20, 10), (25, 12), (24, 11), (13, 9), (80, 21)]
)
def test_it_is_round(profile: str, width: int, height: int) -> None:
    """As wide as high, a cell being twice as high as wide, alike on all sides, and its area that
    of a circle."""
    glyphs.use(profile)
    rows = [
        [bool(one) for one in row]
        for row in pixels_of(pie([WHOLE_BP], width, height), 1, profile)
        if any(row)
    ]
    columns = [place for place in range(width) if any(row[place] for row in rows)]
    across = columns[-1] - columns[0] + 1
    assert abs(across / len(rows) - 1) <= (0.04 if min(width, 2 * height) >= 20 else 0.17)
    inside = [row[columns[0] : columns[-1] + 1] for row in rows]
    if profile != "ascii":  # there the letter and its blanks interrupt it
        assert inside == inside[::-1]
        assert inside == [row[::-1] for row in inside]
        area = sum(sum(row) for row in inside)
        assert abs(area / (3.14159 * across * across / 4) - 1) <= 0.06


@pytest.mark.parametrize("profile", PROFILES)
def test_each_part_carries_its_letter(profile: str) -> None:
    glyphs.use(profile)
    shares = shares_bp(AMOUNTS)
    painted = pie(shares, WIDTH, HEIGHT)
    cells = [cell for one in painted for cell in each_cell(one)]
    for part in range(len(shares)):
        letter = chart_styles.letter(part)
        (found,) = [cell for cell in cells if cell.text == letter]
        if profile != "ascii":
            assert found.style == chart_styles.style(part, len(shares))


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=40), st.sampled_from((1, 2)))
def test_a_letter_stands_inside_its_own_part(amounts: list[int], tall: int) -> None:
    cells = disc.in_cells(disc.cut(tuple(amounts), WIDTH, HEIGHT * 2 // tall, tall), tall)
    for part, (x, row) in disc.letter_places(cells, amounts).items():
        assert cells[row][x - 1 : x + 2] == (part,) * 3


@given(st.integers(2, 40))
def test_neighbours_never_look_alike(parts: int) -> None:
    styles = [chart_styles.style(part, parts) for part in range(parts)]
    textures = [chart_styles.texture(part, parts) for part in range(parts)]
    for looks in (styles, textures):
        assert all(looks[at] != looks[at - 1] for at in range(parts))


def test_in_the_safe_profile_there_is_no_sign_but_letters() -> None:
    glyphs.use("safe")
    said = "".join(text_of(one) for one in pie(shares_bp(AMOUNTS), WIDTH, HEIGHT))
    assert set(said) == set(" ABCDEFG")


@given(
    st.sampled_from(PROFILES),
    st.lists(st.tuples(CJK, AMOUNT), max_size=40),
    st.integers(0, 120),
    st.integers(0, 30),
    st.integers(0, 3),
)
def test_with_its_table_it_fits(
    profile: str, given_rows: list[tuple[str, int]], width: int, height: int, columns: int
) -> None:
    glyphs.use(profile)
    shares = shares_bp([amount for _name, amount in given_rows])
    slices = [
        PieSlice(name, (f"{amount:,}",) * columns, share, amount)
        for (name, amount), share in zip(given_rows, shares, strict=True)
    ]
    painted = pie_with_table(slices, width, height)
    assert len(painted) <= height
    assert [wide(one) for one in painted] == [width] * len(painted)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_table_says_letter_name_amount_and_share(profile: str) -> None:
    glyphs.use(profile)
    painted = pie_with_table(slices_of(AMOUNTS), 80, 14)
    assert len(painted) == 14
    rows = [text_of(one) for one in painted]
    for part, (amount, share) in enumerate(
        zip(AMOUNTS, percent_words(shares_bp(AMOUNTS)), strict=True)
    ):
        (row,) = [one for one in rows if f"存款{part}" in one]
        assert row.rstrip().endswith(f"{amount}   {share:>6}")
        assert chart_styles.letter(part) in row


def test_where_it_is_narrow_the_table_stands_below_or_alone() -> None:
    glyphs.use("safe")
    below = [text_of(one) for one in pie_with_table(slices_of((60, 30, 10)), 30, 20)]
    assert [row.strip()[:1] for row in below[-3:]] == ["A", "B", "C"]
    assert not below[-4].strip()
    alone = [text_of(one) for one in pie_with_table(slices_of((60, 30, 10)), 30, 5)]
    assert [row.strip()[:1] for row in alone] == ["A", "B", "C"]


@pytest.mark.parametrize("width", [26, 37, 60, 90, 160])
def test_in_the_height_it_wants_it_has_a_pie(width: int) -> None:
    glyphs.use("safe")
    for amounts in (AMOUNTS, (1,), (1, 1), range(1, 30)):
        slices = slices_of(amounts)
        height = wanted_height(slices, width, 40)
        painted = pie_with_table(slices, width, height)
        letters = "".join(map(text_of, painted)).count("A")
        assert len(painted) == height
        assert letters == 2  # in the table and in the pie
    assert wanted_height([], width, 40) == 0


@pytest.mark.parametrize("profile", PROFILES)
def test_a_resize_changes_nothing_but_its_size(profile: str) -> None:
    """Letter by letter the same parts in the same order, and the same again in a former size."""
    glyphs.use(profile)
    slices = slices_of(AMOUNTS)
    before = pie_with_table(slices, 80, 20)
    for width in range(60, 120):
        painted = pie_with_table(slices, width, width // 4)
        assert [wide(one) for one in painted] == [width] * (width // 4)
        said = "".join(map(text_of, painted))
        assert [said.count(chart_styles.letter(part)) for part in range(5)] == [2] * 5
    assert pie_with_table(slices, 80, 20) == before


def test_nothing_of_nothing() -> None:
    assert pie_with_table([], 80, 20) == []
    assert [text_of(one) for one in pie([], 10, 2)] == [" " * 10] * 2
    assert [text_of(one) for one in pie([0, 0], 10, 2)] == [" " * 10] * 2


# --- parts ---


@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=40).filter(sum), st.integers(1, 10))
def test_folding_keeps_the_whole(amounts: list[int], most: int) -> None:
    parts = folded(slices_of(amounts), most)
    assert 1 <= len(parts) <= most
    assert sum(one.share_bp for one in parts) == WHOLE_BP
    assert sum(one.fen or 0 for one in parts) == sum(amounts)


def test_forty_parts_are_the_largest_and_the_others() -> None:
    speak(Language.ENGLISH)
    parts = folded(slices_of(range(140, 100, -1)))
    assert [one.name for one in parts[:-1]] == [f"存款{at}" for at in range(MOST_PARTS - 1)]
    assert parts[-1].name == "other (33)"


def test_tiny_parts_become_one_but_one_alone_stays() -> None:
    speak(Language.ENGLISH)
    assert [one.name for one in folded(slices_of((999, 1)))] == ["存款0", "存款1"]
    parts = folded(slices_of((990_000_00, 5_000_00, 5_000_00)))
    assert [(one.name, one.said, one.share_bp) for one in parts] == [
        ("存款0", ("99,000,000",), 9_900),
        ("other (2)", ("1.00",), 100),
    ]
    assert all(one.share_bp < TINY_BP for one in parts[1:])


def test_the_others_have_no_amount_where_one_of_theirs_is_unknown() -> None:
    known, *rest = slices_of((9_900, 50, 50))
    vague = PieSlice("?", ("",), rest[0].share_bp)
    assert folded([known, vague, rest[1]])[-1].said == ("",)


@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=40).filter(sum))
def test_per_cents_add_up_to_a_hundred(amounts: list[int]) -> None:
    shares = shares_bp(amounts)
    told = percent_words(shares)
    tenths = [0 if "<" in one else round(float(one.removesuffix(" %")) * 10) for one in told]
    assert sum(tenths) == 1_000
    assert all(one != "0.0 %" for one, share in zip(told, shares, strict=True) if share)


def test_a_little_something_is_told_from_nothing() -> None:
    assert percent_words((9_999, 1, 0)) == ["100.0 %", "<0.1 %", "0.0 %"]
