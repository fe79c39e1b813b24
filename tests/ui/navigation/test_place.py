"""The place to return to: as it was left on the same day, where one stands on another."""

from dataclasses import replace
from datetime import date

import pytest

from rmdesk.ui.navigation.place import Place

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
LEFT = Place(
    view="client",
    way=("clients", "client"),
    marks=(3, 4),
    home={"page": 2, "pages": {"2": {"look": "list"}}},
    on=FRIDAY,
)


def test_the_same_day_goes_on_where_it_was_left() -> None:
    assert LEFT.on_day(FRIDAY) is LEFT


def test_another_day_begins_with_where_one_stands_and_keeps_all_else() -> None:
    begun = LEFT.on_day(MONDAY)
    assert (begun.view, begun.way) == ("home", ("home",))
    assert begun.home == {"page": 1, "pages": {"2": {"look": "list"}}}
    assert begun.marks == LEFT.marks


def test_a_book_without_a_place_begins_with_where_one_stands() -> None:
    assert Place.from_state(None).on_day(FRIDAY).view == "home"


def test_a_place_of_old_without_its_day_is_one_of_an_earlier_day() -> None:
    assert Place.from_state({"view": "clients"}).on_day(FRIDAY).view == "home"


@pytest.mark.parametrize("way", [("call",), ("call", "client"), ("clients", "call")])
def test_a_call_that_waits_for_its_outcome_waits_on_the_next_day_too(way: tuple[str, ...]) -> None:
    left = replace(LEFT, view=way[-1], way=way, call={"note": "约下周"})
    assert left.on_day(MONDAY) is left


def test_it_comes_back_from_its_state() -> None:
    assert Place.from_state(LEFT.as_state()) == LEFT


def test_a_day_that_is_none_is_the_beginning() -> None:
    assert Place.from_state({**LEFT.as_state(), "on": "yesterday"}) == Place()
