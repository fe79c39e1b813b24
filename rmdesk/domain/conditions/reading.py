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

from rmdesk.domain.conditions.days import days_near, days_of_silence
from rmdesk.domain.conditions.fields import SIGN, FieldReader, yearly
from rmdesk.domain.conditions.refusals import (
    BracketOpen,
    ConditionExpected,
    ConnectiveExpected,
    NotUnderstood,
    SignExpected,
)
from rmdesk.domain.conditions.scan import Scan
from rmdesk.domain.conditions.terms import Condition, Every, Known, Not, Some, Within
from rmdesk.domain.conditions.wording import FIELD_WORDS, READY_WORDS
from rmdesk.domain.fields import FIELDS, Kind, ListField

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
        self._fields = FieldReader(self._scan, today)
        self._depth = 0
        self.has_joined = False
        """Whether 且 or 或 followed a condition."""

    def has_sign_at(self, position: int) -> bool:
        return SIGN.match(self._scan.text, position) is not None

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
            return self._fields.condition(FIELDS[name])
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
        return yearly(field)
