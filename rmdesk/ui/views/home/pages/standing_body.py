"""The cursor of the first page: its figures stand under and beside one another."""

from collections.abc import Iterable, Sequence

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.widgets.page import Place
from rmdesk.ui.widgets.rows_body import RowsBody


class StandingBody(RowsBody, inherit_bindings=False):
    """Down and up go to what stands below and above, left and right to what stands beside."""

    BINDINGS = bindings(Scope.ROWS, Scope.STANDING)

    def move_row(self, steps: int) -> None:
        at = self._row
        if at is None:
            super().move_row(steps)
        elif (to := below(self.places, at, steps)) is not None:
            self.stand_on(to)
        elif steps > 0 and self.is_folded and any(place.has_more for place in self.places):
            self.fold(is_folded=False)
        else:
            self.scroll_relative(y=steps, animate=False)

    def action_standing_left(self) -> None:
        self._go_beside(-1)

    def action_standing_right(self) -> None:
        self._go_beside(1)

    def _go_beside(self, steps: int) -> None:
        if self._row is None:
            super().move_row(1)
        elif (to := beside(self.places, self._row, steps)) is not None:
            self.stand_on(to)


def below(places: Sequence[Place], at: int, steps: int) -> int | None:
    """The place under that of `at`, or over it where `steps` is negative; None past the ends.

    Within a section the nearest line comes first, then what stands nearest in it; from its end
    one goes on to the nearest section that lies under the place, else to any.
    """
    here = places[at]
    found = [n for n, one in enumerate(places) if (one.y - here.y) * steps > 0]
    own = [n for n in found if places[n].whose == here.whose]
    under = [n for n in found if _overlap(places[n], here)]
    return _nearest(places, here, own or under or found)


def beside(places: Sequence[Place], at: int, steps: int) -> int | None:
    """The place to the right of that of `at`, or to the left; None past the edges. One on the same
    line comes before any other."""
    here = places[at]
    found = [
        n
        for n, one in enumerate(places)
        if (one.x >= here.x + here.width if steps > 0 else one.x + one.width <= here.x)
    ]
    return _nearest(places, here, found)


def _overlap(one: Place, other: Place) -> bool:
    return one.x < other.x + other.width and other.x < one.x + one.width


def _nearest(places: Sequence[Place], here: Place, among: Iterable[int]) -> int | None:
    return min(
        among,
        key=lambda n: (abs(places[n].y - here.y), abs(places[n].x - here.x)),
        default=None,
    )
