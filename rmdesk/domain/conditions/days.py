"""How far a condition reaches: ``30天内``, ``within 2 weeks``, ``90天未联系``, ``>30天``."""

import re
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.conditions.scan import Scan
from rmdesk.domain.conditions.terms import Between, Comparison, Operator
from rmdesk.domain.fields import ListField
from rmdesk.domain.spoken.dates import read_distance

_UNITS: Final = {"天": 1, "日": 1, "d": 1, "周": 7, "星期": 7, "w": 7, "月": 30, "m": 30, "年": 365}
_NUMERALS: Final = {sign: value for value, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_HOW_MANY = r"(\d{1,4}|[一二两三四五六七八九十])\s*个?(天|日|周|星期|月|年)"
_NEAR = re.compile(
    rf"(?:近|最近|未来)?{_HOW_MANY}[之以]?内的?"
    r"|(?:with)?in (\d{1,4}) ?(d|w|m)(?:ays?|eeks?|onths?)?(?![a-z])"
)
_SILENT = re.compile(rf"{_HOW_MANY}[之以]?内?[未没]联系(?!天)")

_LOOKING_BACK: Final = {
    Operator.LESS: Operator.MORE,
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.MORE: Operator.LESS,
    Operator.AT_LEAST: Operator.AT_MOST,
}
"""Longer ago is an earlier day."""


def days_near(scan: Scan) -> int | None:
    """The days of a "within" that stands here, passed over."""
    found = scan.take(_NEAR)
    return _days(found[1] or found[3], found[2] or found[4]) if found else None


def days_of_silence(scan: Scan) -> int | None:
    """The days of a "not contacted for" that stands here, passed over."""
    found = scan.take(_SILENT)
    return _days(found[1], found[2]) if found else None


def farther_or_nearer(
    field: ListField, operator: Operator, text: str, *, today: date
) -> Between | Comparison | None:
    """What a distance after a sign asks: ``> 30天`` is further from today than 30 days.

    Nearer than a distance ahead begins today: what should have been before is not near.
    None where `text` is no distance to the side where the days of `field` lie.
    """
    day = read_distance(text, today, field.looking)
    if day is None:
        return None
    if field.looking == "back":
        return Comparison(field.id, _LOOKING_BACK[operator], day)
    match operator:
        case Operator.LESS:
            return Between(field.id, today, day - timedelta(days=1))
        case Operator.AT_MOST:
            return Between(field.id, today, day)
        case _:
            return Comparison(field.id, operator, day)


def _days(count: str, unit: str) -> int:
    return (_NUMERALS.get(count) or int(count)) * _UNITS[unit]
