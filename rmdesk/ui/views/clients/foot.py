"""The line under the list: what the column under the cursor comes to, and which columns show."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.timer import Timer

from rmdesk.domain.money import Money
from rmdesk.language import _
from rmdesk.store.lists.selection import Totals
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.painted import Painted

_REST_SECONDS = 0.08
"""A column is reckoned when the cursor rests: a key held down asks for nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the foot is to reckon: the column `field` of the clients `ids`."""

    field: str
    ids: Sequence[int]
    is_of_marks: bool
    columns_told: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The totals of a column, over the marked clients or over all listed."""

    totals: Totals
    is_of_marks: bool


class ListFoot(Painted):
    """Reckons what was asked for last, once the keys rest."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._rest: Timer | None = None

    def reckon_when_still(self, asked: Callable[[], Asked]) -> None:
        """Show what `asked` says then; another request before that takes its place."""
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(_REST_SECONDS, lambda: self._reckon(asked()))

    async def _reckon(self, asked: Asked) -> None:
        try:
            totals = await self._access.newest(
                "totals",
                lambda desk: desk.lists.totals(asked.ids, asked.field, today=desk.today),
            )
        except (Superseded, asyncio.CancelledError):
            return
        self.show(foot(Reckoned(totals, asked.is_of_marks), asked.columns_told))


def foot(
    reckoned: Reckoned | None, columns_told: Callable[[], str]
) -> Callable[[int], Sequence[Line]]:
    """Composes the line; `columns_told` says which of the view's columns are on the screen, and is
    asked at each width: a list that was hidden had none."""

    def compose(width: int) -> Sequence[Line]:
        columns = columns_told()
        texts = words(reckoned) if reckoned else []
        needed = sum(formats.cells(text) + 3 for text in texts)
        right = f" {columns} " if columns and needed + formats.cells(columns) < width else ""
        room = width - formats.cells(right)
        shown: list[Cell] = []
        for number, text in enumerate(texts):
            taken = formats.cells(text) + 3
            if taken > room:
                break
            shown.append(Cell(f" {text}", taken, "accent" if number == 0 else "muted"))
            room -= taken
        return [line(*shown, Cell("", room), Cell(right, formats.cells(right), "heading"))]

    return compose


def words(reckoned: Reckoned) -> list[str]:
    """``listed: 8``, ``sum 550.00 万``, …; what cannot be reckoned is left out."""
    totals = reckoned.totals
    count = _("marked: {count}") if reckoned.is_of_marks else _("listed: {count}")
    found = [count.format(count=f"{totals.count:,}")]
    figures: Sequence[tuple[str, Money | float | None]] = (
        (_("sum {value}"), totals.sum),
        (_("mean {value}"), totals.mean),
        (_("median {value}"), totals.median),
    )
    for template, value in figures:
        if value is not None:
            found.append(template.format(value=_figure(value)))
    if totals.known < totals.count:
        found.append(_("not known: {count}").format(count=f"{totals.count - totals.known:,}"))
    return found


def _figure(value: Money | float) -> str:
    match value:
        case Money():
            return _("{amount} 万").format(amount=formats.money_wan(value))
        case int():
            return f"{value:,}"
        case _:
            return f"{value:,.1f}"
