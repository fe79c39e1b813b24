"""What a client allows: the channels with their newest answers, and a new answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.client_file.consents import AnswerToCome, NoSource
from rmdesk.domain.consents import ConsentChannel, Permissions
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.days import day_past
from rmdesk.ui.typed.misread import misread
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import label

_WAY, _STATE, _DAY = 16, 12, 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """The row chosen: a channel, or None for "do not call"."""

    channel: ConsentChannel | None


class Consents(RowsDialog[Wanted]):
    """One row for "do not call" and one for each channel; Enter notes a new answer."""

    closing = N_("Close")

    def __init__(self, name: str, held: Permissions, *, at: Wanted | None = None) -> None:
        super().__init__(_("Consents of {name}").format(name=name))
        self._held = held
        self._rows: Sequence[Wanted] = (Wanted(None), *map(Wanted, ConsentChannel))
        self._at = self._rows.index(at) if at else 0

    def compose_content(self) -> ComposeResult:
        yield Rows(id="consents", classes="first")

    def on_mount(self) -> None:
        super().on_mount()
        self.rows.show([self._row(wanted) for wanted in self._rows], cursor=self._at)

    def _row(self, wanted: Wanted) -> Callable[[int], Line]:
        return lambda width: consent_line(self._held, wanted.channel, width)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Note an answer"), "dialog.save")]

    def answer(self) -> Wanted | None:
        return self._rows[self.rows.cursor]


def consent_line(held: Permissions, channel: ConsentChannel | None, width: int) -> Line:
    """The channel, what was answered, when, and where that comes from."""
    if channel is None:
        state = _("said no") if held.do_not_call else _("no")
        return line(
            Cell(_("Do not call"), _WAY, "muted"),
            Cell(state, width - _WAY, "warning" if held.do_not_call else ""),
        )
    answer = held.answers.get(channel)
    if answer is None:
        state, style = _("not asked"), "muted"
    else:
        state = _("said yes") if answer.is_given else _("said no")
        style = "" if answer.is_given else "warning"
    return line(
        Cell(label(channel), _WAY, "muted"),
        Cell(state, _STATE, style),
        Cell(answer.on.isoformat() if answer else "", _DAY, "muted"),
        Cell(answer.source if answer else "", width - _WAY - _STATE - _DAY, "muted"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentAnswer:
    """What the client said of a channel, on which day, and how that can be shown."""

    is_given: bool
    on: date
    source: str = ""


class NoteConsent(Dialog[ConsentAnswer]):
    """A refusal is the client's word alone; a consent says where it can be seen."""

    def __init__(
        self,
        name: str,
        channel: ConsentChannel,
        today: date,
        draft: ConsentAnswer | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("{name}: {way}").format(name=name, way=label(channel))
        super().__init__(title, refusal=refusal)
        self._today = today
        self._draft = draft

    def compose_content(self) -> ComposeResult:
        draft = self._draft
        yield Choice(
            _("Answer"),
            [_("agrees"), _("refuses, or withdraws")],
            title_width=TITLE_WIDTH,
            chosen=0 if draft is None or draft.is_given else 1,
            is_first=True,
            id="answer",
        )
        is_today = draft is None or draft.on == self._today
        yield FormRow(
            _("Day"),
            id="day",
            value="" if is_today or draft is None else draft.on.isoformat(),
            placeholder=_("today, unless it was earlier: yesterday, -3, last fri"),
            reading=self._reading,
        )
        yield FormRow(
            _("Source"),
            id="source",
            value=draft.source if draft else "",
            placeholder=_("form of 2026-03-01, talk in the branch, message"),
        )

    def answer(self) -> ConsentAnswer | None:
        day, source = (self.query_one(f"#{row}", FormRow) for row in ("day", "source"))
        on_day = day_past(day.value, self._today)
        if on_day is None:
            self.complain(misread(day.value), day.field)
            return None
        if on_day > self._today:
            self.complain(AnswerToCome(day=on_day.isoformat()).in_full(), day.field)
            return None
        is_given = self.query_one("#answer", Choice).chosen == 0
        if is_given and not source.value.strip():
            self.complain(NoSource().in_full(), source.field)
            return None
        return ConsentAnswer(is_given=is_given, on=on_day, source=source.value.strip())

    def _reading(self, text: str) -> str:
        on_day = day_past(text, self._today)
        if on_day is None:
            return _("not a date yet")
        return f"= {formats.day(on_day)}  {formats.ago(on_day, self._today)}"
