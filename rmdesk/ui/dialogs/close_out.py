"""The end of the day on one sheet: calls not written down, what is open, and tomorrow."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from textual import events
from textual.app import ComposeResult

from rmdesk.desk.calling.shown import Unlogged
from rmdesk.desk.day.close_out import CloseOut, OpenRow
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words import close_out as words

_NAME, _HOUR = 12, 7
_AROUND, _FEWEST = 11, 4
"""Lines of the dialog around the sheet, and so many of the sheet at least."""

Compose = Callable[[int], Line]


class Act(Enum):
    """What is to be done with a line, or with the day."""

    LOG = auto()
    DONE = auto()
    MOVE = auto()
    DROP = auto()
    OPEN_CLIENT = auto()
    UNDO = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """An act, the place of the cursor, and what stood there."""

    act: Act
    place: int
    about: Unlogged | OpenRow | None = None


class CloseOutSheet(RowsDialog[Step]):
    """Answers with the next step. Enter logs a contact; leaving settles nothing."""

    BINDINGS = bindings(Scope.CLOSE_OUT)
    closing = N_("Leave")

    def __init__(
        self, sheet: CloseOut, *, at: int | None = None, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(words.title(sheet), refusal=refusal)
        self._sheet = sheet
        self._at = at
        self._lines = _lines_of(sheet)

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean_lines(words.day_so_far(self._sheet)), classes="dialog-text")
        yield Rows(id="close-out", classes="first")
        yield Words(id="close-line", classes="dialog-detail")

    def on_mount(self) -> None:
        places = [place for place, (about, _) in enumerate(self._lines) if about]
        # What was settled is no line any more: the next one that can be, else the first.
        at = next((one for one in places if one >= (self._at or 0)), places[0] if places else 0)
        self.rows.show([compose for _about, compose in self._lines], cursor=at)
        self.watch(self.rows, "cursor", self._explain)

    def on_resize(self, event: events.Resize) -> None:
        self.rows.styles.max_height = max(_FEWEST, event.size.height - _AROUND)

    def own_hints(self) -> list[Hint]:
        names = ("done", "move", "drop", "day", "undo")
        own = [BY_ID[f"close.{name}"] for name in names]
        return [
            Hint(key_name("enter"), _("Log"), "dialog.save"),
            *(Hint(first_key(command), _(command.footer), command.id) for command in own),
        ]

    def _explain(self, place: int) -> None:
        """The line under the cursor in full."""
        self.query_one("#close-line", Words).update(
            formats.clean_lines(words.in_full(self._lines[place][0]))
        )

    # --- steps ---

    def action_dialog_save(self) -> None:
        about = self._about
        if about is None or about.client_id is None:
            self.complain(_("This is about no client."))
        else:
            self._dismiss_with(Act.LOG)

    def action_close_done(self) -> None:
        if isinstance(self._about, OpenRow):
            self._dismiss_with(Act.DONE)
        else:
            self.complain(words.not_open_item())

    def action_close_move(self) -> None:
        if isinstance(self._about, OpenRow):
            self._dismiss_with(Act.MOVE)
        else:
            self.complain(words.not_open_item())

    def action_close_drop(self) -> None:
        if self._about is None:
            self.complain(words.not_open_item())
        else:
            self._dismiss_with(Act.DROP)

    def action_close_client(self) -> None:
        about = self._about
        if about is None or about.client_id is None:
            self.complain(_("This is about no client."))
        else:
            self._dismiss_with(Act.OPEN_CLIENT)

    def action_close_undo(self) -> None:
        self._dismiss_with(Act.UNDO)

    def action_close_day(self) -> None:
        self._dismiss_with(Act.CLOSE)

    @property
    def _about(self) -> Unlogged | OpenRow | None:
        return self._lines[self.rows.cursor][0]

    def _dismiss_with(self, act: Act) -> None:
        self.dismiss(Step(act, self.rows.cursor, self._about))


def _lines_of(sheet: CloseOut) -> list[tuple[Unlogged | OpenRow | None, Compose]]:
    shown: list[tuple[Unlogged | OpenRow | None, Compose]] = []
    shown.append((None, _section(words.unlogged_heading(sheet))))
    shown += [(one, _unlogged(one)) for one in sheet.unlogged]
    shown.append((None, _blank))
    shown.append((None, _section(words.open_heading(sheet))))
    shown += [(one, _open(one)) for one in sheet.rows]
    if rest := words.rest(sheet):
        shown.append((None, _plain(rest, "muted")))
    shown.append((None, _blank))
    shown.append((None, _section(words.tomorrow_heading(sheet.tomorrow))))
    shown += [(None, _plain(*said)) for said in words.tomorrow_lines(sheet)]
    return shown


def _blank(width: int) -> Line:
    return line(Cell("", width))


def _section(text: str) -> Compose:
    return lambda width: line(Cell(text, width, "heading"))


def _plain(text: str, style: str = "") -> Compose:
    return lambda width: line(Cell(text, width, style))


def _unlogged(one: Unlogged) -> Compose:
    style = "muted" if one.is_no_call else ""
    return lambda width: line(
        Cell(one.name, _NAME, style or "strong"),
        Cell("", 1),
        Cell(f"{one.at:%H:%M}", _HOUR, style),
        Cell(words.unlogged(one), width - _NAME - _HOUR - 1, style),
    )


def _open(one: OpenRow) -> Compose:
    carried = f"+{one.row.carried}" if one.row.carried else ""

    def compose(width: int) -> Line:
        return line(
            Cell(one.name, _NAME, "strong"),
            Cell("", 1),
            Cell(carried, _HOUR - 1, "warning"),
            Cell("", 1),
            Cell(words.reasons(one.row), width - _NAME - _HOUR - 1),
        )

    return compose
