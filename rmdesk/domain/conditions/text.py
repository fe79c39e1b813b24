"""A condition as text that reads back as the same condition."""

import re
from datetime import date
from enum import StrEnum
from typing import Any, Final, assert_never

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
from rmdesk.domain.conditions.wording import FIELD_WORDS, NO, READY_WORDS, YES, choice_words
from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.domain.money import Money
from rmdesk.language import Language, spoken

_AND: Final = {Language.CHINESE: " 且 ", Language.ENGLISH: " and "}
_OR: Final = {Language.CHINESE: " 或 ", Language.ENGLISH: " or "}
_NOT: Final = {Language.CHINESE: "非 ", Language.ENGLISH: "not "}
_HAS: Final = {Language.CHINESE: "有 ", Language.ENGLISH: "has "}
_LACKS: Final = {Language.CHINESE: "无 ", Language.ENGLISH: "no "}
_UNEQUAL: Final = {Language.CHINESE: "≠", Language.ENGLISH: "!="}
_FEN_OF_WAN: Final = 1_000_000
_MAY_SAY_OR = re.compile(r"或|\||\bor\b", re.IGNORECASE)
_PLAIN = re.compile(r"(?:(?![且或非])[A-Za-z0-9@\u4e00-\u9fff-])+")


def printed(condition: Condition, language: Language | None = None) -> str:
    """`condition` in the words of `language`, by default the one in force."""
    return _Printer(language or spoken()).text(condition)


def both(first: str, second: str) -> str:
    """The text that asks for two typed conditions at once; an empty one asks nothing.

    Texts, not trees: what was typed relative to today ("本月") stays as typed. Only what could fall
    apart is bracketed: a filter on a filter on a filter stays legible.
    """
    texts = [text for text in (first.strip(), second.strip()) if text]
    if len(texts) < 2:
        return "".join(texts)
    return _AND[spoken()].join(f"({text})" if _MAY_SAY_OR.search(text) else text for text in texts)


def asking(name: str, value: Any) -> Condition:
    """The condition for those whose cell in column `name` shows `value`."""
    if value is None or value == "":
        return Not(Known(name))
    return Comparison(name, Operator.EQUAL, value)


class _Printer:
    def __init__(self, language: Language) -> None:
        self._language = language

    def text(self, condition: Condition) -> str:
        match condition:
            case Comparison(name, operator, value):
                return self._comparison(name, operator, value)
            case OneOf(name, values):
                return f"{self._field(name)}{self._listed('=', values)}"
            case Between(name, low, high):
                return f"{self._field(name)} {self._value(low)}..{self._value(high)}"
            case Within(name, days):
                return self._within(name, days)
            case Known(name):
                return f"{_HAS[self._language]}{self._field(name)}"
            case Ready():
                return READY_WORDS[condition].printed(self._language)
            case Not(inner):
                return self._negation(inner)
            case Every(conditions):
                return _AND[self._language].join(map(self._part, conditions))
            case Some(conditions):
                return _OR[self._language].join(map(self._part, conditions))
            case _:
                assert_never(condition)

    def _part(self, condition: Condition) -> str:
        """`condition` inside another: bracketed where it would otherwise fall apart."""
        text = self.text(condition)
        return f"({text})" if isinstance(condition, Every | Some) else text

    def _negation(self, inner: Condition) -> str:
        match inner:
            case Known(name):
                return f"{_LACKS[self._language]}{self._field(name)}"
            case Comparison(name, Operator.EQUAL, value) if FIELDS[name].kind is not Kind.FLAG:
                return f"{self._field(name)}{self._listed(_UNEQUAL[self._language], (value,))}"
            case OneOf(name, values):
                return f"{self._field(name)}{self._listed(_UNEQUAL[self._language], values)}"
            case _:
                return f"{_NOT[self._language]}{self._part(inner)}"

    def _field(self, name: str) -> str:
        return FIELD_WORDS[name].printed(self._language)

    def _comparison(self, name: str, operator: Operator, value: Value) -> str:
        if value is True:
            return self._field(name)
        return f"{self._field(name)}{self._listed(operator.value, (value,))}"

    def _listed(self, sign: str, values: tuple[Value, ...]) -> str:
        if self._language is Language.CHINESE:
            return sign + "、".join(map(self._value, values))
        # A comma between amounts would be read as a part of one.
        comma = "、" if isinstance(values[0], Money) else ", "
        return f" {sign} {comma.join(map(self._value, values))}"

    def _within(self, name: str, days: int) -> str:
        if self._language is Language.CHINESE:
            return f"{self._field(name)} {days}天内"
        return f"{self._field(name)} within {days} days"

    def _value(self, value: Value) -> str:
        match value:
            case bool():
                return (YES if value else NO).printed(self._language)
            case StrEnum():
                return choice_words(value).printed(self._language)
            case Money():
                return self._amount(value)
            case date():
                return value.isoformat()
            case int():
                return str(value)
            case _:
                return _quoted(value)

    def _amount(self, amount: Money) -> str:
        if self._language is Language.CHINESE and amount.fen and not amount.fen % _FEN_OF_WAN:
            return f"{amount.fen // _FEN_OF_WAN}万"
        yuan = amount.yuan
        return f"{yuan:.0f}" if yuan == int(yuan) else f"{yuan:f}"


def _quoted(text: str) -> str:
    """`text` bare where nothing in it could be taken for the condition's own signs."""
    if _PLAIN.fullmatch(text) and text.lower() not in ("and", "or"):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
