"""Single values as JSON takes them, and read back without trusting what is there."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from rmdesk.domain.diagnosis.persons import wrong_with_amount
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import Money

T = TypeVar("T")
Code = TypeVar("Code", bound=StrEnum)


def packed(plain: Any) -> str:
    """Plain values as the text that the book keeps; the same values are the same text."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unpacked(text: str) -> Any:
    """What was kept; None where nothing was, or what is there cannot be read."""
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def plain_span(span: Span) -> list[int | None]:
    """The least and the most in fen; None where nobody knows."""
    return [None if end is None else end.fen for end in (span.least, span.most)]


def read_span(plain: Any, default: Span) -> Span:
    """What `plain_span` made; `default` for anything else, and for what is no amount."""
    match plain:
        case [int(least), (int() | None) as most]:
            span = Span(Money(least), None if most is None else Money(most))
            return default if wrong_with_amount("", span) else span
        case _:
            return default


def read_list(plain: Any, most: int) -> list[Any]:
    """What is listed, the first so many of it."""
    return plain[:most] if isinstance(plain, list) else []


def read_all(plain: Any, read: Callable[[Mapping[str, Any]], T], most: int) -> tuple[T, ...]:
    """The first `most` of the records that are listed, each read; anything else is passed over."""
    return tuple(read(one) for one in read_list(plain, most) if isinstance(one, dict))


def read_text(plain: Any) -> str:
    """A text; for anything else the empty one."""
    return plain if isinstance(plain, str) else ""


def read_whole(plain: Any) -> int | None:
    """A whole number; None for anything else, a truth value included."""
    return plain if type(plain) is int else None


def read_within(plain: Any, bounds: range) -> int | None:
    """A whole number that somebody could have told; None for any other, which nobody did."""
    return plain if type(plain) is int and plain in bounds else None


def read_code(codes: type[Code], plain: Any) -> Code | None:
    """The choice of this code; None for a code that is none."""
    return codes(plain) if plain in list(codes) else None


def read_codes(codes: type[Code], plain: Any) -> tuple[Code, ...]:
    """The choices that are known, in the order they are listed."""
    known = list(codes)
    return tuple(codes(one) for one in read_list(plain, len(known)) if one in known)


def read_day(plain: Any) -> date | None:
    """An ISO day; None for anything else."""
    try:
        return date.fromisoformat(plain)
    except (TypeError, ValueError):
        return None
