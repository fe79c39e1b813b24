"""Export: what goes into the file, how, and what that means, said before anything leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.suggester import Suggester
from textual.widgets import Static

from rmdesk.desk.exported_sheets import CalendarSheet, ClientSheet, ExportedSheet
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.spoken_dates import read_when
from rmdesk.domain.views import ShownColumn
from rmdesk.errors import RmdeskError
from rmdesk.exchange.writers.outline import FileKind, Form
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.form import TITLE_WIDTH, FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.labels import label
from rmdesk.ui.path_completion import as_path, common_beginning, completions
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field

LIST, CALENDAR = 0, 1
_KINDS = (FileKind.WORKBOOK, FileKind.CSV_UTF8, FileKind.CSV_GB18030)
_KIND_WORDS = (N_("Workbook .xlsx"), N_("CSV, UTF-8"), N_("CSV, GB18030"))
_MOST_TITLES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be exported from where the user stands."""

    shown: Sequence[int]
    marked: Sequence[int]
    every: Sequence[int]
    columns: tuple[ShownColumn, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form as it stands, to open it again without losing a word."""

    sheet: int = LIST
    whose: int = 0
    kind: int = 0
    path: str = ""
    first: str = ""
    last: str = ""
    password: str = ""
    again: str = ""
    reason: str = ""

    def __repr__(self) -> str:
        return "Typed()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be exported where; `typed` opens the dialog again."""

    sheet: ExportedSheet
    path: Path
    form: Form
    reason: str | None
    typed: Typed


class _Paths(Suggester):
    """Goes on to where all files and folders that begin so agree; the right arrow takes it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        found = [path for path in completions(value) if path.startswith(value)]
        further = common_beginning(found)
        return further if len(further) > len(value) else None


class ExportFile(Dialog[Wish]):
    """One form for lists and calendars; the lines below it say what it comes to."""

    def __init__(self, offer: Offer, typed: Typed, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Export to a file"), refusal=refusal)
        self._offer = offer
        self._said = ""
        self._typed = typed if typed.path else replace(typed, path=_usual(typed, offer.today))
        whose = ((_("listed"), offer.shown), (_("marked"), offer.marked), (_("all"), offer.every))
        self._whose = [(word, ids) for word, ids in whose if ids]

    def compose_content(self) -> ComposeResult:
        typed = self._typed
        yield self._choice(
            _("What"), "sheet", (_("Client list"), _("Contact calendar")), first=True
        )
        yield self._choice(
            _("Whose"), "whose", [f"{word}: {len(ids):,}" for word, ids in self._whose]
        )
        yield self._choice(_("Format"), "kind", [_(word) for word in _KIND_WORDS])
        yield FormRow(_("File"), id="path", value=typed.path)
        days = _("2026-11-01, last mon, -30")
        yield FormRow(_("From"), id="first", value=typed.first, placeholder=days)
        yield FormRow(_("To"), id="last", value=typed.last, placeholder=days)
        yield FormRow(
            _("Password"),
            id="password",
            value=typed.password,
            placeholder=_("of the file, from 8 characters; empty: none"),
        )
        yield FormRow(_("Once more"), id="again", value=typed.again)
        yield FormRow(
            _("Reason"),
            id="reason",
            value=typed.reason,
            placeholder=_("why numbers must stand whole; empty: masked"),
        )
        yield Static(id="export-says", classes="dialog-text")

    def _choice(
        self, title: str, name: str, words: Sequence[str], *, first: bool = False
    ) -> Choice:
        chosen = min(getattr(self._typed, name), len(words) - 1)
        return Choice(title, words, id=name, title_width=TITLE_WIDTH, chosen=chosen, is_first=first)

    def on_mount(self) -> None:
        self._field("path").suggester = _Paths()
        for secret in ("password", "again"):
            self._field(secret).hide_text()
        self._show()

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        event.stop()
        before, self._typed = self._typed, self.typed()
        path = self._field("path")
        if path.value == _usual(before, self._offer.today):
            path.value = _usual(self._typed, self._offer.today)
        elif (plain := Path(path.value)).suffix.lower() in (".xlsx", ".csv"):
            path.value = str(plain.with_suffix(_KINDS[self._typed.kind].suffix))
        self._show()

    @on(Choice.Submitted)
    def _entered_on_choice(self, event: Choice.Submitted) -> None:
        event.stop()
        self.action_dialog_save()

    @on(Field.Changed)
    def _changed(self) -> None:
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Tab takes the rest of a path that is offered, else goes on."""
        path = self._field("path")
        if event.key == "tab" and path.has_focus and path.cursor_position == len(path.value):
            before = path.value
            path.action_cursor_right()
            if path.value != before:
                event.stop()
                event.prevent_default()

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Export"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
            Hint(f"{key_name('left')} {key_name('right')}", _("Choose"), "dialog.next"),
        ]

    def typed(self) -> Typed:
        """The form as it stands."""
        choices = {name: self.query_one(f"#{name}", Choice).chosen for name in _CHOICES}
        texts = {name: self._field(name).value for name in _TEXTS}
        return Typed(**choices, **texts)  # type: ignore[arg-type]

    def answer(self) -> Wish | None:
        try:
            return self._wish(self.typed())
        except _Wrong as wrong:
            self.complain(wrong.sentence, self._field(wrong.at))
            return None

    def _wish(self, typed: Typed) -> Wish:
        if not typed.path.strip():
            raise _Wrong("path", _("Type the name of the file."))
        if typed.password != typed.again:
            raise _Wrong("again", _("The two passwords differ."))
        try:
            form = Form(kind=_KINDS[typed.kind], password=typed.password)
        except RmdeskError as error:
            raise _Wrong("password", _in_words(error)) from error
        return Wish(
            sheet=self._sheet(typed),
            path=as_path(typed.path),
            form=form,
            reason=typed.reason.strip() or None,
            typed=typed,
        )

    def _sheet(self, typed: Typed) -> ExportedSheet:
        ids = self._whose[typed.whose][1]
        if typed.sheet == LIST:
            return ClientSheet(ids=ids, columns=self._offer.columns, word=label)
        first, last = self._day(typed.first), self._day(typed.last)
        if first is None or last is None:
            raise _Wrong("last" if first else "first", _("not a date yet"))
        try:
            return CalendarSheet(ids=ids, first=first, last=last)
        except RmdeskError as error:
            raise _Wrong("last", _in_words(error)) from error

    def _show(self) -> None:
        """What the file will hold, and that it leaves the book."""
        typed = self.typed()
        is_calendar, is_workbook = typed.sheet == CALENDAR, typed.kind == 0
        self.query_one("#first").display = self.query_one("#last").display = is_calendar
        self.query_one("#password").display = is_workbook
        self.query_one("#again").display = is_workbook and bool(typed.password)
        lines = [self._content(typed), _masking(typed), _protection(typed)]
        said = formats.clean_lines("\n".join(lines))
        if said != self._said:  # a new layout for every key typed would be felt
            self._said = said
            self.query_one("#export-says", Static).update(said)

    def _content(self, typed: Typed) -> str:
        count = f"{len(self._whose[typed.whose][1]):,}"
        if typed.sheet == LIST:
            titles = [_(FIELDS[column.field].title) for column in self._offer.columns]
            more = "…" if len(titles) > _MOST_TITLES else ""
            listed = ", ".join(titles[:_MOST_TITLES]) + more
            return _("In it: {count} clients, in the list's order: {columns}.").format(
                count=count, columns=listed
            )
        first, last = self._day(typed.first), self._day(typed.last)
        if first is None or last is None:
            return _("In it: {count} clients; say from which day to which.").format(count=count)
        said = (
            _("In it: {count} clients from {first} to {last}, the gists as notes of the cells.")
            if typed.kind == 0
            else _("In it: {count} clients from {first} to {last}; CSV has no room for the gists.")
        )
        return said.format(count=count, first=formats.day(first), last=formats.day(last))

    def _day(self, text: str) -> date | None:
        when = read_when(text, self._offer.today, looking="back")
        return when.on if when else None

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", FormRow).field


class _Wrong(Exception):
    """What is wrong with the form, and in which field."""

    def __init__(self, at: str, sentence: str) -> None:
        super().__init__(at)
        self.at = at
        self.sentence = sentence


_CHOICES = ("sheet", "whose", "kind")
_TEXTS = ("path", "first", "last", "password", "again", "reason")


def _in_words(refusal: RmdeskError) -> str:
    return f"{refusal.sentence()}\n{refusal.advice()}"


def _masking(typed: Typed) -> str:
    if typed.reason.strip():
        return _("Phone, ID and card numbers stand whole; your reason is kept in the book.")
    return _("Phone, ID and card numbers are masked.")


def _protection(typed: Typed) -> str:
    if typed.password and typed.kind == 0:
        return _("The file leaves the encrypted book; out there only its password protects it.")
    return _("The file leaves the encrypted book; out there nothing protects it.")


def _usual(typed: Typed, today: date) -> str:
    """A file name for today in the user's folder."""
    name = _("Contact calendar") if typed.sheet == CALENDAR else _("Clients")
    return str(Path.home() / f"{name} {today.isoformat()}{_KINDS[typed.kind].suffix}")
