"""Where the rows of a page stand: what the cursor lights up is the row it is said to stand on."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row, Section, paint_page
from rmdesk.ui.widgets.pairs import Pair, flowing_rows, paired_rows

WORDS = st.text("ab单雄 ", min_size=1, max_size=12)


def a_section(number: int, heights: Sequence[int], *, has_title: bool) -> Section:
    """Every row says its own name in every line; every third item cannot be opened."""

    def items(width: int) -> Sequence[Item]:
        found: list[Item] = []
        for place, height in enumerate(heights):
            name = f"{number}.{place}"
            lines: list[Line] = [line(Cell(name, width))] * height
            found.append(lines if place % 3 == 2 else Row(lines, name))
        return found

    return Section(f"T{number}" if has_title else "", items, whose=number)


SECTIONS = st.lists(st.lists(st.integers(1, 3), max_size=6), min_size=1, max_size=5)


@given(
    heights=SECTIONS, has_titles=st.booleans(), columns=st.integers(1, 3), room=st.integers(3, 30)
)
def test_every_row_stands_where_it_is_said_to(
    heights: list[list[int]], has_titles: bool, columns: int, room: int
) -> None:
    sections = [
        a_section(number, each, has_title=has_titles) for number, each in enumerate(heights)
    ]
    laid = [
        [[section] for section in sections[n::columns]] or [[sections[0]]] for n in range(columns)
    ]
    for height in (None, room):
        painting = paint_page(laid, 90, height)
        texts = ["".join(span.text for span in one) for one in painting.lines]
        assert all(formats.cells(text) == 90 for text in texts)
        for place in painting.places:
            assert place.height >= 1 and place.y + place.height <= len(texts)
            for y in range(place.y, place.y + place.height):
                own = texts[y][place.x : place.x + place.width]
                assert own.split() == [place.record]
        if height is None:
            assert not any(place.has_more for place in painting.places)


@given(heights=SECTIONS, room=st.integers(3, 30))
def test_what_did_not_fit_is_announced_by_the_last_row_that_did(
    heights: list[list[int]], room: int
) -> None:
    sections = [a_section(number, each, has_title=True) for number, each in enumerate(heights)]
    laid = [[[section] for section in sections]]
    whole, cut = paint_page(laid, 60, None), paint_page(laid, 60, room)
    shown = {place.record for place in cut.places}
    for number in range(len(heights)):
        own = [place for place in cut.places if place.whose == number]
        missing = [one for one in whole.places if one.whose == number and one.record not in shown]
        if own and len(cut.lines) < room:
            assert own[-1].has_more == bool(missing)
        assert not any(place.has_more for place in own[:-1])


PAIRS = st.lists(st.builds(Pair, WORDS, WORDS, st.just(""), st.integers(1, 99)), max_size=9)


@given(pairs=PAIRS, width=st.integers(30, 120), flows=st.booleans())
def test_pairs_side_by_side_have_a_stop_each(pairs: list[Pair], width: int, flows: bool) -> None:
    rows = flowing_rows(pairs, width) if flows else paired_rows(pairs, width)
    assert all(formats.cells("".join(s.text for s in one)) == width for row in rows for one in row)
    stops = [stop for row in rows if isinstance(row, Row) for stop in row.stops]
    # A pair that waits for a neighbour may come after a long one; none is lost.
    assert sorted(stop.record for stop in stops) == sorted(pair.record for pair in pairs)  # type: ignore[type-var]
    for row in rows:
        assert isinstance(row, Row)
        for left, right in pairwise(row.stops):
            assert left.width is not None and left.left + left.width < right.left
        last = row.stops[-1]
        assert last.left + (last.width or 0) <= width
