"""What a view that stands on the client list asks of it, and how the list says what it shows.

The views do not know each other: the main screen carries one to the other.
"""

from dataclasses import dataclass

from rmdesk.domain.ids import ClientId


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWish:
    """One thing to change in the list: what is typed to find or filter by, the field it is ordered
    by (again turns it round), or the place of a saved view. Text that `is_whole` is typed to its
    end, and lists nobody where it fits nobody. `saves` keeps the list as a view. The cursor
    stays on the client to `keep`, or goes to the first."""

    text: str | None = None
    is_whole: bool = False
    ordered_by: str | None = None
    place: int | None = None
    saves: bool = False
    keep: ClientId | None = None
    back_to: "ListedAs | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAs:
    """The list in words: the view's name with a star where it is altered, the words or the filter
    in force as they stand in its line, and the order. The rest is what brings it back."""

    name: str = ""
    typed: str = ""
    order: str = ""
    field: str = ""
    is_descending: bool = False
    place: int = 0
    total: int = 0
    words: str = ""
    condition: str = ""
    inside: str = ""
