"""A book of its own for practising a call: one fictional client in it, thrown away at the end.

The RM's own book is only read (`kit_of`): what is practised has no way into it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from rmdesk import content
from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.sessions import Session
from rmdesk.desk.opening import new_book
from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.money import Money
from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.domain.practice import Case, Course, read_course
from rmdesk.errors import Refused
from rmdesk.language import N_, Language
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import HeardAttitudeTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.texts import TextTable

_NO_COST: Final = Cost(memory_kib=8, iterations=1, lanes=1)
"""Nobody in this book exists: its passphrase is drawn, and forgotten."""
_WAN: Final = 1_000_000
"""Fen in ten thousand yuan."""
_KNOWN_FOR: Final = timedelta(days=400)
_ASSESSED: Final = timedelta(days=90)


class NoPracticeBook(Refused):
    message = N_("The book of the fictional client cannot be made.")
    hint = N_("It needs a little room in the temporary folder; your own book is unharmed.")


@dataclass(frozen=True, slots=True)
class Kit:
    """What the RM's own book lends to a practice: the outcomes and rules, and the own texts."""

    settings: CallSettings
    texts: Sequence[OwnText]


def kit_of(desk: Desk, language: Language) -> Kit:
    """What one calls with, read from the own book."""
    sorts = (TextSort.SCRIPT, TextSort.OBJECTION)
    return Kit(
        desk.call_settings,
        [text for sort in sorts for text in desk.texts.newest(sort, language)],
    )


@cache
def course(language: Language) -> Course:
    """The cases and the score sheet that ship with the program."""
    return read_course(content.text("practice.toml"), language)


def practice_book(folder: Path, case: Case, kit: Kit, *, language: Language, now: datetime) -> Desk:
    """A new book in `folder` with the client of the case; `folder` should be short-lived."""
    desk = new_book(folder / "practice.rmdesk", token_hex(16), today=now.date(), cost=_NO_COST)
    with desk.store.action("demo.make", {"clients": 1}, at=_yesterday(now)) as action:
        _write(action, case, language=language, today=now.date())
        for text in kit.texts:
            action.insert(TextTable, _plain(text))
    if kit.settings != desk.call_settings:
        desk.change_call_settings(kit.settings)
    return desk


def begin(desk: Desk, case: Case, *, now: datetime) -> Session:
    """The session of one card, with the script of the case."""
    return sessions.start(desk, desk.clients.ids(), script=case.script, now=now)


def _yesterday(now: datetime) -> datetime:
    """What the client brings along is none of the day's doing: undo does not reach it."""
    return datetime.combine(now.date() - timedelta(days=1), time(18))


def _plain(text: OwnText) -> dict[str, object]:
    values = {one.name: getattr(text, one.name) for one in fields(text) if one.name != "id"}
    return values | {"sort": text.sort.value, "language": text.language.value}


def _write(action: Action, case: Case, *, language: Language, today: date) -> None:
    raw, own = case.raw, language.value
    client = raw["client"]
    # In the first days of a year, so that the age is the one the case speaks of.
    birthday = date(today.year - client["age"], 1, 1) if "age" in client else None
    grade = client.get("risk_tolerance", "")
    client_id = action.insert(
        ClientTable,
        {
            "name": client["name"],
            "sex": Sex(client["sex"]),
            "birthday": birthday,
            "mobile": client.get("mobile", ""),
            "occupation": client.get(f"occupation_{own}", ""),
            "risk_tolerance": grade,
            "risk_assessed_on": today - _ASSESSED if grade else None,
            "balance": _wan(client["balance"]) if "balance" in client else None,
            "balance_on": today - timedelta(days=1) if "balance" in client else None,
            "note": client.get(f"note_{own}", ""),
            "known_since": today - _KNOWN_FOR,
        },
    )
    for one in raw.get("holdings", ()):
        action.insert(HoldingTable, _holding(one, client_id, own, today))
    for one in raw.get("contacts", ()):
        action.insert(
            ContactTable,
            {
                "client_id": client_id,
                "on": today - timedelta(days=one["ago"]),
                "channel": Channel(one["channel"]),
                "gist": one[f"gist_{own}"],
            },
        )
    if heard := raw.get("heard"):
        action.insert(
            HeardAttitudeTable,
            {
                "client_id": client_id,
                "on": today - timedelta(days=heard["ago"]),
                "evidence": heard["evidence"],
                "words": heard[f"words_{own}"],
            },
        )


def _holding(one: dict[str, Any], client_id: int, own: str, today: date) -> dict[str, object]:
    ahead = one.get("matures_in")
    return {
        "client_id": client_id,
        "is_ours": True,
        "holding_class": HoldingClass(one["kind"]),
        "item": one[f"item_{own}"],
        "amount": _wan(one["amount"]),
        "cost": _wan(one["cost"]) if "cost" in one else None,
        "maturity": today + timedelta(days=ahead) if ahead is not None else None,
        "as_of": today - timedelta(days=1),
        "known_since": today - _ASSESSED,
    }


def _wan(amount: int) -> Money:
    return Money(amount * _WAN)
