"""What a text may name in braces, and how braces are filled."""

from collections.abc import Collection, Mapping
from string import Formatter
from typing import Final

from rmdesk.language import N_

PRODUCT: Final = "product"
SLOTS: Final = ("slot_1", "slot_2")

FIELDS: Final[Mapping[str, str]] = {
    "address": N_("how the client is addressed"),
    "name": N_("the client's name"),
    "item": N_("what matures with us"),
    "amount": N_("how much of the client's own matures"),
    "maturity": N_("the day it matures"),
    "days_left": N_("days until then"),
    "last_topic": N_("what was talked about last"),
    "promise": N_("what was promised last"),
    "purpose": N_("what the call is for"),
    "goal": N_("what the call is to reach"),
    "festival": N_("the festival that is near"),
    "birthday": N_("the client's next birthday"),
    "event": N_("the event the client is invited to"),
    "event_day": N_("the day of the event"),
    "losing_item": N_("what of the client's is losing"),
    PRODUCT: N_("the product that is news; locked for strangers"),
    "slot_1": N_("the first of two free times"),
    "slot_2": N_("the second of two free times"),
}
"""The field, and what it stands for. No amount of anybody else has a field."""


def named_in(text: str) -> set[str]:
    """The fields that `text` names; raises ValueError when its braces do not match.

    What stands behind a colon or exclamation mark is part of the name: nothing is formatted here.
    """
    return {
        "".join((field, f"!{sign}" if sign else "", f":{form}" if form else ""))
        for _, field, form, sign in Formatter().parse(text)
        if field is not None
    }


def unknown_in(text: str, fields: Collection[str] = FIELDS) -> list[str]:
    """The fields that `text` names and that do not exist; a brace alone counts as one."""
    try:
        return sorted(named_in(text).difference(fields))
    except ValueError:
        return ["{"]


def fits(text: str, values: Mapping[str, str]) -> bool:
    """Whether everything that `text` names is known."""
    return all(values.get(field) for field in named_in(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its fields filled; a field nothing is known for stays as its name in brackets."""
    return text.format_map({field: values.get(field) or f"[{field}]" for field in FIELDS})
