"""Making one file of two: which value of each field stays."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any

from rmdesk.domain.clients import Client


class Side(StrEnum):
    """Which of the two files a value is taken from."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


_DERIVED = {"id", "known_since", "former_numbers", "gone_on", "balance_on", "do_not_call"}
MERGED_FIELDS = tuple(field.name for field in fields(Client) if field.name not in _DERIVED)
"""The fields a choice is made for."""

_JOINED = {
    *("note", "hobbies", "taboos", "email", "messenger", "address", "occupation", "employer"),
    "position",
}
_BOTH_FIRST = {"note", "hobbies", "taboos", "mobile"}
_OTHER_PHONES = ("home_phone", "work_phone")


def sides_of(field: str, left: Client, right: Client) -> tuple[Side, ...]:
    """What can be chosen for `field`; a single side where there is no choice."""
    one, other = getattr(left, field), getattr(right, field)
    if one == other or _is_unknown(other):
        return (Side.LEFT,)
    if _is_unknown(one):
        return (Side.RIGHT,)
    both = field in _JOINED or (field == "mobile" and _free_phone(left, right) is not None)
    return (Side.LEFT, Side.RIGHT, Side.BOTH) if both else (Side.LEFT, Side.RIGHT)


def first_choices(left: Client, right: Client, *, survivor: Side = Side.LEFT) -> dict[str, Side]:
    """What is proposed: the only value there is, both notes, the newer figure, else what the
    file that stays has."""
    choices = {}
    for field in MERGED_FIELDS:
        sides = sides_of(field, left, right)
        choices[field] = survivor if survivor in sides else sides[0]
        if field in _BOTH_FIRST and Side.BOTH in sides:
            choices[field] = Side.BOTH
    if len(sides_of("balance", left, right)) > 1:
        choices["balance"] = _newer(left.balance_on, right.balance_on)
    for field in ("risk_tolerance", "risk_assessed_on"):
        if len(sides_of(field, left, right)) > 1:
            choices[field] = _newer(left.risk_assessed_on, right.risk_assessed_on)
    return choices


def merged(left: Client, right: Client, choices: Mapping[str, Side]) -> dict[str, Any]:
    """The values of the one file that stays, by field name.

    It is known since the earlier day, in the book if either was, not to be called if either must
    not be, and still found by every client number of both.
    """
    values: dict[str, Any] = {}
    for field in MERGED_FIELDS:
        one, other = getattr(left, field), getattr(right, field)
        match choices[field]:
            case Side.LEFT:
                values[field] = one
            case Side.RIGHT:
                values[field] = other
            case Side.BOTH if field == "mobile":
                values[field] = one
            case Side.BOTH:
                values[field] = one if str(other) in str(one) else f"{one}；{other}"
    if choices["mobile"] is Side.BOTH and (free := _free_phone(left, right)):
        values[free] = right.mobile
    values["balance_on"] = left.balance_on if choices["balance"] is Side.LEFT else right.balance_on
    values["known_since"] = min(left.known_since, right.known_since)
    values["do_not_call"] = left.do_not_call or right.do_not_call
    is_here = left.gone_on is None or right.gone_on is None
    values["gone_on"] = None if is_here else max(filter(None, (left.gone_on, right.gone_on)))
    numbers = dict.fromkeys(
        number
        for client in (left, right)
        for number in (client.number, *client.former_numbers.split())
        if number and number != values["number"]
    )
    values["former_numbers"] = " ".join(numbers)
    return values


def _is_unknown(value: object) -> bool:
    return value is None or value == ""


def _newer(left: Any, right: Any) -> Side:
    return Side.RIGHT if right and (not left or right > left) else Side.LEFT


def _free_phone(left: Client, right: Client) -> str | None:
    """Where a second mobile can be kept: a phone that neither file has."""
    return next(
        (name for name in _OTHER_PHONES if not getattr(left, name) and not getattr(right, name)),
        None,
    )
