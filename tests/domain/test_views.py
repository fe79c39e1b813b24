"""Views as they are kept: what comes back is what was saved, or what is left of it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.fields import FIELDS
from rmdesk.domain.views import (
    COLOURS,
    DEFAULT_COLUMNS,
    STANDARD,
    Rule,
    ShownColumn,
    SortKey,
    View,
    from_json,
    to_json,
)

names = st.sampled_from(list(FIELDS))
views = st.builds(
    View,
    name=st.text(),
    columns=st.lists(
        st.builds(ShownColumn, names, st.integers(1, 60)),
        min_size=1,
        unique_by=lambda column: column.field,
    ).map(tuple),
    order=st.lists(st.builds(SortKey, names, st.booleans()), unique_by=lambda key: key.field).map(
        tuple
    ),
    condition=st.text(),
    group=names | st.just(""),
    rules=st.lists(
        st.builds(
            Rule, st.text(), st.sampled_from(["", "!", "●", "贵"]), st.sampled_from(["", *COLOURS])
        )
    ).map(tuple),
)


@given(views)
def test_a_view_comes_back_exactly(view: View) -> None:
    kept = json.loads(json.dumps(to_json(view)))
    assert from_json(view.name, kept) == view


def test_what_this_version_does_not_know_is_left_out() -> None:
    kept = {
        "columns": [
            {"field": "name", "width": 20, "pinned": True},
            {"field": "horoscope", "width": 9},
            {"field": "aum", "width": 9_999},
            {"field": "age"},
            {"field": "name", "width": 3},
            "nonsense",
        ],
        "order": [{"field": "horoscope"}, {"field": "aum", "descending": 1}],
        "condition": "运势=好",
        "group": "horoscope",
        "rules": [{"condition": "超期", "sign": "!!", "colour": "pink"}, 7],
        "theme": "dark",
    }
    assert from_json("x", kept) == View(
        name="x",
        columns=(
            ShownColumn("name", 20),
            ShownColumn("aum", 60),
            ShownColumn("age", FIELDS["age"].width),
        ),
        order=(SortKey("aum", descending=True),),
        condition="运势=好",
        rules=(Rule("超期", "!", ""),),
    )


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"columns": None, "order": 3, "rules": "x", "condition": 5, "group": []},
        {"columns": [{"field": ["name"], "width": 1}], "rules": [{"sign": "\x1b"}]},
    ],
)
def test_a_damaged_definition_is_a_plain_list(kept: dict[str, Any]) -> None:
    view = from_json("x", kept)
    assert (view.columns, view.order, view.condition, view.group) == (DEFAULT_COLUMNS, (), "", "")
    assert all(rule.sign == "" for rule in view.rules)


def test_the_standard_views_come_back_too() -> None:
    for view in STANDARD:
        assert from_json(view.name, to_json(view)) == view
