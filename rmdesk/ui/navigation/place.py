"""Where the desk stood when it was locked; kept inside the book."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from rmdesk.domain.ids import ClientId

STATE_KEY = "place"

_HOME, _CALL = "home", "call"
"""Names of views."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """View, client and day under the cursor, what the list showed (its view as it was altered,
    words typed for finding), marked clients, and what was typed in call session and calendar,
    how a table over all clients was looked at, where in the maturity ladder, on Today and in the
    grids of the clients, which figures of calling, and which page of which review.

    `way` names the views that Back goes along, the shown one last; None in places of old. `among`
    are the clients whose pages follow one another, None where they are those of the list. `on` is
    the day on which one stood there, None in places of old.
    """

    view: str = "today"
    client_id: ClientId | None = None
    listing: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    marks: tuple[int, ...] = ()
    call: Mapping[str, Any] = field(default_factory=dict)
    calendar: Mapping[str, Any] = field(default_factory=dict)
    tables: Mapping[str, Any] = field(default_factory=dict)
    ladder: Mapping[str, Any] = field(default_factory=dict)
    today: Mapping[str, Any] = field(default_factory=dict)
    classes: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)
    review: Mapping[str, Any] = field(default_factory=dict)
    reviews: Mapping[str, Any] = field(default_factory=dict)
    home: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    way: tuple[str, ...] | None = None
    among: tuple[int, ...] | None = None
    on: date | None = None

    def on_day(self, today: date) -> "Place":
        """This place if it was left on the same day. Else the day begins with where one stands,
        unless a call waits for its outcome: what was typed of it belongs there."""
        if self.on == today or _CALL in (self.view, *(self.way or ())):
            return self
        return replace(self, view=_HOME, way=(_HOME,), home={**self.home, "page": 1})

    def as_state(self) -> dict[str, object]:
        """As JSON."""
        return {
            "view": self.view,
            "client": self.client_id,
            "listing": dict(self.listing),
            "day": self.day.isoformat() if self.day else None,
            "marks": list(self.marks),
            "call": dict(self.call),
            "calendar": dict(self.calendar),
            "tables": dict(self.tables),
            "ladder": dict(self.ladder),
            "today": dict(self.today),
            "classes": dict(self.classes),
            "figures": dict(self.figures),
            "review": dict(self.review),
            "reviews": dict(self.reviews),
            "home": dict(self.home),
            "settings": dict(self.settings),
            "way": self.way,
            "among": self.among,
            "on": self.on.isoformat() if self.on else None,
        }

    @classmethod
    def from_state(cls, state: Mapping[str, Any] | None) -> "Place":
        """What was kept; a place this version does not know is the beginning."""
        if not state:
            return cls()
        try:
            day = date.fromisoformat(state["day"]) if state.get("day") else None
            on = date.fromisoformat(state["on"]) if state.get("on") else None
        except ValueError:
            return cls()
        client = state.get("client")
        listing = state.get("listing")
        return cls(
            view=str(state.get("view", "today")),
            client_id=ClientId(client) if isinstance(client, int) else None,
            listing=listing if isinstance(listing, dict) else {},
            day=day,
            marks=tuple(state.get("marks", ())),
            call=state.get("call") or {},
            calendar=state.get("calendar") or {},
            tables=state.get("tables") or {},
            ladder=state.get("ladder") or {},
            today=state.get("today") or {},
            classes=state.get("classes") or {},
            figures=state.get("figures") or {},
            review=state.get("review") or {},
            reviews=state.get("reviews") or {},
            home=state.get("home") or {},
            settings=state.get("settings") or {},
            way=_kept(state.get("way"), str),
            among=_kept(state.get("among"), int),
            on=on,
        )


def _kept(value: object, kind: type[T]) -> tuple[T, ...] | None:
    """A kept list of one kind; None where there is none."""
    if not isinstance(value, list | tuple) or not all(isinstance(one, kind) for one in value):
        return None
    return tuple(value)
