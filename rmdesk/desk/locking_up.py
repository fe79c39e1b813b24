"""Leaving the desk: where it stood and what was half typed, kept with the word that it was left."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from rmdesk.desk.book import Desk


class Why(StrEnum):
    """What made the desk be left, as the audit chain says it."""

    KEY = "key"
    IDLE = "idle"
    HANGUP = "hangup"
    CLOCK = "clock"
    SUSPEND = "suspend"
    QUIT = "quit"


def keep(desk: Desk, kept: Mapping[str, Any]) -> None:
    """Keep everything under its key in one transaction."""
    with desk.store.database.atomic():
        for key, value in kept.items():
            desk.state.put(key, value)


def leave(desk: Desk, kept: Mapping[str, Any], *, why: Why, now: datetime) -> None:
    """Keep that, and say in the same transaction that the desk is left."""
    with desk.store.database.atomic():
        keep(desk, kept)
        if why is Why.QUIT:
            desk.audit.note("close", at=now)
        else:
            desk.audit.note("lock", at=now, result=why.value)
