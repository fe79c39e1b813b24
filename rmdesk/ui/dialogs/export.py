"""The export form: what it comes to is said before anything leaves."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
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
from rmdesk.ui.dialogs.file_out import LeavingFile
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.typed.path_completion import IMPORTED
from rmdesk.ui.widgets.choice import Choice

_KIND_WORDS = (N_("Workbook .xlsx"), N_("CSV, UTF-8"), N_("CSV, GB18030"))


class ExportFile(LeavingFile[Wish]):
    """One form for lists and calendars."""

    completes = IMPORTED

    def __init__(self, offer: Offer, typed: Typed, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Export to a file"), _("Export"), refusal=refusal)
        self._offer = offer
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
        yield from self.sealing_rows(typed.password, typed.again, typed.reason)

    def _choice(
        self, title: str, name: str, words: Sequence[str], *, first: bool = False
    ) -> Choice:
        chosen = min(getattr(self._typed, name), len(words) - 1)
        return Choice(title, words, id=name, title_width=TITLE_WIDTH, chosen=chosen, is_first=first)

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        event.stop()
        before, self._typed = self._typed, self.typed()
        path = self.field("path")
        if path.value == usual_path(before, self._offer.today):
            path.value = usual_path(self._typed, self._offer.today)
        elif (plain := Path(path.value)).suffix.lower() in (".xlsx", ".csv"):
            path.value = str(plain.with_suffix(KINDS[self._typed.kind].suffix))
        self.say_again()

    def typed(self) -> Typed:
        """The form as it stands."""
        return Typed(
            sheet=self._chosen("sheet"),
            whose=self._chosen("whose"),
            kind=self._chosen("kind"),
            path=self.field("path").value,
            first=self.field("first").value,
            last=self.field("last").value,
            password=self.field("password").value,
            again=self.field("again").value,
            reason=self.field("reason").value,
        )

    def answer(self) -> Wish | None:
        try:
            return wish(self._offer, self.typed())
        except Wrong as wrong:
            self.complain(wrong.sentence, self.field(wrong.at))
            return None

    def comes_to(self) -> tuple[str, bool]:
        typed = self.typed()
        self.query_one("#first").display = self.query_one("#last").display = typed.sheet == CALENDAR
        return consequences(self._offer, typed), typed.kind == 0

    def _chosen(self, name: str) -> int:
        return self.query_one(f"#{name}", Choice).chosen
