"""What the rows of the review sheet are known by, on the screen and over a lock."""

from dataclasses import dataclass
from typing import Any, Final

from rmdesk.domain.ids import ReviewLineId


@dataclass(frozen=True, slots=True)
class LineKey:
    """A line of the review."""

    id: ReviewLineId


@dataclass(frozen=True, slots=True)
class TextKey:
    """One of the texts, by its name in `Review`."""

    id: str


@dataclass(frozen=True, slots=True)
class OneKey:
    """A row that there is once: where a review is begun, or the next one agreed."""

    id: str


BEGIN: Final = OneKey("begin")
NEXT: Final = OneKey("next")

Key = LineKey | TextKey | OneKey


def as_json(key: Key) -> list[Any]:
    """For the place to return to."""
    return ["line" if isinstance(key, LineKey) else type(key).__name__, key.id]


def from_json(kept: object) -> Key | None:
    """The row that was kept; None for what this version does not know."""
    match kept:
        case ["line", int(line_id)]:
            return LineKey(ReviewLineId(line_id))
        case ["TextKey", str(name)]:
            return TextKey(name)
        case ["OneKey", str(name)]:
            return next((one for one in (BEGIN, NEXT) if one.id == name), None)
    return None
