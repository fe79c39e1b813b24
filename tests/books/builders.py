"""Domain values for tests: only what a test cares about is named."""

from datetime import date
from typing import Any

from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.money import Money

TODAY = date(2026, 11, 20)


def a_client(**values: Any) -> Client:
    return Client(**{"id": ClientId(1), "name": "解彤强", "known_since": TODAY, **values})


def a_holding(**values: object) -> Holding:
    given: dict[str, object] = {
        "id": HoldingId(1),
        "client_id": ClientId(1),
        "institution": "本行",
        "is_ours": True,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "amount": Money.of_yuan(100_000),
    }
    return Holding(**{**given, **values})  # type: ignore[arg-type]
