"""Reads a typed condition: ``资产>50万 且 超期``, ``age 30..40 and not (sex = f or has taboos)``.

    condition = all {或 all}         all = one {且 one}       one = 非 one | ( condition ) | plain
    plain     = ready-made | 有 field | 无 field | N天内 field | N天未联系 | field is
    is        = N天内 | sign value{、value} | low..high | period | choice | (nothing, for a flag)

After a sign, "30天" and "30天前" say how far away a day lies: ``上次联系>30天`` is longer ago.

`today` settles the days that are spoken, never those that stay relative ("30天内").
"""

import re
from datetime import date
from typing import Final

from rmdesk.domain.condition_days import days_near, days_of_silence, farther_or_nearer
from rmdesk.domain.condition_scan import Piece, Scan
from rmdesk.domain.condition_values import Span, read_period, read_span, read_value
from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.terms import (
    Between,
    Comparison,
    Condition,
    Every,
    Known,
    Not,
    OneOf,
    Operator,
    Some,
    Value,
    Within,
)
from rmdesk.domain.wording import FIELD_WORDS, READY_WORDS
from rmdesk.errors import Refused
from rmdesk.language import N_


class NotUnderstood(Refused):
    """A condition stops making sense at `position` of its text, counted from 0.

    `field` is the field whose value is awaited there, where one is.
    """

    message = N_("The condition is not understood from character {at} on.")
    hint = N_("Write it like 资产>50万 且 超期, or assets > 500000 and overdue.")

    def __init__(self, position: int, field: str = "") -> None:
        super().__init__(at=position + 1)
        self.position = position
        self.field = field


class ConditionExpected(NotUnderstood):
    message = N_("At character {at} a column or a ready-made condition should stand.")


class SignExpected(NotUnderstood):
    message = N_("At character {at} should stand how to compare: = < > <= >= or ~ for contains.")


class ValueExpected(NotUnderstood):
    message = N_("At character {at} a value of this column should stand.")


class AmountExpected(ValueExpected):
    message = N_("At character {at} an amount should stand, like 50万 or 20万..50万.")


class DayExpected(ValueExpected):
    message = N_("At character {at} a day should stand, like 2026-06-30, 本月 or 30天内.")


class CountExpected(ValueExpected):
    message = N_("At character {at} a number should stand, like 30 or 30..40.")


class ConnectiveExpected(NotUnderstood):
    message = N_("At character {at} 且 (and), 或 (or) or the end should stand.")


class BracketOpen(NotUnderstood):
    message = N_("The bracket that was opened at character {at} is not closed.")


_EXPECTED: Final = {
    Kind.MONEY: AmountExpected,
    Kind.DAY: DayExpected,
    Kind.COUNT: CountExpected,
    Kind.TEXT: ValueExpected,
    Kind.CHOICE: ValueExpected,
    Kind.FLAG: ValueExpected,
}
_SIGNS: Final = {
    "=": Operator.EQUAL,
    "==": Operator.EQUAL,
    "<": Operator.LESS,
    "<=": Operator.AT_MOST,
    "≤": Operator.AT_MOST,
    ">": Operator.MORE,
    ">=": Operator.AT_LEAST,
    "≥": Operator.AT_LEAST,
    "~": Operator.CONTAINS,
    "包含": Operator.CONTAINS,
}
_SIGN = re.compile(r"<=|>=|==|!=|<>|[=<>~≤≥≠]|包含")
_UNEQUAL: Final = ("!=", "<>", "≠")
_OPEN = re.compile(r"\(")
_CLOSE = re.compile(r"\)")
_HAS = re.compile(r"有|has(?=\s)")
_LACKS = re.compile(r"没有|无|has no(?=\s)|without(?=\s)|no(?=\s)")
_DEEPEST: Final = 50


def parse(text: str, *, today: date) -> Condition:
    """The condition that `text` states; raises NotUnderstood."""
    return _Reader(text, today).whole()


def is_condition(text: str, *, today: date) -> bool:
    """Whether `text` is meant as a condition rather than as a name to find.

    It is when it can be read as one, when it sets out to compare a column and fails at the sign
    or the value, or when something is to be joined to a condition that was read: then its error
    is worth more than an empty list.
    """
    reader = _Reader(text, today)
    try:
        reader.whole()
    except ConditionExpected:
        return reader.has_joined
    except SignExpected as error:
        return reader.has_joined or reader.has_sign_at(error.position)
    except NotUnderstood:
        return True
    return True


