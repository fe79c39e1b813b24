"""The facts of an occasion as plain values that a book can keep, and back.

Codes are kept and never words: what is said stays in the language of whoever reads it.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.reasons import Fact

Plain: TypeAlias = str | int | list[str | int]

_CHOICES: Final[Mapping[str, type[StrEnum]]] = {
    "class": HoldingClass,
    "relation": Relation,
    "policy": PolicyKind,
}
_NAMES: Final = {choices: name for name, choices in _CHOICES.items()}


def plain_facts(facts: Mapping[str, Fact]) -> dict[str, Plain]:
    """`facts` as JSON takes them: texts and numbers as they are, else a kind and a value."""
    return {name: _plain(fact) for name, fact in facts.items()}


def read_facts(plain: Mapping[str, Plain]) -> dict[str, Fact]:
    """The facts that `plain_facts` made; raises ValueError for anything else."""
    return {name: _read(value) for name, value in plain.items()}


def _plain(fact: Fact) -> Plain:
    match fact:
        case Money():
            return ["money", fact.fen]
        case date():
            return ["day", fact.isoformat()]
        case StrEnum() if type(fact) in _NAMES:
            return [_NAMES[type(fact)], fact.value]
        case str() | int():
            return fact


def _read(value: Plain) -> Fact:
    match value:
        case ["money", int(fen)]:
            return Money(fen)
        case ["day", str(day)]:
            return date.fromisoformat(day)
        case [str(name), str(code)] if name in _CHOICES:
            return _CHOICES[name](code)
        case str() | int():
            return value
    raise ValueError(value)
