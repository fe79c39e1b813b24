"""Today: everything that is due, in groups, each row with its reasons; where Back ends.

The desk may begin here: what opens dialogs is loaded with the first key that wants it.
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Final

from textual import on

from rmdesk.domain.ids import AppointmentId, ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.shelves.today import RowId
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import OpenClient, OpenHome, OpenReview, Shown
from rmdesk.ui.views.today.folding import FoldedDay
from rmdesk.ui.views.today.list import DueList

_PAGES: Final = {OccasionKind.REVIEW_DUE: 1, OccasionKind.CHECK_DUE: 4}
"""Of the review view, by the reason that a page of it meets."""
_MEETINGS: Final = 5
"""Of Home: where a meeting is prepared and written down."""


class TodayView(FoldedDay):
    """What its keys do; each settles the marked rows, else the one under the cursor."""

    BINDINGS = bindings(Scope.TODAY)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        match action:
            case "today_done" | "today_move" | "today_drop":
                return bool(self.lines.marks) or self.lines.row_id is not None
            case "today_mark":
                return self.lines.row_id is not None
            case "today_fold" | "today_unfold" | "today_fold_all" | "today_spread":
                return len(self.lines.outline) > 0
            case _:
                return True

    @property
    def chosen(self) -> list[RowId]:
        """The marked rows, else the one under the cursor."""
        if marked := self.lines.marked:
            return marked
        row = self.lines.row_id
        return [row] if row is not None else []

    # --- settling ---

    def action_today_done(self) -> None:
        from rmdesk.ui.day.settling import finish_rows

        self._settle(finish_rows)

    def action_today_move(self) -> None:
        from rmdesk.ui.day.settling import move_rows

        self._settle(move_rows)

    def action_today_drop(self) -> None:
        from rmdesk.ui.day.settling import drop_rows

        self._settle(drop_rows)

    def _settle(self, work: Callable[[Host, Sequence[RowId]], Coroutine[Any, Any, None]]) -> None:
        rows = self.chosen
        self.post_message(WantsHost(lambda host: work(host, rows)))

    def action_today_to_do(self) -> None:
        from rmdesk.ui.day.to_dos import write_to_do

        client_id = self.selected
        self.post_message(WantsHost(lambda host: write_to_do(host, client_id)))

    def action_today_spread(self) -> None:
        from rmdesk.ui.day.capacity import spread

        self.post_message(WantsHost(spread))

    def action_today_agenda(self) -> None:
        from rmdesk.ui.day.agenda import show_agenda

        self.post_message(WantsHost(show_agenda))

    # --- rows and groups ---

    def action_today_home(self) -> None:
        self.post_message(OpenHome(1))

    def action_today_mark(self) -> None:
        self.lines.toggle_mark()
        self.post_message(Shown())

    def action_today_fold(self) -> None:
        self.fold()

    def action_today_unfold(self) -> None:
        self.unfold()

    def action_today_fold_all(self) -> None:
        self.fold_all()

    def _way_to(self, client_id: ClientId) -> OpenClient | OpenHome | OpenReview:
        """Where the first reason of the row under the cursor is met."""
        due = self.lines.due
        duties = due.row.duties if due is not None else ()
        if duties and duties[0].kind is OccasionKind.MEETING:
            return OpenHome(_MEETINGS, AppointmentId(duties[0].subject))
        digit = _PAGES.get(duties[0].kind) if duties else None
        return OpenReview(client_id, digit=digit) if digit else OpenClient(client_id)

    @on(DueList.Chosen)
    def _opened(self, event: DueList.Chosen) -> None:
        event.stop()
        if self.lines.heading is not None:
            self.turn_fold()
        elif (client_id := self.selected) is not None:
            self.post_message(self._way_to(client_id))
        elif (row := self.lines.row_id) is not None:
            from rmdesk.ui.day.opening import open_row

            self.post_message(WantsHost(lambda host: open_row(host, row)))
