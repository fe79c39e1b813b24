"""Where the desk stood when it was locked; kept inside the book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rmdesk.domain.ids import ClientId
from rmdesk.store.clients import Column, Order

STATE_KEY = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """View, client and day under the cursor, order of the list, words typed for finding, marked
    clients, and what was typed in the call session."""

    view: str = "clients"
    client_id: ClientId | None = None
    order: Order = field(default_factory=Order)
    words: str = ""
    day: date | None = None
    marks: tuple[int, ...] = ()
    call: Mapping[str, Any] = field(default_factory=dict)

    def as_state(self) -> dict[str, object]:
        """As JSON."""
        return {
            "view": self.view,
            "client": self.client_id,
            "column": self.order.column.value,
            "descending": self.order.descending,
            "words": self.words,
            "day": self.day.isoformat() if self.day else None,
            "marks": list(self.marks),
            "call": dict(self.call),
        }

    @classmethod
    def from_state(cls, state: Mapping[str, Any] | None) -> "Place":
        """What was kept; a place this version does not know is the beginning."""
        if not state:
            return cls()
        try:
            order = Order(Column(state["column"]), bool(state["descending"]))
            day = date.fromisoformat(state["day"]) if state.get("day") else None
        except (KeyError, ValueError):
            return cls()
        client = state.get("client")
        return cls(
            view=str(state.get("view", "clients")),
            client_id=ClientId(client) if isinstance(client, int) else None,
            order=order,
            words=str(state.get("words", "")),
            day=day,
            marks=tuple(state.get("marks", ())),
            call=state.get("call") or {},
        )
