"""Which view is shown, altered or as saved; and what comes back after a lock."""

import json
from dataclasses import replace

import pytest

from rmdesk.desk.client_lists.views import SavedView
from rmdesk.domain.ids import ViewId
from rmdesk.domain.views import DEFAULT_COLUMNS, STANDARD, SortKey, View
from rmdesk.ui.views.clients.state import ListState

RICH = View(name="Rich", columns=DEFAULT_COLUMNS, condition="资产>50万")
SAVED = [SavedView(0, STANDARD[0]), SavedView(3, RICH, ViewId(1))]


def a_state() -> ListState:
    state = ListState()
    state.read(SAVED)
    return state


def test_a_digit_goes_back_and_forth_between_saved_and_altered() -> None:
    state = a_state()
    assert state.open(3) and state.view == RICH and state.title == "Rich"
    altered = replace(RICH, order=(SortKey("age"),))
    state.change(altered)
    assert state.title == "Rich*"
    assert state.open(3) and state.view == RICH
    assert state.open(3) and state.view == altered
    assert state.open(0) and state.open(3) and state.view == altered
    assert not state.open(7)


def test_the_place_brings_altered_views_back_exactly() -> None:
    state = a_state()
    state.change(replace(state.view, group="class"))
    state.open(3)
    state.change(replace(RICH, columns=DEFAULT_COLUMNS[:2]))
    state.inside = "等级=较高"
    kept = json.loads(json.dumps(state.as_json()))
    again = ListState()
    again.return_to(kept, SAVED)
    assert (again.place, again.view, again.inside) == (3, state.view, "等级=较高")
    again.open(0)
    assert again.view.group == "class"


def test_a_step_back_takes_away_one_thing_at_a_time() -> None:
    assert not a_state().can_step_back
    state = a_state()
    state.change(replace(state.view, condition="overdue"))
    state.change(replace(state.view, group="class"))
    state.inside = "等级=较高"
    steps: list[tuple[str, str, str]] = []
    while state.can_step_back:
        state.step_back()
        steps.append((state.inside, state.view.group, state.view.condition))
    assert steps == [("", "class", "overdue"), ("", "", "overdue"), ("", "", "")]


def test_what_was_saved_with_a_view_is_no_step_back() -> None:
    grouped = SavedView(place=4, view=replace(RICH, name="Groups", group="class"))
    state = ListState()
    state.read([grouped])
    assert state.open(4) and not state.can_step_back


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"place": 8},
        {"place": "x", "altered": 5, "inside": 3},
        {"altered": [{"place": None, "view": {}}, {"view": 3}, 7]},
    ],
)
def test_a_place_of_another_version_shows_everybody(kept: dict[str, object]) -> None:
    state = ListState()
    state.return_to(kept, SAVED)
    assert state.place == 0
    assert state.view.columns


def test_a_filter_is_taken_away_and_brought_back() -> None:
    state = a_state()
    state.open(3)
    state.take_filter_away()
    assert state.view.condition == ""
    state.take_filter_away()
    assert state.view.condition == "资产>50万"


def test_what_was_saved_meanwhile_is_shown_unless_it_was_altered() -> None:
    state = a_state()
    state.open(3)
    newer = replace(RICH, group="sex")
    state.read([SAVED[0], SavedView(3, newer, ViewId(1))])
    assert state.view == newer
    mine = replace(newer, condition="")
    state.change(mine)
    state.read(SAVED)
    assert state.view == mine
