"""The rows of a sheet of answers: shown, typed in at the foot, and kept.

Every answer is kept the moment its row is left; nothing waits for the end.
"""

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.worker import Worker

from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.ui.diagnosing.answer_foot import AnswerFoot
from rmdesk.ui.diagnosing.answer_rows import AnswerRows
from rmdesk.ui.diagnosing.answers import Answer, flat
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.typed_ahead import HOLDS_KEYS

W = TypeVar("W")

Keep = Callable[[W], Coroutine[Any, Any, None]]
"""Writes the whole down; what it refuses is said on the sheet."""


class AnswerBoard(RowsDialog[bool], Generic[W]):
    """A row for each answer, and at the foot the line in which one is typed."""

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

    # --- a draft ---

    def own_kept(self) -> object:
        return {"unfolded": self._unfolded}

    def return_own(self, kept: object) -> None:
        match kept:
            case {"unfolded": str(unfolded)}:
                self._unfolded = unfolded
                self.show_rows()
