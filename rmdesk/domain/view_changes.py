"""What the keys of the list make of a view: each takes a view and gives the next one."""

from collections.abc import Sequence
from dataclasses import replace

from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.domain.views import ShownColumn, SortKey, View

NARROWEST, WIDEST = 4, 60

_LARGEST_FIRST = {Kind.MONEY, Kind.COUNT}


def ordered_by(view: View, field: str) -> View:
    """Ordered by `field` alone; turned round when it leads already.

    Amounts and counts begin with the largest: that is what they are ordered for.
    """
    if view.order and view.order[0].field == field:
        return replace(view, order=(_turned(view.order[0]),))
    return replace(view, order=(_first_key(field),))


def further_ordered_by(view: View, field: str) -> View:
    """Equal ones ordered by `field`, too; a key that is there already turns round in its place."""
    if any(key.field == field for key in view.order):
        turned = tuple(_turned(key) if key.field == field else key for key in view.order)
        return replace(view, order=turned)
    return replace(view, order=(*view.order, _first_key(field)))


def _first_key(field: str) -> SortKey:
    shown = FIELDS.get(field)
    return SortKey(field, descending=shown is not None and shown.kind in _LARGEST_FIRST)


def _turned(key: SortKey) -> SortKey:
    return replace(key, descending=not key.descending)


def moved(view: View, place: int, steps: int) -> View:
    """The column at `place` so many columns further on; the first one, the name, stays first."""
    target = max(1, min(place + steps, len(view.columns) - 1))
    if place < 1 or target == place:
        return view
    columns = list(view.columns)
    columns.insert(target, columns.pop(place))
    return replace(view, columns=tuple(columns))


def widened(view: View, place: int, width: int) -> View:
    """The column at `place` made `width` cells wide, within reason."""
    columns = list(view.columns)
    columns[place] = replace(columns[place], width=max(NARROWEST, min(width, WIDEST)))
    return replace(view, columns=tuple(columns))


def with_columns(view: View, columns: Sequence[ShownColumn]) -> View:
    """Other columns; order, filter and group stay as they are."""
    return replace(view, columns=tuple(columns))
