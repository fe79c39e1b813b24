"""Domain values for tests: only what a test cares about is named."""

from datetime import date
from typing import Any

from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId

TODAY = date(2026, 11, 20)


def a_client(**values: Any) -> Client:
    return Client(**{"id": ClientId(1), "name": "解彤强", "known_since": TODAY, **values})
