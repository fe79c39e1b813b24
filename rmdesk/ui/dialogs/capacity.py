"""The next four weeks against one's limit, and what spreading them would move.

Both take part of a second to work out in a large book: the dialog stands there meanwhile.
"""

from abc import abstractmethod
from asyncio import CancelledError
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.day.capacity import LoadedDay, Preview, ShownMove, four_weeks, preview
from rmdesk.domain.capacity import DayLoad
from rmdesk.domain.today import GROUP_OF
from rmdesk.language import N_, _
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import enumerated
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.days import KIND_WORDS, unknown_year
from rmdesk.ui.words.reasons import group_word

T = TypeVar("T")
R = TypeVar("R")

_DAY, _COUNT, _OVER = 15, 9, 20
_NAME, _LATER = 14, 4


class Worked(RowsDialog[T], Generic[T, R]):
    """Rows that are worked out while the dialog stands there already."""

    closing = N_("Close")

    def __init__(self, title: str, access: Access) -> None:
        super().__init__(title)
        self._access = access
        self.result: R | None = None

    def compose_content(self) -> ComposeResult:
        yield Words(_("Being worked out..."), id="worked-says", classes="dialog-text")
        yield Rows(id="worked", classes="first")

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self._read(), group=HOLDS_KEYS)

    async def _read(self) -> None:
        try:
            result = await self._access.newest(type(self).__name__, self.work)
        except (Superseded, CancelledError):
            return  # the dialog was left, or opened again
        self.result = result
        self.query_one("#worked-says", Words).update(self.says(result))
        self.rows.show(self.rows_of(result))
        self._show_hints()

    @staticmethod
    @abstractmethod
    def work(desk: Desk) -> R:
        """What takes its time."""

    @abstractmethod
    def says(self, result: R) -> str:
        """What stands above the rows."""

    @abstractmethod
    def rows_of(self, result: R) -> list[Callable[[int], Line]]:
        """A line for each row."""


class FourWeeks(Worked[bool, list[LoadedDay]]):
    """Answers True when it is to be spread."""

    def __init__(self, access: Access) -> None:
        super().__init__(_("The next four weeks"), access)

    @staticmethod
    def work(desk: Desk) -> list[LoadedDay]:
        return four_weeks(desk)

    def says(self, result: list[LoadedDay]) -> str:
        loads = [one.load for one in result if one.load]
        over = sum(one.over > 0 for one in loads)
        limit = loads[0].limit if loads else 0
        says = [
            _("Clients a working day; your limit is {limit}. Days above it: {over}.").format(
                limit=limit, over=over
            ),
            _("# stays on its day   = may wait   + above the limit"),
        ]
        unknown = sorted({one.day.on.year for one in result if not one.day.is_known})
        return "\n".join([*says, *map(unknown_year, unknown)])

    def rows_of(self, result: list[LoadedDay]) -> list[Callable[[int], Line]]:
        most = max((max(day.load.clients, day.load.limit) for day in result if day.load), default=0)
        limit = max((day.load.limit for day in result if day.load), default=0)
        # One day with everything on it would leave nothing of the others' bars.
        return [partial(loaded_line, one, min(most, 2 * limit)) for one in result]

    def own_hints(self) -> list[Hint]:
        if not any(one.load and one.load.over for one in self.result or ()):
            return []
        return [Hint(key_name("enter"), _("Spread what is too much"), "dialog.save")]

    def answer(self) -> bool | None:
        if self.result is None:
            return None
        if not any(one.load and one.load.over for one in self.result):
            self.complain(_("No day is above your limit; nothing needs to move."))
            return None
        return True


class SpreadPreview(Worked[Preview, Preview]):
    """Answers with what is to be done."""

    closing = N_("Leave everything where it is")

    def __init__(self, access: Access) -> None:
        super().__init__(_("Spread what is too much"), access)

    @staticmethod
    def work(desk: Desk) -> Preview:
        return preview(desk)

    def says(self, result: Preview) -> str:
        said = []
        if result.moves:
            said.append(
                _("Clients that would move: {count}, by +{days} working days at most.").format(
                    count=len(result.moves), days=result.latest
                )
            )
        elif not result.spread.left_over:
            said.append(_("No day is above your limit; nothing needs to move."))
        if result.spread.left_over:
            said.append(
                _(
                    "Above the limit all the same: {count}. What is promised, birthdays and money"
                    " due stay on their days, and for the rest no day of the four weeks has room."
                ).format(count=result.spread.left_over)
            )
        return "\n".join(said)

    def rows_of(self, result: Preview) -> list[Callable[[int], Line]]:
        return [partial(_move_line, one) for one in result.moves]

    def own_hints(self) -> list[Hint]:
        if self.result is None or not self.result.moves:
            return []
        return [Hint(key_name("enter"), _("Move them"), "dialog.save")]

    def answer(self) -> Preview | None:
        return self.result if self.result and self.result.moves else None


def loaded_line(one: LoadedDay, most: int, width: int) -> Line:
    """A day with its bar, where `most` clients fill all the room, or why nobody works on it."""
    day, kind = formats.day(one.day.on), KIND_WORDS.get(one.day.kind)
    what = " ".join(filter(None, (_(kind) if kind else "", one.day.name)))
    load = one.load
    if load is None:
        return line(Cell(day, _DAY, "muted"), Cell(what, width - _DAY - 1, "muted"), gap=1)
    room = max(width - _DAY - _COUNT - _OVER - 3, 1)
    said = f"{formats.alarm_sign()} {_('too many: {count}').format(count=load.over)}"
    return [
        *line(Cell(day, _DAY, "strong"), Cell("", 1)),
        *_bar(load, most, room),
        *line(
            Cell(
                f" {load.clients} / {load.limit}", _COUNT, "warning" if load.over else "", "right"
            ),
            Cell(
                "  " + (said if load.over else what), _OVER + 2, "warning" if load.over else "muted"
            ),
        ),
    ]


def _bar(load: DayLoad, most: int, width: int) -> list[Span]:
    """What may not move, what may, and of all of it what is above the limit."""

    def until(clients: int) -> int:
        return min(clients * width // most, width) if most else 0

    over_from = until(min(load.clients, load.limit))
    fixed, end = min(until(load.fixed), over_from), until(load.clients)
    if load.over and end == over_from:
        end = max(end, 1)
        over_from = end - 1
        fixed = min(fixed, over_from)
    return [
        Span("#" * fixed, "heading"),
        Span("=" * (over_from - fixed), "good"),
        Span("+" * (end - over_from), "warning"),
        Span(" " * (width - end)),
    ]


def _move_line(one: ShownMove, width: int) -> Line:
    groups = enumerated(dict.fromkeys(group_word(GROUP_OF[kind]) for kind in one.kinds))
    days = f"{formats.day(one.since)} > {formats.day(one.to)}"
    later = f"+{one.later}"
    taken = 2 * _DAY + 3
    return line(
        Cell(one.name or formats.unknown(), _NAME, "strong"),
        Cell(days, taken),
        Cell(later, _LATER, "muted"),
        Cell(groups, width - _NAME - taken - _LATER - 3, "muted"),
        gap=1,
    )
