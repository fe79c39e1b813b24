"""Today on the screen: read, painted, folded, and kept over a lock."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.timer import Timer

from rmdesk.domain.ids import ClientId
from rmdesk.domain.today import Group
from rmdesk.store.thread import Superseded
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.today import why, words
from rmdesk.ui.views.today.list import DueList
from rmdesk.ui.views.today.outline import Outline, folded_at_first
from rmdesk.ui.views.today.place import TodayPlace
from rmdesk.ui.views.today.reading import Day, Hours, read_day, read_hours
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words

_WIDE = 120
_BRIEF_LINES = 3
_REST_SECONDS = 0.06
"""The reasons follow when the cursor rests: a key held down paints two lines and no more."""


class ShownDay(Vertical):
    """Rows are read on the thread of the book; no key waits for them. Its subclass says what keys
    do."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.access = access
        self.lines = DueList(access, id="today-list")
        self.day: Day | None = None
        self._is_outdated = True
        self._hours: Hours | None = None
        self.folded: set[Group] | None = None
        """None before anything was read: how many rows there are decides at first."""
        self._place = TodayPlace()
        """Where to stand once the day is read."""
        self._rest: Timer | None = None
        self._was_on_row = False

    def compose(self) -> ComposeResult:
        yield Painted(id="today-head")
        yield Words(id="today-notices")
        with Container(id="today-body"):
            yield self.lines
            yield Painted(id="today-why")
        yield Words(id="today-nothing")

    def on_mount(self) -> None:
        self.watch(self.lines, "cursor", self.cursor_moved, init=False)

    # --- what the desk asks of every view ---

    @property
    def selected(self) -> ClientId | None:
        """Whom the row under the cursor is about."""
        return self.lines.selected

    @property
    def listed(self) -> Sequence[int]:
        """The clients of the marked rows, else of all that are shown: to be called."""
        return self.lines.clients

    def take_focus(self) -> None:
        self.lines.focus()
        if self._is_outdated:
            self.run_worker(self.load(), group=HOLDS_KEYS)

    def select(self, client_id: ClientId) -> None:
        """Put the cursor on a client's row, where one is shown."""
        if (line := self.lines.outline.line_of(client_id)) is not None:
            self.lines.move_to(line)

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return words.title(self.day, len(self.lines.marks))

    def detail(self) -> str:
        """Whom the row under the cursor is about."""
        if (heading := self.lines.heading) is not None:
            return words.heading_in_full(heading)
        due = self.lines.due
        return words.row_in_full(due, self.access.today) if due is not None else ""

    def explanation(self) -> str:
        """What help says of this view."""
        return words.explanation()

    async def read_again(self) -> None:
        """Records changed."""
        if self.display:
            await self.load()
        else:
            self._is_outdated = True  # read when it is looked at

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        if self.day is not None:
            self.lines.rows_changed()
            self._paint()

    # --- the place ---

    @property
    def place(self) -> TodayPlace:
        """Where the cursor stands, what is folded and marked."""
        if self.day is None:
            return self._place
        return TodayPlace(
            row=self.lines.row_id,
            group=self.lines.group,
            folded=frozenset(self.folded or ()),
            marks=frozenset(self.lines.marks),
        )

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        return self.place.as_state()

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Stand where `kept` says once the day is read."""
        self._place = TodayPlace.from_state(kept)
        self.folded = set(self._place.folded) if self._place.folded is not None else None
        self.lines.marks = set(self._place.marks)

    # --- reading ---

    async def load(self) -> None:
        """Read the day; the cursor stays on its row, else on the one that took its place."""
        try:
            day = await self.access.newest("today", read_day)
        except (Superseded, asyncio.CancelledError):
            return
        self._is_outdated = False
        place, line = self.place, self.lines.cursor
        is_first = self.day is None
        self.day = day
        if self.folded is None:
            self.folded = folded_at_first(day.sections)
        self.lines.outdate()
        outline = Outline(day.sections, self.folded)
        if self.lines.marks:
            self.lines.marks &= set(outline.every)
        self.lines.show(
            outline, cursor=place.line(outline, outline.first_row_line if is_first else line)
        )
        self._paint()
        await self._read_hours()

    async def _read_hours(self) -> None:
        """The hours of the day, where the screen has room for them."""
        if not self.has_class("-wide"):
            return
        try:
            self._hours = await self.access.newest("today hours", read_hours)
        except (Superseded, asyncio.CancelledError):
            return
        self._show_why()

    # --- painting ---

    def on_resize(self) -> None:
        is_wide = self.size.width >= _WIDE
        if is_wide != self.has_class("-wide"):
            self.set_class(is_wide, "-wide")
            if self.day is not None:
                self.run_worker(self._read_hours())
        self._show_why()

    def _paint(self) -> None:
        day = self.day
        if day is None:
            return
        self.query_one("#today-head", Painted).show(lambda width: [words.head(day, width)])
        notices = words.notices(day)
        self.set_class(bool(notices), "-noticed")
        self.set_class(day.is_well, "-well")
        self.query_one("#today-notices", Words).update(notices)
        is_empty = not day.sections
        self.set_class(is_empty, "-empty")
        if is_empty:
            self.query_one("#today-nothing", Words).update(words.nothing(day))
        self._show_why()
        self.refresh_bindings()
        self.post_message(Shown())

    def _show_why(self) -> None:
        self.query_one("#today-why", Painted).show(self._why)

    def _why(self, width: int) -> Sequence[Line]:
        if self.has_class("-wide"):
            return why.panel(self.lines.due, self._hours, width, self.access.today)
        return why.brief(self.lines.due, width, _BRIEF_LINES)

    @on(DueList.RowsArrived)
    def _rows_arrived(self, event: DueList.RowsArrived) -> None:
        event.stop()
        self._show_why()
        self.post_message(Shown())

    def cursor_moved(self) -> None:
        """The reasons follow once the cursor rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST_SECONDS, self._cursor_rests)
        is_on_row = self.lines.row_id is not None
        if is_on_row != self._was_on_row:
            self._was_on_row = is_on_row
            self.refresh_bindings()  # a heading has nothing to settle

    def _cursor_rests(self) -> None:
        self._show_why()
        self.post_message(Shown())
