"""Saved views: kept, renamed, removed, taken back; who they list and mark."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_lists.views import (
    FIRST_WITHOUT_DIGIT,
    NoViewName,
    SavedView,
    StandardView,
    ViewGone,
    ViewNameTaken,
    marks,
    remove,
    rename,
    save,
    saved,
)
from rmdesk.domain.contacts import Channel
from rmdesk.domain.views import STANDARD, Rule, ShownColumn, SortKey, View
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

MINE = View(
    name="贵宾超期",
    columns=(ShownColumn("name", 20), ShownColumn("aum", 9)),
    order=(SortKey("aum", descending=True), SortKey("age")),
    condition="超期 且 资产>50万",
    group="class",
    rules=(Rule("超期", "!", "warning"),),
)


def at(desk: Desk, place: int) -> SavedView | None:
    return next((view for view in saved(desk) if view.place == place), None)


def test_a_new_book_has_the_standard_views_by_digit(desk: Desk) -> None:
    assert [view.place for view in saved(desk)] == list(range(len(STANDARD)))
    assert all(view.is_standard for view in saved(desk))
    assert saved(desk)[0].view == STANDARD[0]


def test_a_saved_view_returns_exactly_and_can_be_taken_back(desk: Desk) -> None:
    kept = save(desk, MINE, now=NOW)
    assert kept.place == len(STANDARD)
    assert at(desk, kept.place) == kept == SavedView(len(STANDARD), MINE, kept.id)
    changed = save(desk, replace(MINE, condition="超期"), now=NOW, place=kept.place)
    assert at(desk, kept.place) == changed and changed.id == kept.id
    assert desk.undo(now=NOW)
    assert at(desk, kept.place) == kept
    assert desk.undo(now=NOW)
    assert at(desk, kept.place) is None
    assert desk.redo(now=NOW)
    assert at(desk, kept.place) == kept


def test_ones_own_view_takes_the_place_of_a_standard_one_until_removed(desk: Desk) -> None:
    kept = save(desk, MINE, now=NOW, place=1)
    assert at(desk, 1) == kept
    remove(desk, kept, now=NOW)
    restored = at(desk, 1)
    assert restored is not None and restored.is_standard
    desk.undo(now=NOW)
    assert at(desk, 1) == kept


def test_a_view_is_renamed(desk: Desk) -> None:
    kept = save(desk, MINE, now=NOW)
    rename(desk, kept, "  新  名 ", now=NOW)
    renamed = at(desk, kept.place)
    assert renamed is not None and renamed.view == replace(MINE, name="新 名")


def test_views_beyond_the_digits_have_none(desk: Desk) -> None:
    places = [save(desk, replace(MINE, name=f"v{n}"), now=NOW).place for n in range(4)]
    assert places == [9, *range(FIRST_WITHOUT_DIGIT, FIRST_WITHOUT_DIGIT + 3)]


def test_what_cannot_be_kept_is_refused(desk: Desk) -> None:
    kept = save(desk, MINE, now=NOW)
    with pytest.raises(NoViewName):
        save(desk, replace(MINE, name=" "), now=NOW)
    with pytest.raises(ViewNameTaken):
        save(desk, MINE, now=NOW, place=8)
    with pytest.raises(ViewNameTaken):
        rename(desk, kept, "Overdue", now=NOW)
    with pytest.raises(StandardView):
        remove(desk, saved(desk)[1], now=NOW)
    with pytest.raises(StandardView):
        rename(desk, saved(desk)[1], "x", now=NOW)
    remove(desk, kept, now=NOW)
    with pytest.raises(ViewGone):
        remove(desk, kept, now=NOW)


def test_a_view_marks_by_its_first_rule(desk: Desk) -> None:
    old, new, recent = (add_client(desk, now=NOW, name=name) for name in ("甲", "乙", "丙"))
    for client_id, days in ((old, 200), (new, 100), (recent, 1)):
        on = TODAY - timedelta(days=days)
        log_contact(desk, client_id, channel=Channel.MEETING, on=on, now=NOW)
    rules = (
        Rule("未联系天数>150", "‼", "danger"),
        Rule("运势=好", "?", "good"),
        Rule("超期", "!", "warning"),
    )
    view = replace(MINE, rules=rules)
    assert marks(desk, view, [old, new, recent]) == {old: rules[0], new: rules[2]}
    assert marks(desk, view, [recent]) == {}
