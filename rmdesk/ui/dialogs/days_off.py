"""Leave, days off and shifts of one's own: what is entered ahead, and the form for more."""

from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from rmdesk.domain.calendar.working_days import OwnKind, OwnSpan, WorkingDays
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.entry import EntryDialog, Misread
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.words.days import own_word

KINDS = (OwnKind.LEAVE, OwnKind.OFF, OwnKind.SHIFT)


@dataclass(frozen=True, slots=True)
class LeaveTyped:
    """A span, and the texts it was read from."""

    span: OwnSpan
    first: str
    last: str


class LeaveForm(EntryDialog[LeaveTyped]):
    """First and last day as one says them; the last may be left out."""

    def __init__(
        self,
        today: date,
        days: WorkingDays,
        before: LeaveTyped | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Leave, a day off or a shift"), today, refusal=refusal)
        self._days = days
        self._before = before

    def compose_content(self) -> ComposeResult:
        before = self._before
        kind = KINDS.index(before.span.kind) if before else 0
        yield FormRow(
            _("First day"),
            id="first",
            value=before.first if before else "",
            placeholder=_("12.21, next mon, +3"),
            reading=self._first_reading,
            is_first=True,
        )
        yield FormRow(
            _("Last day"),
            id="last",
            value=before.last if before else "",
            placeholder=_("empty: that day alone"),
            reading=self._last_reading,
        )
        yield self.choice_row(_("What"), "kind", [own_word(one) for one in KINDS], kind)
        yield FormRow(
            _("Note"),
            id="note",
            value=before.span.note if before else "",
            placeholder=_("may stay empty"),
        )

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused) and self._refusal.field in ("first", "last"):
            self.call_after_refresh(self.row(self._refusal.field).field.focus)

    def _read(self, text: str) -> date | None:
        when = read_when(text, self.today, days=self._days) if text.strip() else None
        return when.on if when else None

    def _first_reading(self, text: str) -> str:
        on = self._read(text)
        if on is None:
            return _("not a date yet") if text.strip() else ""
        if self.is_mounted and self.query("#last Field"):
            self.call_later(self.row("last").read_again)
        return self._in_words(on)

    def _last_reading(self, text: str) -> str:
        first = self._read(self.typed("first"))
        last = self._read(text) if text.strip() else first
        if last is None:
            return _("not a date yet") if text.strip() else ""
        if first is None:
            return self._in_words(last)
        count = (last - first).days + 1
        if count < 1:
            return f"{self._in_words(last)}  {formats.alarm_sign()} {_('before the first day')}"
        worked = len(self._days.between(first, last)) if count <= _MOST_COUNTED else 0
        return _("{day}: {count} days, {worked} of them working days").format(
            day=self._in_words(last), count=count, worked=worked
        )

    def _in_words(self, on: date) -> str:
        shown = f"= {formats.day(on)}  {formats.ahead(on, self.today)}"
        return f"{shown}  {formats.alarm_sign()} {_('already past')}" if on < self.today else shown

    def entry(self) -> LeaveTyped:
        first_text, last_text = self.typed("first"), self.typed("last")
        first, last = self._read(first_text), self._read(last_text)
        if first is None:
            raise Misread("first", first_text)
        if last is None and last_text.strip():
            raise Misread("last", last_text)
        kind = KINDS[self.chosen("kind")]
        span = OwnSpan(first, last or first, kind, self.typed("note").strip())
        return LeaveTyped(span, first_text, last_text)


_MOST_COUNTED = 400
