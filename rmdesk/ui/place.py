"""Where the desk stood when it was locked; kept inside the book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rmdesk.domain.ids import ClientId
from rmdesk.store.clients import Column, Order

STATE_KEY = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """View, client under the cursor, order of the list, words typed for finding."""

    view: str = "clients"
    client_id: ClientId | None = None
    order: Order = field(default_factory=Order)
    words: str = ""

    def as_state(self) -> dict[str, object]:
        """As JSON."""
        return {
            "view": self.view,
            "client": self.client_id,
            "column": self.order.column.value,
            "descending": self.order.descending,
            "words": self.words,
        }

    @classmethod
    def from_state(cls, state: Mapping[str, Any] | None) -> "Place":
        """What was kept; a place this version does not know is the beginning."""
        if not state:
            return cls()
        try:
            order = Order(Column(state["column"]), bool(state["descending"]))
        except (KeyError, ValueError):
            return cls()
        client = state.get("client")
        return cls(
            view=str(state.get("view", "clients")),
            client_id=ClientId(client) if isinstance(client, int) else None,
            order=order,
            words=str(state.get("words", "")),
        )
