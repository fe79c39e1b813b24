"""A page of rows of which some are typed in a line below them, one after another."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.wrong import ValueRefused
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.paged.page import BookPage
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.passing_line import PassingLine
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.rows_body import RowsBody


class TypedPage(BookPage):
    """A subclass opens the line for a row that can be typed; it says which rows those are, what
    stands in the line, how it is understood while it is typed, and keeps it.

    Above the rows is what `head` paints, below them what `foot` does, or the reading of the line.
    """

    typing: object = None
    """The record of the row that the open line is for."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self.drafts: dict[object, str] = {}
        """What was typed and not kept, by record."""

    def compose(self) -> ComposeResult:
        yield Painted(id="typed-head")
        yield RowsBody(id="typed-rows")
        yield Painted(id="typed-foot")
        yield PassingLine(id="typed-line")
        yield Words(id="typed-wrong")

    def on_mount(self) -> None:
        self.body.fold(is_folded=False)  # what has no room is scrolled to

    @property
    def body(self) -> RowsBody:
        return self.query_one(RowsBody)

    @property
    def line(self) -> PassingLine:
        return self.query_one(PassingLine)

    @property
    def record(self) -> object:
        """What the row under the cursor is about."""
        return self.body.row.record if self.body.row else None

    # --- what a subclass says ---

    def can_type(self, record: object) -> bool:
        """Whether the row of a record can be typed."""
        raise NotImplementedError

    def order(self) -> Sequence[object]:
        """The records whose rows are typed one after another."""
        raise NotImplementedError

    def line_title(self, record: object) -> str:
        """What stands before the field."""
        raise NotImplementedError

    def beginning(self, record: object) -> str:
        """What stands in the field at first."""
        raise NotImplementedError

    def invitation(self, record: object) -> str:
        """What stands in the field while it is empty."""
        raise NotImplementedError

    def reading(self, record: object, text: str) -> str:
        """How `text` is understood."""
        raise NotImplementedError

    async def keep(self, host: Host, record: object, text: str) -> None:
        """Take what was typed; raises ValueRefused."""
        raise NotImplementedError

    def head(self, width: int) -> list[Line]:
        """What is painted above the rows."""
        raise NotImplementedError

    def foot(self, width: int) -> list[Line]:
        """What is painted below the rows while nothing is typed."""
        return []

    # --- showing ---

    @property
    def takes_digits(self) -> bool:
        return self.line.is_open

    def say(self) -> None:
        """Paint head and foot anew, and have the desk say what keys do."""
        self.query_one("#typed-head", Painted).show(self.head)
        self.query_one("#typed-foot", Painted).show(self._foot)
        self.refresh_bindings()
        self.post_message(Shown())

    def _foot(self, width: int) -> list[Line]:
        if self.typing is None:
            return self.foot(width)
        read = self.reading(self.typing, self.line.field.value)
        return [line(Cell(f" {read}", width, "accent"))]

    def take_focus(self) -> None:
        if self.line.is_open:
            self.line.field.focus()
        else:
            self.body.focus()

    # --- typing ---

    def open_line(self, record: object, begun: str = "") -> None:
        """Type into the row of a record; a figure that was `begun` takes the place of its own."""
        self.typing = record
        self.add_class("-typing")
        text = begun or self.drafts.get(record, self.beginning(record))
        self.line.open(self.line_title(record), text, self.invitation(record))
        if not begun:
            self.line.field.select_all()  # a figure is typed over
        self.complain("")
        self.say()

    def leave_line(self) -> None:
        """Type no longer."""
        if self.typing is None and not self.line.is_open:
            return
        self.typing = None
        self.remove_class("-typing")
        self.line.close()
        self.complain("")

    def complain(self, sentence: str) -> None:
        """Say below the line what is wrong with it."""
        self.query_one("#typed-wrong", Words).update(formats.clean_lines(sentence))
        self.set_class(bool(sentence), "-wrong")

    @on(PassingLine.Typed)
    def _typed(self, event: PassingLine.Typed) -> None:
        event.stop()
        self.complain("")
        self.say()

    @on(PassingLine.Saved)
    def _saved(self, event: PassingLine.Saved) -> None:
        event.stop()
        self._ask_to_keep(event.text, 0)

    @on(PassingLine.Passed)
    def _passed(self, event: PassingLine.Passed) -> None:
        event.stop()
        self._ask_to_keep(event.text, event.steps)

    @on(PassingLine.Left)
    def _left(self, event: PassingLine.Left) -> None:
        event.stop()
        if self.typing is not None and event.text != self.beginning(self.typing):
            self.drafts[self.typing] = event.text
        self.leave_line()
        self.say()
        if event.by_key:
            self.body.focus()

    def _ask_to_keep(self, text: str, steps: int) -> None:
        if self.typing is not None:
            work = partial(self._keep, record=self.typing, text=text, steps=steps)
            self.post_message(WantsHost(work))

    async def _keep(self, host: Host, record: object, text: str, steps: int) -> None:
        """Keep what was typed and type on `steps` further; what is refused stays in the field."""
        if self.typing != record:
            return
        try:
            if text != self.beginning(record):
                await self.keep(host, record, text)
        except ValueRefused as refused:
            self.complain(refused.sentence())
            return
        self.drafts.pop(record, None)
        self._type_on(record, steps)

    def _type_on(self, record: object, steps: int) -> None:
        rows = self.order()
        at = rows.index(record) + steps if record in rows else -1
        is_row = 0 <= at < len(rows)
        if is_row:
            self.body.stand_at(rows[at])
        if is_row and steps:
            self.open_line(rows[at])  # it never closes in between: the keys stay in the field
            return
        self.leave_line()
        self.body.focus()
        self.say()
