"""Columns on a width: every line is exactly as wide as the list, whatever the view and the data."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.money import Money
from rmdesk.domain.views import DEFAULT_COLUMNS, Rule, ShownColumn, SortKey, View
from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.client_cells import in_full
from rmdesk.ui.widgets.client_columns import first_to_show, lay_out
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.list_rows import ListRow
from tests.books.builders import TODAY

ODD = "古丽·买买提e\u0301😀…\u200b\x1b\t長Lefèvre"
OTHERS = [name for name in FIELDS if name != "name"]


def a_value(field: ListField, chance: random.Random) -> Any:
    if chance.random() < 0.3:
        return "" if field.kind is Kind.TEXT else None
    match field.kind:
        case Kind.TEXT:
            return "".join(chance.choices(ODD, k=chance.randrange(1, 30)))
        case Kind.MONEY:
            return Money(chance.randrange(10**12))
        case Kind.DAY:
            return TODAY + timedelta(chance.randrange(-9000, 9000))
        case Kind.COUNT:
            return chance.randrange(10_000)
        case Kind.CHOICE:
            return chance.choice(field.choices)
        case Kind.FLAG:
            return chance.random() < 0.5


def width_of(painted: Line) -> int:
    return sum(cells(span.text) for span in painted)


@settings(max_examples=60, deadline=None)
@given(
    names=st.lists(st.sampled_from(OTHERS), max_size=20, unique=True),
    width=st.integers(40, 200),
    with_rules=st.booleans(),
    seed=st.integers(0, 999),
)
def test_every_line_is_as_wide_as_the_list(
    names: list[str], width: int, with_rules: bool, seed: int
) -> None:
    chance = random.Random(seed)
    rules = (Rule("超期", "!", "danger"),) if with_rules else ()
    columns = [ShownColumn("name", chance.choice([16, 60]))] + [
        ShownColumn(name, chance.choice([FIELDS[name].width, 4, 30])) for name in names
    ]
    view = View(name="v", columns=tuple(columns), rules=rules)
    values = [a_value(FIELDS[column.field], chance) for column in columns]
    row = ListRow(values, rules[0] if rules else None, is_gone=False)
    for column in range(len(columns)):
        first = first_to_show(view, width, 1, column)
        layout = lay_out(view, width, first=first)
        order = [SortKey(name) for name in names[:2]]
        assert width_of(layout.heading(order, column)) == width
        assert width_of(layout.row(row, TODAY, mark="+", column=column)) == width
        assert layout.placed[0].place == 0, "the name is frozen"
        assert any(placed.place == column for placed in layout.placed), "the cursor is in sight"


def test_a_window_that_grows_leaves_no_room_empty() -> None:
    columns = (ShownColumn("name", 16), *(ShownColumn(name, 12) for name in OTHERS[:9]))
    view = View(name="v", columns=columns)
    scrolled = first_to_show(view, 60, 1, 9)
    assert scrolled > 1
    assert first_to_show(view, 400, scrolled, 9) == 1


def test_days_say_their_date_where_there_is_room() -> None:
    view = View(name="v", columns=DEFAULT_COLUMNS)
    row = ListRow(
        ["张三", None, None, None, date(2026, 11, 17), date(2026, 11, 18)], None, is_gone=False
    )
    wide = lay_out(view, 160).row(row, TODAY, mark=" ", column=-1)
    narrow = lay_out(view, 79).row(row, TODAY, mark=" ", column=-1)
    assert "2026-11-17 Tue" in "".join(span.text for span in wide)
    assert "2026-11-17" not in "".join(span.text for span in narrow)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("aum", Money.of_yuan(12_345_678), "12,345,678.00 yuan"),
        ("aum", None, "not known"),
        ("mobile", "13800008899", "138****8899"),
        ("id_number", "99010119851125001X", "001X"),
        ("do_not_call", True, "yes"),
        ("next_due", date(2026, 11, 18), "2026-11-18 Wed"),
        ("note", "", "not known"),
    ],
)
def test_the_status_line_says_values_in_full_but_guards_numbers(
    field: str, value: object, text: str
) -> None:
    said = in_full(FIELDS[field], value, TODAY)
    assert text in said
    assert "13800008899" not in said and "19851125" not in said
