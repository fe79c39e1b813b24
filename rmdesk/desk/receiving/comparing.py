"""One client on file and as it arrives: what differs, and the page that comes of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from rmdesk.desk.receiving.arrivals import Pair
from rmdesk.desk.receiving.choices import Choice
from rmdesk.domain.clients import Client
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.keeping import kept
from rmdesk.domain.likeness.merging import MERGED_FIELDS, Side, first_choices, merged, sides_of
from rmdesk.domain.money import Money
from rmdesk.language import N_, _

BY_WHOM: Final = N_("{field} according to {who}: {value}")

_WHO: Final = frozenset({"name", "number", "id_number"})
_IDENTIFYING: Final = frozenset({"name", "sex"})
"""Never in words beside another: two names are for somebody to decide."""


class Standing(StrEnum):
    """How the page that arrives stands to the one on file."""

    STRANGE = "strange"
    """They never met, or both were worked on since."""

    NEWER = "newer"
    """Mine came from there, was never touched here, and theirs was written later."""

    OLDER = "older"
    """Mine came from there, and theirs says nothing newer."""

    REWOUND = "rewound"
    """Mine came from there, and theirs was written later by a book that was set back: what it
    forbids is believed, and nothing else."""


_NOT_NEWER: Final = frozenset({Standing.OLDER, Standing.REWOUND})


@dataclass(frozen=True, slots=True)
class Page:
    """What differs, and the values the client has once all choices hold: only those that change."""

    pairs: tuple[Pair, ...]
    changes: Mapping[str, Any]


def page_of(mine: Client, theirs: Client, choice: Choice, *, who: str, standing: Standing) -> Page:
    """What comes of both pages.

    What only one of them knows is taken; where both know something else, mine stays unless said
    otherwise. `who` is named where both are kept.
    """
    proposed = first_choices(mine, theirs)
    pairs = []
    for field in MERGED_FIELDS:
        sides = sides_of(field, mine, theirs)
        if len(sides) == 1:
            continue
        one, other = getattr(mine, field), getattr(theirs, field)
        if Side.BOTH not in sides and _can_be_noted(field, other):
            sides = (*sides, Side.BOTH)
        first = _first(field, proposed[field], standing)
        side = choice.sides.get(field, first)
        if side not in sides:
            side = first
        pairs.append(Pair(field=field, mine=one, theirs=other, sides=sides, side=side))
    changes = _changes(mine, theirs, pairs, who)
    if standing in _NOT_NEWER:
        chosen = _chosen_alone(changes, pairs)
        if standing is Standing.REWOUND and changes.get("do_not_call"):
            chosen["do_not_call"] = True
        changes = chosen
    return Page(tuple(pairs), changes)


def _first(field: str, proposed: Side, standing: Standing) -> Side:
    """What is proposed: nobody gets another name or number unless somebody says so."""
    if field in _WHO or standing in _NOT_NEWER:
        return Side.LEFT
    return Side.RIGHT if standing is Standing.NEWER else proposed


def _chosen_alone(changes: Mapping[str, Any], pairs: list[Pair]) -> dict[str, Any]:
    """Of an older page only what somebody chose: it neither fills what was emptied since, nor
    forbids or allows anything."""
    chosen = {pair.field for pair in pairs if pair.side is not Side.LEFT}
    if any(pair.side is Side.BOTH for pair in pairs):
        chosen.add("note")
    if "balance" in chosen:
        chosen.add("balance_on")
    return {name: value for name, value in changes.items() if name in chosen}


def _changes(mine: Client, theirs: Client, pairs: list[Pair], who: str) -> dict[str, Any]:
    chosen = first_choices(mine, theirs) | {pair.field: pair.side for pair in pairs}
    noted = [
        pair
        for pair in pairs
        if pair.side is Side.BOTH and Side.BOTH not in sides_of(pair.field, mine, theirs)
    ]
    values = merged(mine, theirs, chosen | {pair.field: Side.LEFT for pair in noted})
    if noted:
        lines = [_in_words(pair, who) for pair in noted]
        values["note"] = "；".join(filter(None, (values["note"], *lines)))
    return {name: value for name, value in values.items() if getattr(mine, name) != value}


def _can_be_noted(field: str, value: object) -> bool:
    is_said = isinstance(value, str | date | Money | int) and not isinstance(value, bool)
    return is_said and field not in _IDENTIFYING and bool(field_title(field))


def _in_words(pair: Pair, who: str) -> str:
    return _(BY_WHOM).format(field=_(field_title(pair.field)), who=who, value=kept(pair.theirs))


def field_title(field: str) -> str:
    """The message that names a field of a client's page; empty for none that is shown."""
    if field in FIELDS:
        return FIELDS[field].title
    return FILE_FIELDS[field].title if field in FILE_FIELDS else ""
