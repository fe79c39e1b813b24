"""Which pages a view has: each by its digit, its module loaded on the first visit."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from rmdesk.ui.paged.page import AnyPage

P = TypeVar("P", bound="AnyPage")


@dataclass(frozen=True, slots=True)
class PageKind(Generic[P]):
    """A page, opened by its `digit`; `title` is the msgid of its word in the line of pages."""

    digit: int
    title: str
    load: Callable[[], type[P]]
