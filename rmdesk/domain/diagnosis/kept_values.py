"""Single values as JSON takes them, and read back without trusting what is there."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from rmdesk.domain.diagnosis.persons import wrong_with_amount
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import Money

T = TypeVar("T")
Code = TypeVar("Code", bound=StrEnum)


def plain_span(span: Span) -> list[int | None]:
    return [None if end is None else end.fen for end in (span.least, span.most)]


def read_span(plain: Any, default: Span) -> Span:
    match plain:
        case [int(least), (int() | None) as most]:
            span = Span(Money(least), None if most is None else Money(most))
            return default if wrong_with_amount("", span) else span
        case _:
            return default


def read_list(plain: Any) -> list[Any]:
    return plain if isinstance(plain, list) else []


def read_all(plain: Any, read: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    return tuple(read(one) for one in read_list(plain) if isinstance(one, dict))


def read_text(plain: Any) -> str:
    return plain if isinstance(plain, str) else ""


def read_whole(plain: Any) -> int | None:
    return plain if type(plain) is int else None


def read_code(codes: type[Code], plain: Any) -> Code | None:
    return codes(plain) if plain in list(codes) else None


def read_codes(codes: type[Code], plain: Any) -> tuple[Code, ...]:
    return tuple(codes(one) for one in read_list(plain) if one in list(codes))


def read_day(plain: Any) -> date | None:
    try:
        return date.fromisoformat(plain)
    except (TypeError, ValueError):
        return None
