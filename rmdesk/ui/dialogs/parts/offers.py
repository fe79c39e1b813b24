"""What is offered below a field while one types in it."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.widgets.lines import Line

T = TypeVar("T")


class Offers(Rows, Generic[T]):
    """Down from the field goes in, Enter or a click takes the line. Not there while empty."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="offers")
        self.offered: Sequence[T] = ()
        self.display = False

    def offer(self, offered: Sequence[T], row: Callable[[T], Callable[[int], Line]]) -> None:
        """Offer these, each painted by what `row` makes of it."""
        self.offered = offered
        self.display = bool(offered)
        self.show([row(one) for one in offered], cursor=0)

    @property
    def taken(self) -> T:
        """What is under the cursor."""
        return self.offered[self.cursor]

    @property
    def looks_focused(self) -> bool:
        """Here the arrows move it only once it was gone into."""
        return bool(self.has_focus)
