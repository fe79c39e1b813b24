"""A condition as SQL over a list's tables; values only ever travel as parameters."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, assert_never

from rmdesk.domain.classes import tags
from rmdesk.domain.conditions.terms import (
    Between,
    Comparison,
    Condition,
    Every,
    Known,
    Not,
    OneOf,
    Operator,
    Ready,
    Some,
    Value,
    Within,
)
from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.money import Money
from rmdesk.store.lists.columns import COLUMNS


@dataclass
class Written:
    """A condition being written: its parameters, and whether it asks for the client's row."""

    today: date
    parameters: dict[str, Any] = field(default_factory=dict)
    needs_client: bool = False

    def sql(self, condition: Condition) -> str:
        """The expression; true, false, or NULL where something unknown is compared."""
        match condition:
            case Not(inner):
                return f"(({self.sql(inner)}) IS NOT TRUE)"
            case Every(conditions):
                return f"({' AND '.join(map(self.sql, conditions))})"
            case Some(conditions):
                return f"({' OR '.join(map(self.sql, conditions))})"
            case Ready():
                return self._ready(condition)
            case _:
                return self._about(condition)

    def _about(self, condition: Comparison | OneOf | Between | Within | Known) -> str:
        """A condition on one field."""
        if FIELDS[condition.field].has_many:
            return self._about_tags(condition)
        column = self._column(condition.field)
        collation = _collation(condition.field)
        match condition:
            case Comparison(_, Operator.CONTAINS, value):
                # instr, because the signs of LIKE may stand in what was typed.
                return f"instr(lower({column}), lower({self._put(value)})) > 0"
            case Comparison(_, operator, value):
                return f"{column} {operator.value} {self._put(value)}{collation}"
            case OneOf(_, values):
                equal = (f"{column} = {self._put(value)}{collation}" for value in values)
                return f"({' OR '.join(equal)})"
            case Between(_, low, high):
                return f"{column} BETWEEN {self._put(low)} AND {self._put(high)}"
            case Within(name, days):
                first, last = _reach(self.today, FIELDS[name], days)
                return f"{column} BETWEEN {self._put(first)} AND {self._put(last)}"
            case Known():
                return f"{column} IS NOT NULL"
            case _:
                assert_never(condition)

    def _about_tags(self, condition: Comparison | OneOf | Between | Within | Known) -> str:
        """Asked of the table of tags, whose indexes answer: not of every client's line of them."""
        match condition:
            case Comparison(_, Operator.CONTAINS, value):
                tagged = f" WHERE instr(lower(tag), lower({self._put(value)})) > 0"
                return f"facts.client_id IN (SELECT client_id FROM tags{tagged})"
            case Comparison(_, _, value):
                return self._has_all(str(value))
            case OneOf(_, values):
                return f"({' OR '.join(self._has_all(str(value)) for value in values)})"
            case _:  # nothing else is read of several texts
                return "facts.client_id IN (SELECT client_id FROM tags)"

    def _has_all(self, text: str) -> str:
        """Who has every tag in `text`: a cell with several, asked for as it stands, means all."""
        keys = [tags.key(tag) for tag in tags.read_tags(text)]
        having = "facts.client_id IN (SELECT client_id FROM tags WHERE tag_key = {})"
        return f"({' AND '.join(having.format(self._put(key)) for key in keys or [''])})"

    def _column(self, name: str) -> str:
        column = COLUMNS[name]
        self.needs_client |= column.needs_client
        return column.value

    def _put(self, value: Value) -> str:
        name = f"value_{len(self.parameters)}"
        self.parameters[name] = _stored(value)
        return f":{name}"

    def _ready(self, ready: Ready) -> str:
        match ready:
            case Ready.OVERDUE:
                return f"{self._column('next_due')} < {self._put(self.today)}"
            case Ready.RISK_EXPIRED:
                return f"{self._column('risk_expires')} < {self._put(self.today)}"
            case Ready.NEVER_CONTACTED:
                return f"{self._column('last_contact')} IS NULL"
            case Ready.BALANCE_DROPPED:
                return "has_dropped"
            case _:
                assert_never(ready)


def _collation(name: str) -> str:
    return " COLLATE NOCASE" if FIELDS[name].kind is Kind.TEXT else ""


def _reach(today: date, field: ListField, days: int) -> tuple[date, date]:
    """From today to so many days ahead, or from so many days back to today."""
    distance = timedelta(days=days)
    if field.looking == "ahead":
        return today, (today + distance if date.max - today >= distance else date.max)
    return (today - distance if today - date.min >= distance else date.min), today


def _stored(value: Value) -> Any:
    match value:
        case StrEnum():
            return value.value
        case Money():
            return value.fen
        case date():
            return value.isoformat()
        case _:
            return value
