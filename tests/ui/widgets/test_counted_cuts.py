"""How many lines a heading says were left out."""

from rmdesk.ui.widgets.lines import Cell, Line, line, told_in_a_gap
from rmdesk.ui.widgets.page import Item, Row, Section, paint_page


def _text(one: Line) -> str:
    return "".join(span.text for span in one)


def test_it_stands_in_the_first_gap_that_has_the_room() -> None:
    heading = line(Cell("Today", 5, "section"), Cell("  due: 3", 20, "section-detail"))
    told = told_in_a_gap(heading, "+2")
    assert _text(told) == "Today  due: 3  +2        "
    assert [span.style for span in told if "+2" in span.text] == ["section-more"]


def test_without_a_gap_the_line_stays() -> None:
    heading = line(Cell("Today due: 3", 12, "section"), Cell("", 3), Cell("Load", 4))
    assert told_in_a_gap(heading, "+2") == heading


def _section(rows: int) -> Section:
    def compose(width: int) -> list[Item]:
        items: list[Item] = [[line(Cell("This month", width, "section"))]]
        return [*items, *(Row([line(Cell(f"row {n}", width))], n) for n in range(rows))]

    return Section("", compose, counts_cut=True)


def test_a_page_that_is_too_short_counts_what_it_left_out() -> None:
    lines = [_text(one) for one in paint_page([[[_section(5)]]], 30, 4).lines]
    assert lines[0].rstrip() == " This month  +2"
    assert lines[-1].strip() == "row 2"


def test_where_everything_fits_nothing_is_counted() -> None:
    lines = [_text(one) for one in paint_page([[[_section(5)]]], 30, 6).lines]
    assert lines[0].rstrip() == " This month"
