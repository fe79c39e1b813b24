"""Saved views of the client list: kept in the book, journaled, opened by digit."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.refusals import NotUnderstood
from rmdesk.domain.ids import ClientId, ViewId
from rmdesk.domain.views import STANDARD, Rule, View, from_json, to_json
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.store.tables.lists import ViewTable
from rmdesk.store.views import read_views

FIRST_WITHOUT_DIGIT: Final = 10


class NoViewName(Refused):
    message = N_("A view needs a name.")
    hint = N_("Type a short name, such as Maturing soon.")


class ViewNameTaken(Refused):
    message = N_("Another view already has this name.")
    hint = N_("Choose another name, or save to the place of that view.")


class StandardView(Refused):
    message = N_("This view comes with the desk and stays as it is.")
    hint = N_("Save your own view in its place.")


class ViewGone(Refused):
    message = N_("This view is no longer in the book.")
    hint = N_("Undo may bring it back.")


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view in its place: the digit that opens it, from 10 on none. `id` None: a standard one."""

    place: int
    view: View
    id: ViewId | None = None

    @property
    def is_standard(self) -> bool:
        return self.id is None


def saved(desk: Desk) -> list[SavedView]:
    """All views by place; a standard one gives way to what was saved in its place."""
    own = {
        place: SavedView(place, from_json(name, json.loads(definition)), view_id)
        for view_id, name, place, definition in read_views(desk.store.database)
    }
    standard = {
        place: SavedView(place, replace(view, name=_(view.name)))
        for place, view in enumerate(STANDARD)
    }
    return [view for _place, view in sorted({**standard, **own}.items())]


def save(desk: Desk, view: View, *, now: datetime, place: int | None = None) -> SavedView:
    """Keep `view` at `place`, over what is there; without a place at the next free one.

    Raises NoViewName, or ViewNameTaken when a view in another place has the name.
    """
    name = _free_name(desk, view.name, place)
    there = {saved.place: saved for saved in saved(desk)}
    if place is None:
        place = next(
            free for free in range(1, len(there) + FIRST_WITHOUT_DIGIT) if free not in there
        )
    view = replace(view, name=name)
    values = {"name": name, "place": place, "definition": _definition(view)}
    with desk.store.action("view.save", {"name": name}, at=now) as action:
        before = there.get(place)
        if before is not None and before.id is not None:
            action.update(ViewTable, before.id, values)
            return SavedView(place, view, before.id)
        return SavedView(place, view, ViewId(action.insert(ViewTable, values)))


def rename(
    desk: Desk, view: SavedView, name: str, *, now: datetime, place: int | None = None
) -> None:
    """Call a saved view `name`, and open it by the digit `place` from now on, where one is given.

    An own view that stands there takes the old place. Raises as `save` does, and StandardView or
    ViewGone.
    """
    view_id = _own(desk, view)
    name = _free_name(desk, name, view.place)
    place = view.place if place is None else place
    there = next((one.id for one in saved(desk) if one.place == place), None)
    with desk.store.action("view.rename", {"name": name}, at=now) as action:
        if there is not None and there != view_id:
            action.update(ViewTable, there, {"place": view.place})
        action.update(ViewTable, view_id, {"name": name, "place": place})


def remove(desk: Desk, view: SavedView, *, now: datetime) -> None:
    """Take a saved view out of the book; raises StandardView or ViewGone."""
    view_id = _own(desk, view)
    with desk.store.action("view.remove", {"name": view.view.name}, at=now) as action:
        action.delete(ViewTable, view_id)


def marks(desk: Desk, view: View, ids: Iterable[int]) -> dict[ClientId, Rule]:
    """The first rule of `view` that holds for each of `ids`, a page of rows.

    A rule that another version wrote and this one cannot read marks nobody.
    """
    page = list(ids)
    found: dict[ClientId, Rule] = {}
    for rule in view.rules:
        try:
            condition = parse(rule.condition, today=desk.today)
        except NotUnderstood:
            continue
        for client_id in desk.lists.fitting(condition, page, today=desk.today):
            found.setdefault(client_id, rule)
    return found


def _definition(view: View) -> str:
    return json.dumps(to_json(view), ensure_ascii=False)


def _free_name(desk: Desk, name: str, place: int | None) -> str:
    name = " ".join(name.split())
    if not name:
        raise NoViewName
    if any(name == other.view.name and other.place != place for other in saved(desk)):
        raise ViewNameTaken
    return name


def _own(desk: Desk, view: SavedView) -> ViewId:
    if view.id is None:
        raise StandardView
    if all(other.id != view.id for other in saved(desk)):
        raise ViewGone
    return view.id
