"""Lists in which some lines do something when Enter is pressed on them."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.act_rows import ActRows, Passed
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

T = TypeVar("T")

LABEL_WIDTH = 16
_ANY_WIDTH = 60
_SIDES, _APART, _HINTS = 4, 1, 2
"""Of the dialog, in cells: blanks beside a text, the line apart from what follows, the hints with
the line before them."""

_LEAST_LINES = 3


class Act(NamedTuple, Generic[T]):
    """A painted line; with a `wish` Enter answers with it."""

    paint: Callable[[int], Line]
    wish: T | None = None
    hint: str = ""


class ActList(Dialog[T]):
    """A dialog that is one list of `Act`s; a subclass makes them for a width."""

    def __init__(
        self, title: str, *, advice: str = "", at: int = 0, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._advice = advice
        self._at = at
        self._acts: Sequence[Act[T]] = ()

    def acts(self, width: int) -> Sequence[Act[T]]:
        """The lines, `width` cells wide."""
        raise NotImplementedError

    def compose_content(self) -> ComposeResult:
        if self._advice:
            yield Words(formats.clean_lines(self._advice), classes="dialog-text")
        yield ActRows(id="acts")

    def on_mount(self) -> None:
        # A key may come before the first frame: it has to find the list, if not its last width.
        self._show(self.acts(_ANY_WIDTH))
        table = self.query_one(Rows)
        table.focus()
        self.watch(table, "cursor", self._show_hints, init=False)
        self.call_after_refresh(self.show_acts)

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_acts)

    def show_acts(self) -> None:
        """Sentences are wrapped, so the lines depend on the width the dialog was given."""
        self._show(self.acts(max(20, self.query_one(Rows).row_width - 3)))

    def _show(self, acts: Sequence[Act[T]]) -> None:
        """The cursor stays on what it was on, which other lines around it may have moved."""
        table = self.query_one(Rows)
        at = table.cursor if self._acts else self._at
        if self._acts and (on := self._acts[at]).wish is not None:
            at = next((n for n, act in enumerate(acts) if act.wish == on.wish), at)
        self._acts = acts
        table.show([act.paint for act in acts], cursor=min(at, len(acts) - 1))
        self._fit(len(acts))
        self._show_hints()

    def complain(self, sentence: str, at: Widget | None = None) -> None:
        super().complain(sentence, at)
        if self._acts:
            self._fit(len(self._acts))

    def _fit(self, lines: int) -> None:
        """As high as what stands in it, as far as the screen allows: the list gives way."""
        box = self.query_one("#dialog")
        width = box.size.width or self.app.size.width
        around = sum(
            part.get_content_height(box.size, self.app.size, width - _SIDES) + _APART
            for part in box.query(Words)
            if part.display
        )
        box.styles.height = max(_LEAST_LINES, lines) + around + _HINTS

    @property
    def act(self) -> Act[T] | None:
        """The line under the cursor."""
        if not self._acts:
            return None
        return self._acts[min(self.query_one(Rows).cursor, len(self._acts) - 1)]

    @property
    def place(self) -> int:
        """Where the cursor is, to come back to."""
        return self.query_one(Rows).cursor

    def own_hints(self) -> list[Hint]:
        act = self.act if self.is_mounted and self._acts else None
        hints = [Hint(key_name("enter"), act.hint, "dialog.save")] if act and act.hint else []
        arrows = f"{key_name('up')} {key_name('down')}"
        return [*hints, Hint(arrows, _("Choose"), "dialog.next")]

    def on_key(self, event: events.Key) -> None:
        # Enter counts even before the list has the focus.
        if event.key == "enter":
            event.stop()
            self.action_dialog_save()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_dialog_save()

    def answer(self) -> T | None:
        return self.act.wish if self.act else None

    def action_dialog_next(self) -> None:
        self.query_one(Rows).action_list_down()

    def action_dialog_previous(self) -> None:
        self.query_one(Rows).action_list_up()


class NumberedActs(ActList[T]):
    """A digit answers with the line of that number among those that do something."""

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        acts = [act for act in self._acts if act.wish is not None]
        if typed.isdecimal() and 1 <= int(typed) <= len(acts):
            event.stop()
            event.prevent_default()
            self.dismiss(acts[int(typed) - 1].wish)


def labelled(label: str, text: str, style: str = "strong") -> Callable[[int], Line]:
    """What can be done, and how it stands."""
    return lambda width: line(
        Cell(label, LABEL_WIDTH, style), Cell(text, width - LABEL_WIDTH - 1), gap=1
    )


def heading(text: str) -> Passed:
    """A line that names what follows."""
    return Passed(lambda width: line(Cell(text, width, "heading")))


blank = Passed(lambda width: line(Cell("", width)))
"""A line of nothing."""
