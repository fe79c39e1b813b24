"""The export form: what it comes to is said before anything leaves."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.export_wish import (
    CALENDAR,
    KINDS,
    Offer,
    Typed,
    Wish,
    Wrong,
    consequences,
    usual_path,
    wish,
)
from rmdesk.ui.dialogs.form import TITLE_WIDTH, FormRow
from rmdesk.ui.dialogs.target_path import Paths, completed
from rmdesk.ui.keymap import key_name
from rmdesk.ui.path_completion import IMPORTED
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.words import Words

_KIND_WORDS = (N_("Workbook .xlsx"), N_("CSV, UTF-8"), N_("CSV, GB18030"))


class ExportFile(Dialog[Wish]):
    """One form for lists and calendars; the lines below it say what it comes to."""

    def __init__(self, offer: Offer, typed: Typed, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Export to a file"), refusal=refusal)
        self._offer = offer
        self._said = ""
        self._typed = typed if typed.path else replace(typed, path=usual_path(typed, offer.today))

    def compose_content(self) -> ComposeResult:
        typed = self._typed
        yield self._choice(
            *(_("What"), "sheet"),
            (_("Client list"), _("Contact calendar"), _("Assets and liabilities")),
            first=True,
        )
        yield self._choice(
            _("Whose"), "whose", [f"{word}: {len(ids):,}" for word, ids in self._offer.whose]
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
        yield Words(id="export-says", classes="dialog-text")

    def _choice(
        self, title: str, name: str, words: Sequence[str], *, first: bool = False
    ) -> Choice:
        chosen = min(getattr(self._typed, name), len(words) - 1)
        return Choice(title, words, id=name, title_width=TITLE_WIDTH, chosen=chosen, is_first=first)

    def on_mount(self) -> None:
        self._field("path").suggester = Paths(IMPORTED)
        for secret in ("password", "again"):
            self._field(secret).hide_text()
        self._show()

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        event.stop()
        before, self._typed = self._typed, self.typed()
        path = self._field("path")
        if path.value == usual_path(before, self._offer.today):
            path.value = usual_path(self._typed, self._offer.today)
        elif (plain := Path(path.value)).suffix.lower() in (".xlsx", ".csv"):
            path.value = str(plain.with_suffix(KINDS[self._typed.kind].suffix))
        self._show()

    @on(Field.Changed)
    def _changed(self) -> None:
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Tab takes the rest of a path that is offered, else goes on."""
        if event.key == "tab" and completed(self._field("path")):
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
            return wish(self._offer, self.typed())
        except Wrong as wrong:
            self.complain(wrong.sentence, self._field(wrong.at))
            return None

    def _show(self) -> None:
        """What the file will hold, and that it leaves the book."""
        typed = self.typed()
        is_calendar, is_workbook = typed.sheet == CALENDAR, typed.kind == 0
        self.query_one("#first").display = self.query_one("#last").display = is_calendar
        self.query_one("#password").display = is_workbook
        self.query_one("#again").display = is_workbook and bool(typed.password)
        said = formats.clean_lines(consequences(self._offer, typed))
        if said != self._said:  # a new layout for every key typed would be felt
            self._said = said
            self.query_one("#export-says", Words).update(said)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", FormRow).field


_CHOICES = ("sheet", "whose", "kind")
_TEXTS = ("path", "first", "last", "password", "again", "reason")
