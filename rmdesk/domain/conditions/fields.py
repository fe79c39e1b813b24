"""What a typed condition says of one column: ``>50万``, ``30..40``, ``本月``, ``30天内``."""

import re
from datetime import date
from typing import Final

from rmdesk.domain.conditions.days import days_near, farther_or_nearer
from rmdesk.domain.conditions.refusals import VALUE_EXPECTED, ConnectiveExpected, SignExpected
from rmdesk.domain.conditions.scan import Piece, Scan
from rmdesk.domain.conditions.terms import (
    Between,
    Comparison,
    Condition,
    Not,
    OneOf,
    Operator,
    Value,
    Within,
)
from rmdesk.domain.conditions.values import Span, read_period, read_span, read_value
from rmdesk.domain.fields import FIELDS, Kind, ListField

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
SIGN = re.compile(r"<=|>=|==|!=|<>|[=<>~≤≥≠]|包含")
_UNEQUAL: Final = ("!=", "<>", "≠")
_HAVING: Final = re.compile(r"有|has(?=\s)")


class FieldReader:
    """Reads on from the name of a column; leaves the scan behind what it read."""

    def __init__(self, scan: Scan, today: date) -> None:
        self._scan = scan
        self._today = today

    def condition(self, field: ListField) -> Condition:
        """What is said of `field`, whose name was just read."""
        if field.kind is Kind.DAY and (days := days_near(self._scan)) is not None:
            return Within(yearly(field).id, days)
        if field.has_many and self._scan.take(_HAVING):
            return self._equal(field)
        if not (sign := self._scan.take(SIGN)):
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
        for meant in (yearly(field), field):
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
            raise VALUE_EXPECTED[field.kind](piece.at, field.id)
        return value

    def _value(self, field: ListField, piece: Piece) -> Value | Span | None:
        """The value or range that the whole of `piece` is."""
        field = self._meant(field, piece)
        span = read_span(field, piece.text, self._today)
        return span or read_value(field, piece.text, self._today)

    def _meant(self, field: ListField, piece: Piece) -> ListField:
        """The next birthday where a coming day or a month by name is asked of a birthday."""
        coming = yearly(field)
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
    """Only texts contain something; of choices, and of several texts, none is more or less."""
    if operator is Operator.CONTAINS:
        return field.kind is Kind.TEXT
    return field.kind not in (Kind.CHOICE, Kind.FLAG) and not field.has_many


def _is_quoted(piece: Piece) -> bool:
    return piece.text[:1] in ('"', "“") and piece.text != ""


def yearly(field: ListField) -> ListField:
    """A birthday that is near is the next one, not the day of birth."""
    return FIELDS["next_birthday"] if field.id == "birthday" else field