class _Reader:
    """Reads one text by recursive descent; every method leaves the scan behind what it read."""

    def __init__(self, text: str, today: date) -> None:
        self._scan = Scan(text)
        self._today = today
        self._depth = 0
        self.has_joined = False
        """Whether 且 or 或 followed a condition."""

    def has_sign_at(self, position: int) -> bool:
        return _SIGN.match(self._scan.text, position) is not None

    def whole(self) -> Condition:
        condition = self._any()
        if not self._scan.is_done():
            raise ConnectiveExpected(self._scan.at)
        return condition

    def _any(self) -> Condition:
        found = [self._all()]
        while self._scan.take_or():
            self.has_joined = True
            found.append(self._all())
        return found[0] if len(found) == 1 else Some(tuple(found))

    def _all(self) -> Condition:
        found = [self._one()]
        while self._scan.take_and():
            self.has_joined = True
            found.append(self._one())
        return found[0] if len(found) == 1 else Every(tuple(found))

    def _one(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotUnderstood(self._scan.at)
        condition = Not(self._one()) if self._scan.take_not() else self._bracket_or_plain()
        self._depth -= 1
        return condition

    def _bracket_or_plain(self) -> Condition:
        if not (opened := self._scan.take(_OPEN)):
            return self._plain()
        condition = self._any()
        if self._scan.take(_CLOSE):
            return condition
        if self._scan.is_done():
            raise BracketOpen(opened.start())
        raise ConnectiveExpected(self._scan.at)

    def _plain(self) -> Condition:
        if (ready := self._scan.take_word(READY_WORDS)) is not None:
            return ready
        if (days := days_of_silence(self._scan)) is not None:
            return Not(Within("last_contact", days))
        if (days := days_near(self._scan)) is not None:
            return Within(self._day_field().id, days)
        if (name := self._scan.take_word(FIELD_WORDS)) is not None:
            return self._about(FIELDS[name])
        if self._scan.take(_LACKS):
            return Not(Known(self._field().id))
        if self._scan.take(_HAS):
            return Known(self._field().id)
        raise ConditionExpected(self._scan.at)

    def _field(self) -> ListField:
        name = self._scan.take_word(FIELD_WORDS)
        if name is None:
            raise ConditionExpected(self._scan.at)
        return FIELDS[name]

    def _day_field(self) -> ListField:
        """The field of which "30天内" was said."""
        at = self._scan.at
        field = self._field()
        if field.kind is not Kind.DAY:
            raise ConditionExpected(at)
        return _yearly(field)

    def _about(self, field: ListField) -> Condition:
        """What is said of `field`, whose name was just read."""
        if field.kind is Kind.DAY and (days := days_near(self._scan)) is not None:
            return Within(_yearly(field).id, days)
        if not (sign := self._scan.take(_SIGN)):
            return self._without_sign(field)
        if sign[0] in _UNEQUAL:
            return Not(self._equal(field))
        operator = _SIGNS[sign[0]]
        if operator is Operator.EQUAL:
            return self._equal(field)
        if not _takes(field, operator):
            raise SignExpected(sign.start(), field.id)
        if field.kind is Kind.DAY and (far := self._far(field, operator)) is not None:
            return far
        return Comparison(field.id, operator, self._single(field))

    def _far(self, field: ListField, operator: Operator) -> Condition | None:
        """What "> 30天" asks of `field`; None where a day stands there."""
        whole = self._scan.rest_of_value()
        for meant in (_yearly(field), field):
            far = farther_or_nearer(meant, operator, whole.text, today=self._today)
            if far is not None:
                self._scan.at = whole.at + len(whole.text)
                return far
        return None

    def _without_sign(self, field: ListField) -> Condition:
        at = self._scan.at
        if (
            field.kind in (Kind.CHOICE, Kind.MONEY, Kind.COUNT, Kind.DAY)
            and not self._scan.is_done()
        ):
            value = self._value(field, self._scan.rest_of_value())
            if isinstance(value, Span) or (field.kind is Kind.CHOICE and value is not None):
                return self._equal(field)
        self._scan.at = at
        if field.kind is Kind.FLAG:
            return Comparison(field.id, Operator.EQUAL, value=True)
        self._scan.skip()
        raise SignExpected(self._scan.at, field.id)

    def _equal(self, field: ListField) -> Condition:
        """One value, a range, or several values of which one must fit."""
        whole = self._scan.rest_of_value()
        value = None if _is_quoted(whole) else self._value(field, whole)
        # An amount may have commas in it, so the whole is tried before its parts.
        if value is not None and field.kind is not Kind.TEXT:
            self._scan.at = whole.at + len(whole.text)
            return _is(self._meant(field, whole), value)
        pieces = self._scan.take_pieces()
        values = [self._read(field, piece) for piece in pieces]
        return _is(field, values[0]) if len(values) == 1 else OneOf(field.id, tuple(values))

    def _single(self, field: ListField) -> Value:
        """The one value after a sign that takes no list and no range."""
        whole = self._scan.rest_of_value()
        if _is_quoted(whole):
            (piece, *more) = self._scan.take_pieces()
            if more:
                raise ConnectiveExpected(more[0].at)
            return self._read(field, piece)
        self._scan.at = whole.at + len(whole.text)
        return self._read(field, whole)

    def _read(self, field: ListField, piece: Piece) -> Value:
        value = piece.text if piece.is_quoted else read_value(field, piece.text, self._today)
        if value is None or value == "" or (piece.is_quoted and field.kind is not Kind.TEXT):
            raise _EXPECTED[field.kind](piece.at, field.id)
        return value

    def _value(self, field: ListField, piece: Piece) -> Value | Span | None:
        """The value or range that the whole of `piece` is."""
        field = self._meant(field, piece)
        span = read_span(field, piece.text, self._today)
        return span or read_value(field, piece.text, self._today)

    def _meant(self, field: ListField, piece: Piece) -> ListField:
        """The next birthday where a coming day or a month by name is asked of a birthday."""
        coming = _yearly(field)
        if coming is field:
            return field
        day = read_value(coming, piece.text, self._today)
        is_coming = isinstance(day, date) and day >= self._today
        return coming if is_coming or read_period(piece.text, self._today) else field


def _is(field: ListField, value: Value | Span) -> Condition:
    if isinstance(value, Span):
        return Between(field.id, value.low, value.high)
    return Comparison(field.id, Operator.EQUAL, value)


def _takes(field: ListField, operator: Operator) -> bool:
    """Only texts contain something, and choices have no more and less."""
    if operator is Operator.CONTAINS:
        return field.kind is Kind.TEXT
    return field.kind not in (Kind.CHOICE, Kind.FLAG)


def _is_quoted(piece: Piece) -> bool:
    return piece.text[:1] in ('"', "“") and piece.text != ""


def _yearly(field: ListField) -> ListField:
    """A birthday that is near is the next one, not the day of birth."""
    return FIELDS["next_birthday"] if field.id == "birthday" else field
