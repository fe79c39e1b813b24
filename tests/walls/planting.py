"""A book in which every value of every record of every client is found nowhere else.

Records are filled by what their tables declare: a table added tomorrow is planted tomorrow.
"""

import json
import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from peewee import BooleanField, IntegerField, TextField

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.domain.duties import DutyState
from rmdesk.domain.file.field import FileKind
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.tables.day import DutyTable
from rmdesk.store.tables.fields import CodeField, DayField, HourField, MomentField, MoneyField
from rmdesk.store.tables.money import CoverAnswerTable, HoldingTable, PolicyTable
from rmdesk.store.tables.people import ClientTable, MemberTable, NamesakeTable, TieTable
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.reviews import CashFlowTable, ReviewLineTable, ReviewTable
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

NAMES = ("王建国", "李芳", "赵小宝", "单雄信")
_LIVE = {"gone_on", "settled_on", "answered_on", "do_not_call", "former_numbers"}
"""What would make a record a thing of the past, or the client one who must not be called."""

_CODES = {"box", "rule_then", "before", "after", "evidence", "tag_key"}
"""Texts that are codes of choices: what is none says nothing."""

_KNOWN = {"number", "name", "sex", "birthday", "known_since", "wished_days", "risk_tolerance"}
_PER_TABLE = 2
_TEXT_DETAILS = [item.id for item in FILE_FIELDS.values() if item.kind is FileKind.TEXT]


@dataclass
class Plants:
    """What belongs to one client and may stand in that one's file only."""

    texts: set[str] = field(default_factory=set)
    amounts: set[Money] = field(default_factory=set)
    days: set[date] = field(default_factory=set)

    def without(self, others: "Plants") -> "Plants":
        """These but for those of `others`."""
        return Plants(
            self.texts - others.texts, self.amounts - others.amounts, self.days - others.days
        )

    def forms(self) -> set[str]:
        """Every way in which one of them could be shown, as `tokens` tells them apart."""
        amounts = {
            form
            for amount in self.amounts
            for yuan in (amount.fen // 100,)
            for form in (str(yuan), f"{yuan}.00", str(amount.fen), f"{amount.fen / 1_000_000:.2f}")
        }
        days = {
            form
            for day in self.days
            for form in (
                day.isoformat(),
                f"{day.year}, {day.month}, {day.day}",
                f"{day.year}年{day.month}月{day.day}日",
            )
        }
        return self.texts | amounts | days


_TOKEN = re.compile(
    r"秘\dx\d+z|\d{4}-\d\d-\d\d|\d{4}, \d+, \d+|\d{4}年\d+月\d+日"
    r"|(?<![\d.])\d[\d,]*(?:\.\d+)?"
)


def tokens(text: str) -> set[str]:
    """What in `text` may be a planted value: words, days, and figures without their commas."""
    found = _TOKEN.findall(text)
    return {*found, *(token.replace(",", "") for token in found if ", " not in token)}


@dataclass
class Planted:
    """All plants of a client, and those of the insurance alone."""

    every: Plants = field(default_factory=Plants)
    insurance: Plants = field(default_factory=Plants)


_PARTS: Any = {
    ReviewLineTable: ("review_id", ReviewTable),
    DealMoveTable: ("deal_id", DealTable),
}
"""What is nothing without a record of another table, and how it names that one."""


def plant(desk: Desk) -> dict[ClientId, Planted]:
    """Clients with a full file each."""
    numbers = count(1)
    planted = {}
    for place, name in enumerate(NAMES):
        client_id = add_client(desk, now=NOW, name=name, number=f"6010{place}")
        found = planted[client_id] = Planted()
        seed = _Seed(found.every, place, numbers)
        newest: dict[Any, int] = {}
        insured = _Seed(found.insurance, place, numbers)
        with desk.store.action("test", at=NOW) as action:
            action.update(ClientTable, client_id, seed.values(ClientTable, but=_KNOWN))
            for table in RECORDS.values():
                if "client_id" in table._meta.fields and table not in (TieTable, NamesakeTable):
                    for number in range(_PER_TABLE):
                        its = insured if table in (PolicyTable, CoverAnswerTable) else seed
                        made = its.values(table) | {"client_id": client_id}
                        if table is HoldingTable:  # one line here and one elsewhere that count
                            deposit = {"holding_class": HoldingClass.TIME_DEPOSIT}
                            made |= {**deposit, "is_ours": bool(number)}
                        if table in _PARTS:
                            field_of_whole, whole = _PARTS[table]
                            made |= {field_of_whole: newest[whole]}
                        if table is CashFlowTable:  # else nothing of it can be reckoned
                            made |= {"months": 12}
                        newest[table] = action.insert(table, made)
        found.every = Plants(
            found.every.texts | found.insurance.texts,
            found.every.amounts | found.insurance.amounts,
            found.every.days | found.insurance.days,
        )
    return planted


class _Seed:
    """Makes values that occur once, and notes them."""

    def __init__(self, plants: Plants, place: int, numbers: Iterator[int]) -> None:
        self._plants = plants
        self._place = place
        self._numbers = numbers

    def values(self, table: Any, *, but: Set[str] = frozenset()) -> dict[str, object]:
        made = {
            name: self._value(declared)
            for name, declared in table._meta.fields.items()
            if name not in {"id", "client_id", *_LIVE, *but}
        }
        if table is RECORDS["details"]:
            number = next(self._numbers)
            made["field"] = _TEXT_DETAILS[number % len(_TEXT_DETAILS)]
            self._plants.texts = {text for text in self._plants.texts if text != made["field"]}
        for code in _CODES & made.keys():
            self._plants.texts.discard(str(made[code]))
        if table is DutyTable:
            words = self._note(self._plants.texts, f"秘{self._place}x{next(self._numbers)}z")
            made |= {
                "kind": OccasionKind.MARKET_NEWS,
                "facts": json.dumps({"words": words, "tag": words}),
            }
            made |= {"state": DutyState.OPEN}
        if table is MemberTable:
            made |= {"lunar_birthday": "", "birth_year": None}
        return {name: value for name, value in made.items() if value is not None}

    def _value(self, declared: Any) -> object:
        number = next(self._numbers)
        # Years apart, so that what is reckoned from a day of one client is no day of another.
        past = date(1960 + 8 * self._place, 1, 1) + timedelta(days=number)
        ahead = date(2041 + 8 * self._place, 1, 1) + timedelta(days=number)
        match declared:
            case CodeField():
                return list(declared.codes)[number % len(list(declared.codes))]
            case MoneyField():
                return self._note(self._plants.amounts, Money.of_yuan(3_000_000 + 10_007 * number))
            case DayField() if declared.name in ("on", "as_of", "known_since", "start", "added_on"):
                return self._note(self._plants.days, past)
            case DayField():
                return self._note(self._plants.days, ahead)
            case MomentField():
                return datetime.combine(TODAY - timedelta(days=30), time(9))
            case HourField():
                return None
            case BooleanField():
                return bool(number % 2)
            case IntegerField():
                return None if declared.null else number
            case TextField():
                return self._note(self._plants.texts, f"秘{self._place}x{number}z")
        raise AssertionError(declared)

    @staticmethod
    def _note(noted: set[Any], value: Any) -> Any:
        noted.add(value)
        return value
