"""The history of a file: every field, what it said before and after, when, and by which action."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.history import Change, Step
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.formats import cells, clean, clean_lines
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.history import (
    action_words,
    field_words,
    image_words,
    moment_words,
    record_words,
    step_words,
)
from rmdesk.ui.words.wrapping import wrap

_MOMENT, _WHAT = 16, 22
_NAMES_ACTIONS_FROM = 100
_ACTION, _STEP = 30, 14
_ARROW = "→"
_MOST_DETAIL = 5


class Told:
    """A step in words, worked out once."""

    def __init__(self, change: Change) -> None:
        self.moment = moment_words(change)
        self.record = record_words(change)
        self.field = field_words(change)
        self.before, self.after = step_words(change)
        self.action = action_words(change)
        self.image = image_words(change)
        self.is_whole = change.step is not Step.CHANGED and change.record != "details"

    @property
    def what(self) -> str:
        """Record and field on one line."""
        return "  ".join(filter(None, (self.field, self.record)))

    def has(self, words: Sequence[str]) -> bool:
        """Whether all of `words` stand somewhere in it."""
        text = f"{self.moment} {self.what} {self.before} {self.after} {self.action}".lower()
        return all(word in text for word in words)


class History(Dialog[bool]):
    """Newest first; words typed leave only the lines that have them all."""

    closing = N_("Close")

    def __init__(self, name: str, changes: Sequence[Change], *, words: str = "") -> None:
        super().__init__(_("History: {name}").format(name=name))
        self._told = [Told(change) for change in changes]
        self._words = words
        self._shown: Sequence[Told] = ()

    def compose_content(self) -> ComposeResult:
        yield Field(
            self._words,
            placeholder=clean(_("a field, a value, a day: only lines with these words")),
            classes="first",
        )
        yield Rows(id="steps")
        yield Words(id="step", classes="dialog-detail")

    def on_mount(self) -> None:
        self.rows.can_focus = False
        self.watch(self.rows, "cursor", self._say_step)
        self._show(self._words)
        self.call_after_refresh(self._say_step)  # its lines are broken to the width there is

    @property
    def rows(self) -> Rows:
        return self.query_one(Rows)

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, words: str) -> None:
        wanted = words.lower().split()
        self._shown = [told for told in self._told if told.has(wanted)]
        self.rows.show([_row(told) for told in self._shown])
        nothing = _("No line of this history has these words.")
        self.complain("" if self._shown else nothing)
        self._say_step()

    def _say_step(self) -> None:
        """The step under the cursor in full."""
        lines: list[str] = []
        if self.rows.cursor < len(self._shown):
            told = self._shown[self.rows.cursor]
            lines = [f"{told.moment}   {told.action}", told.what]
            step = f"{told.before or _('not known')} {_ARROW} {_after(told)}"
            lines += wrap(told.image or step, max(20, self.rows.row_width - 4), 3)
        self.query_one("#step", Words).update(clean_lines("\n".join(lines[:_MOST_DETAIL])))

    def own_hints(self) -> list[Hint]:
        return []

    def action_dialog_save(self) -> None:
        """Nothing to save."""

    def action_dialog_next(self) -> None:
        self.rows.action_list_down()

    def action_dialog_previous(self) -> None:
        self.rows.action_list_up()


def _after(told: Told) -> str:
    return told.after or _("not known")


def _row(told: Told) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        action = _ACTION if width >= _NAMES_ACTIONS_FROM else 0
        rest = width - _MOMENT - _WHAT - 2 - (action + 1 if action else 0)
        after = _after(told)
        if told.is_whole:
            what = _WHAT + 1 + rest - _STEP - 1
            return line(
                Cell(told.moment, _MOMENT, "muted"),
                Cell(told.what, what, "strong"),
                Cell(after, _STEP),
                *((Cell(told.action, action, "muted"),) if action else ()),
                gap=1,
            )
        arrow = f" {_ARROW} " if told.before else ""
        before = min(cells(told.before), max(0, rest - cells(arrow) - min(cells(after), rest // 2)))
        return line(
            Cell(told.moment, _MOMENT, "muted"),
            Cell("", 1),
            Cell(told.what, _WHAT, "strong"),
            Cell("", 1),
            Cell(told.before, before, "muted"),
            Cell(arrow, cells(arrow), "muted"),
            Cell(after, rest - before - cells(arrow)),
            *((Cell("", 1), Cell(told.action, action, "muted")) if action else ()),
        )

    return compose
