"""What the files of a book lack: how many clients have no birthday, no phone, no risk grade.

What to ask one client is `domain.ask_list`; here are those questions that a list can answer.
"""

from dataclasses import dataclass
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.ask_list import ASKED, Ask
from rmdesk.domain.conditions.terms import Condition, Every, Known, Not
from rmdesk.domain.fields import FIELDS


@dataclass(frozen=True, slots=True)
class Missing:
    """So many of the `of` clients in the book lack `field`."""

    field: str
    count: int
    of: int


COUNTED: Final[tuple[Ask, ...]] = tuple(ask for ask in ASKED if ask.field in FIELDS)
"""What is asked for and is a column of lists, the most useful first."""


def condition(field: str) -> Condition:
    """Who in the book lacks `field`: clients off the newest list are left aside."""
    return Every((Not(Known(field)), Not(Known("gone_on"))))


def counts(desk: Desk) -> list[Missing]:
    """How many lack each field that is asked for, in the order of asking."""
    found = desk.lists.known(
        [ask.field for ask in COUNTED], Not(Known("gone_on")), today=desk.today
    )
    return [
        Missing(ask.field, found.count - found.known[ask.field], found.count) for ask in COUNTED
    ]
