"""A sheet of answers: a row for each, and at its foot the line in which one is typed.

Every answer is kept the moment its row is left; nothing waits for the end.
"""

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.worker import Worker

from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_
from rmdesk.ui.diagnosing.answer_foot import AnswerFoot
from rmdesk.ui.diagnosing.answer_keys import hints_of, turned_to
from rmdesk.ui.diagnosing.answer_rows import AnswerRows
from rmdesk.ui.diagnosing.answers import Answer, flat
from rmdesk.ui.dialogs.rows_dialog import RowsDialog
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field

W = TypeVar("W")

Keep = Callable[[W], Coroutine[Any, Any, None]]
"""Writes the whole down; what it refuses is said on the sheet."""


class AnswerSheet(RowsDialog[bool], Generic[W]):
    """Answers True when it is left. Enter takes what was typed and goes on to the next row; Space,
    digits, Left and Right choose; Delete takes a record out."""

    closing = N_("Back")

    def __init__(self, title: str, whole: W, keep: Keep[W]) -> None:
        super().__init__(title)
        self._whole = whole
        self._keep = keep
        self._answers: list[Answer[W]] = []
        self._unfolded = ""
        self._stood: Answer[W] | None = None
        self._writing: list[Worker[None]] = []

    # --- what a subclass says ---

    @abstractmethod
    def answers(self, whole: W) -> Sequence[Answer[W]]:
        """The rows of `whole`."""

    def compose_above(self) -> ComposeResult:
        """What stands over the rows."""
        yield from ()

    def whole_changed(self) -> None:
        """Another whole is shown."""

    def own_key(self, key: str) -> bool:
        """Whether the key was one of the sheet's own."""
        return False

    # --- showing ---

    def compose_content(self) -> ComposeResult:
        yield from self.compose_above()
        yield from self.compose_answers()

    def compose_answers(self) -> ComposeResult:
        yield AnswerRows(id="answers", classes="first")
        yield AnswerFoot(id="answer-foot")

    def on_mount(self) -> None:
        super().on_mount()
        self.watch(self.rows, "cursor", self._moved, init=False)
        self.show_rows()

    @property
    def rows(self) -> AnswerRows:
        return self.query_one(AnswerRows)

    @property
    def foot(self) -> AnswerFoot:
        return self.query_one(AnswerFoot)

    @property
    def whole(self) -> W:
        """What was answered until now."""
        return self._whole

    @property
    def row(self) -> Answer[W] | None:
        """The answer under the cursor."""
        at = self.rows.cursor
        return self._answers[at] if at < len(self._answers) else None

    def show_rows(self, key: str | None = None) -> None:
        """Paint the rows anew and stand on `key`; None: where the cursor was."""
        wanted = key if key is not None else self._stood.key if self._stood else ""
        answers = self.answers(self._whole)
        if key is not None:
            records = (one.key for one in answers if any(row.key == key for row in one.inside))
            self._unfolded = next(records, self._unfolded)
        self._answers = flat(answers, self._unfolded)
        keys = [one.key for one in self._answers]
        cursor = keys.index(wanted) if wanted in keys else min(self.rows.cursor, len(keys) - 1)
        self._stood = None
        self.rows.show_answers(self._answers, self._unfolded, cursor=max(0, cursor))
        self._stand()

    def _moved(self) -> None:
        """The cursor was put elsewhere: what was typed in the row it left is taken."""
        left, row = self._stood, self.row
        if left is None or row is None or left.key == row.key:
            return
        if not self.commit():
            self.rows.move_to([one.key for one in self._answers].index(left.key))
        elif self.row is row:
            self._stand()
        else:  # what was taken made other rows
            self.show_rows(row.key)

    def _stand(self) -> None:
        """Have the foot speak of the row under the cursor."""
        row = self._stood = self.row
        if row is None:
            return
        self.foot.speak_of(row)
        self.set_focus(self.foot.field if row.is_typed else self.rows)
        self._show_hints()

    # --- answering ---

    def commit(self) -> bool:
        """Take what was typed; whether it could be read."""
        row = self._stood
        if row is None or row.take is None or not self.foot.is_changed:
            return True
        take, text = row.take, self.foot.field.value
        return self.attempt(lambda: take(text), at=row.key)

    def attempt(self, work: Callable[[], W], *, at: str | None = None) -> bool:
        """Become what `work` makes; a refusal is said, at its row where there is one."""
        try:
            whole = work()
        except ValueRefused as refusal:
            self.refuse(refusal, at=at)
            return False
        self.is_in_order()
        self.become(whole)
        return True

    def refuse(self, refusal: ValueRefused, *, at: str | None = None) -> None:
        """Say what is wrong; without `at` the cursor goes to the row of its field."""
        rows = (inside for one in self.answers(self._whole) for inside in (*one.inside, one))
        if at is None:
            meant = (one.key for one in rows if f"{one.key}.".startswith(f"{refusal.field}."))
            if (key := next(meant, None)) is not None:
                self.show_rows(key)
        self.complain(refusal.sentence())

    def become(self, whole: W) -> None:
        """Show and keep another whole."""
        if whole == self._whole:
            return
        self._whole = whole
        self._writing.append(self.run_worker(self._write(whole), group=HOLDS_KEYS))
        self.whole_changed()
        self.show_rows()

    async def _write(self, whole: W) -> None:
        try:
            await self._keep(whole)
        except RmdeskError as refusal:
            self.complain(refusal.in_full())

    async def all_written(self) -> None:
        """Wait until every answer is in the book."""
        for worker in self._writing:
            await worker.wait()
        self._writing.clear()

    # --- keys ---

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

    # --- a draft ---

    def own_kept(self) -> object:
        return {"unfolded": self._unfolded}

    def return_own(self, kept: object) -> None:
        match kept:
            case {"unfolded": str(unfolded)}:
                self._unfolded = unfolded
                self.show_rows()
