"""What a condition on clients is made of.

A comparison with something unknown does not hold; its negation therefore does, as a filter
"does not equal" of a spreadsheet shows the blanks too.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import TypeAlias

from rmdesk.domain.money import Money

Value: TypeAlias = str | int | Money | date
"""What a field is compared with: a choice is text too, a flag a bool, which is an int."""


class Operator(StrEnum):
    """How a field is compared; `CONTAINS` is for texts."""

    EQUAL = "="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    CONTAINS = "~"


class Ready(Enum):
    """Conditions that are asked so often that they have a word."""

    OVERDUE = "overdue"
    RISK_EXPIRED = "risk_expired"
    NEVER_CONTACTED = "never_contacted"
    BALANCE_DROPPED = "balance_dropped"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The value of `field` is known and stands in this relation to `value`."""

    field: str
    operator: Operator
    value: Value


@dataclass(frozen=True, slots=True)
class OneOf:
    """The value of `field` is one of `values`."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The value of `field` lies between `low` and `high`, both included."""

    field: str
    low: Value
    high: Value


@dataclass(frozen=True, slots=True)
class Within:
    """The day in `field` is at most `days` away from today, on the side where its days lie."""

    field: str
    days: int


@dataclass(frozen=True, slots=True)
class Known:
    """`field` has a value."""

    field: str


@dataclass(frozen=True, slots=True)
class Not:
    """`condition` does not hold."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Every:
    """All of `conditions` hold; there are at least two."""

    conditions: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """One of `conditions` holds; there are at least two."""

    conditions: "tuple[Condition, ...]"


Condition: TypeAlias = Comparison | OneOf | Between | Within | Known | Ready | Not | Every | Some
