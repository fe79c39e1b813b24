"""A sheet of answers by keys: what Enter, digits, arrows and Delete do on its rows."""

from collections.abc import Callable
from typing import TypeVar

from textual import events, on

from rmdesk.language import N_
from rmdesk.ui.diagnosing.answer_board import AnswerBoard
from rmdesk.ui.diagnosing.answer_keys import hints_of, turned_to
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field

W = TypeVar("W")


class AnswerSheet(AnswerBoard[W]):
    """Answers True when it is left. Enter takes what was typed and goes on to the next row; Space,
    digits, Left and Right choose; Delete takes a record out."""

    closing = N_("Back")

    def own_key(self, key: str) -> bool:
        """Whether the key was one of the sheet's own."""
        return False

    def own_hints(self) -> list[Hint]:
        return hints_of(self._stood)

    def row_chosen(self) -> None:
        self.enter()

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        """To the next row: here Enter does not save the whole, as in every other dialog."""
        event.stop()
        event.prevent_default()
        self.enter()

    def enter(self) -> None:
        """Take what was typed and go on; open a record, or do what the row is there for."""
        row = self.row
        if row is None or not self.commit():
            return
        if row.act is not None:
            self._act(row.act)
        elif row.free is not None and row.turn is not None:
            turn, free = row.turn, row.free
            if self.attempt(lambda: turn(free)):
                self.go_down()
        elif row.inside:
            self._unfolded = "" if self._unfolded == row.key else row.key
            self.show_rows(row.inside[0].key if self._unfolded else row.key)
        else:
            self.go_down()

    def _act(self, act: Callable[[], tuple[W, str]]) -> None:
        """Do what the row is there for, and stand on what came of it."""
        wanted: list[str] = []

        def done() -> W:
            whole, key = act()
            wanted.append(key)
            return whole

        if self.attempt(done):
            self.show_rows(wanted[0])

    def go_down(self) -> None:
        """To the next row."""
        self.rows.action_list_down()

    def action_dialog_next(self) -> None:
        if self.commit():
            self.rows.action_list_down()

    def action_dialog_previous(self) -> None:
        if self.commit():
            self.rows.action_list_up()

    def action_dialog_save(self) -> None:
        """Ctrl+S: all is kept already."""
        if self.commit():
            self.leave()

    def action_dialog_cancel(self) -> None:
        self.commit()  # what cannot be read is not worth staying for
        self.leave()

    def leave(self) -> None:
        """Close once all is written."""
        self.run_worker(self._leave(), group=HOLDS_KEYS)

    async def _leave(self) -> None:
        await self.all_written()
        self.dismiss(True)

    def on_key(self, event: events.Key) -> None:
        if self._obeys(event):
            event.stop()
            event.prevent_default()

    def _obeys(self, event: events.Key) -> bool:
        if self.own_key(event.key):
            return True
        row = self.row
        if row is None or row.is_typed:
            return False
        if event.key == "delete" and row.without is not None:
            self.attempt(row.without)
            return True
        turn, place = row.turn, turned_to(row, event) if row.turn is not None else None
        if turn is None or place is None:
            return False
        self.attempt(lambda: turn(place))
        return True
