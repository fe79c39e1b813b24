"""What keys make of a view."""

from rmdesk.domain.view_changes import (
    NARROWEST,
    WIDEST,
    further_ordered_by,
    moved,
    ordered_by,
    widened,
)
from rmdesk.domain.views import ShownColumn, SortKey, View

VIEW = View(
    name="v",
    columns=tuple(ShownColumn(name, 10) for name in ("name", "class", "aum", "age")),
    order=(SortKey("next_due"),),
)


def test_an_order_turns_round_and_begins_with_the_largest_amount() -> None:
    by_class = ordered_by(VIEW, "class")
    assert by_class.order == (SortKey("class"),)
    assert ordered_by(by_class, "class").order == (SortKey("class", descending=True),)
    assert ordered_by(by_class, "aum").order == (SortKey("aum", descending=True),)


def test_a_further_key_comes_last_and_turns_round_in_its_place() -> None:
    two = further_ordered_by(VIEW, "class")
    assert two.order == (SortKey("next_due"), SortKey("class"))
    turned = further_ordered_by(two, "next_due")
    assert turned.order == (SortKey("next_due", descending=True), SortKey("class"))


def test_columns_move_but_the_name_stays_first() -> None:
    def fields(view: View) -> str:
        return " ".join(column.field for column in view.columns)

    assert fields(moved(VIEW, 3, -1)) == "name class age aum"
    assert fields(moved(VIEW, 1, 9)) == "name aum age class"
    assert moved(VIEW, 1, -1) == moved(VIEW, 0, 1) == VIEW


def test_widths_stay_within_reason() -> None:
    assert widened(VIEW, 1, 1).columns[1].width == NARROWEST
    assert widened(VIEW, 1, 999).columns[1].width == WIDEST
