"""What the client list shows and how it got there: no widget, no desk, so that each rule is tested.

A view that was altered stays so until it is saved or opened anew; the digit of the view that is
shown goes back and forth between how it was saved and how it was altered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rmdesk.desk.client_lists.views import SavedView
from rmdesk.domain.views import STANDARD, View, from_json, to_json


class ListState:
    """`place` is the digit of the view shown, 0 the list of all clients."""

    def __init__(self) -> None:
        self.saved: Sequence[SavedView] = ()
        self.place = 0
        self.view = STANDARD[0]
        self.inside = ""
        """Where the view groups: the condition of the group whose rows are shown."""
        self._altered: dict[int, View] = {}
        self._taken_away = ""

    def as_saved(self, place: int) -> View | None:
        """The view that a digit opens as it was saved; None when it has none."""
        before_reading = STANDARD[0] if place == 0 else None
        return next((one.view for one in self.saved if one.place == place), before_reading)

    @property
    def title(self) -> str:
        """The view's name; a star says that it is not as it was saved."""
        saved = self.as_saved(self.place)
        name = saved.name if saved else self.view.name
        return f"{name}*" if self.is_altered else name

    @property
    def shows_groups(self) -> bool:
        """Whether the view groups and no group is opened."""
        return bool(self.view.group) and not self.inside

    @property
    def is_altered(self) -> bool:
        """Whether the view shown is not as it was saved."""
        saved = self.as_saved(self.place)
        return saved is None or replace(self.view, name=saved.name) != saved

    def open(self, place: int) -> bool:
        """Show the view of a digit; again, its other state. False when the digit has none."""
        saved = self.as_saved(place)
        if saved is None:
            return False
        if self.is_altered:
            self._altered[self.place] = self.view
        elif self.place != place:
            self._altered.pop(self.place, None)
        if place == self.place and self.is_altered:
            self.view = saved
        else:
            self.view = self._altered.get(place, saved)
        self.place, self.inside = place, ""
        return True

    def change(self, view: View) -> None:
        """The view shown is this one from now on."""
        if view.group != self.view.group or view.condition != self.view.condition:
            self.inside = ""
        self.view = view

    def read(self, saved: Sequence[SavedView]) -> None:
        """The views of the book are these: one that is shown unaltered follows what was saved."""
        was_altered = self.is_altered
        self.saved = saved
        now = self.as_saved(self.place)
        if now is not None and not was_altered:
            self.view = now

    def was_saved(self, saved: Sequence[SavedView], place: int) -> None:
        """The view shown was saved at `place`, and is shown there from now on."""
        self._altered.pop(place, None)
        self.saved, self.place = saved, place

    @property
    def can_step_back(self) -> bool:
        """Whether Back has something to take away; see `step_back`."""
        return self._stepped_back() is not None or bool(self.inside)

    def step_back(self) -> None:
        """Out of the group that is opened, of groups of one's own, of a filter of one's own."""
        before = self._stepped_back()
        if self.inside:
            self.inside = ""
        elif before is not None:
            self.change(before)

    def _stepped_back(self) -> View | None:
        """The view with one thing less that was not saved with it."""
        saved, view = self.as_saved(self.place), self.view
        if saved is None:
            return None
        if view.group and view.group != saved.group:
            return replace(view, group=saved.group)
        if view.condition != saved.condition:
            return replace(view, condition=saved.condition)
        return None

    def take_filter_away(self) -> None:
        """No condition; where there is none, the one taken away last comes back."""
        if self.view.condition:
            self._taken_away = self.view.condition
            self.change(replace(self.view, condition=""))
        else:
            self.change(replace(self.view, condition=self._taken_away))

    @property
    def can_refilter(self) -> bool:
        """Whether a filter taken away can be brought back."""
        return bool(self._taken_away)

    def as_json(self) -> dict[str, Any]:
        """To return to after a lock: altered views too."""
        altered = dict(self._altered)
        if self.is_altered:
            altered[self.place] = self.view
        return {
            "place": self.place,
            "inside": self.inside,
            "altered": [
                {"place": place, "name": view.name, "view": to_json(view)}
                for place, view in altered.items()
            ],
        }

    def return_to(self, kept: Mapping[str, Any], saved: Sequence[SavedView]) -> None:
        """What `as_json` said, as far as it still fits the book."""
        self.saved = saved
        altered = kept.get("altered")
        for entry in altered if isinstance(altered, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("view"), dict):
                view = from_json(str(entry.get("name", "")), entry["view"])
                number = entry.get("place")
                self._altered[number if isinstance(number, int) else 0] = view
        place = kept.get("place")
        place = place if isinstance(place, int) and self.as_saved(place) else 0
        self.place = place
        self.view = self._altered.pop(place, self.as_saved(place) or STANDARD[0])
        inside = kept.get("inside")
        self.inside = inside if isinstance(inside, str) else ""
