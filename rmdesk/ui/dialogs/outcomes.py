"""The outcomes of a call: all of them in the order of their digits, with what follows from each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.app import ComposeResult

from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind, by_digit
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.outcomes import outcome_words

_WORDS: Final = 16


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to do: change an outcome, put it on a `digit`, or with neither begin a new one; without
    anything the standard set comes back."""

    code: str = ""
    digit: str = ""
    is_new: bool = False


class OutcomeSet(RowsDialog[Chosen]):
    """Answers with what to do next. A dot marks what is not as it came with the program."""

    closing = N_("Close")

    def __init__(self, outcomes: Sequence[OutcomeKind], *, code: str = "", news: str = "") -> None:
        super().__init__(_("Outcomes of a call"))
        self._outcomes = outcomes
        self._digits = {kind.code: digit for digit, kind in by_digit(outcomes).items()}
        self._at = next((n for n, kind in enumerate(outcomes) if kind.code == code), 0)
        self._news = news

    def compose_content(self) -> ComposeResult:
        yield Rows(id="outcomes", classes="first")
        yield Words(id="outcome-says", classes="dialog-detail")

    def on_mount(self) -> None:
        super().on_mount()
        last = [_new_row(_("New outcome")), _new_row(_("The set that came with the program"))]
        rows = [self._row(kind) for kind in self._outcomes]
        self.watch(self.rows, "cursor", self._explain, init=False)
        self.rows.show([*rows, *last], cursor=self._at)
        self._explain()

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Edit"), "dialog.save"),
            Hint("1-9", _("Put it on this digit"), "dialog.save"),
        ]

    def answer(self) -> Chosen:
        place = self.rows.cursor - len(self._outcomes)
        if place < 0:
            return Chosen(self._outcomes[self.rows.cursor].code)
        return Chosen(is_new=place == 0)

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        if len(typed) == 1 and typed in "123456789" and self.rows.cursor < len(self._outcomes):
            event.stop()
            event.prevent_default()
            self.dismiss(Chosen(self._outcomes[self.rows.cursor].code, digit=typed))

    def _row(self, kind: OutcomeKind) -> Callable[[int], Line]:
        digit = "-" if kind.is_hidden else self._digits.get(kind.code, "")
        mark = "" if kind in STANDARD else "*"
        style = "muted" if kind.is_hidden else ""
        return lambda width: line(
            Cell(digit, 2, "heading"),
            Cell(mark, 1, "accent"),
            Cell(outcome_words(kind), _WORDS, style or "strong"),
            Cell(flags_in_words(kind), width - _WORDS - 6, style),
            gap=1,
        )

    def _explain(self) -> None:
        """The flags whole, where the row has no room for them; and what was done a moment ago."""
        place = self.rows.cursor
        said = flags_in_words(self._outcomes[place]) if place < len(self._outcomes) else ""
        about = _("0 skips always; what has no digit is chosen from the list of all outcomes.")
        told = "\n".join(filter(None, (said or about, self._news)))
        self.query_one("#outcome-says", Words).update(told)


def flags_in_words(kind: OutcomeKind) -> str:
    """What follows from the outcome, in one line."""
    agrees = {
        AppointmentKind.MEETING: _("agrees a meeting"),
        AppointmentKind.CALL_BACK: _("agrees a call-back"),
    }
    reached = _("reached") if kind.counts_reached else _("dialled in vain")
    parts = [
        _("hidden") if kind.is_hidden else "",
        reached if kind.is_dial else _("no dial"),
        agrees[kind.agrees] if kind.agrees else "",
        _("asks the reason") if kind.code == Outcome.SKIPPED else "",
        _("needs a note") if kind.needs_note else "",
        _("closes the number") if kind.closes_number else "",
        _("do not call again") if kind.stops_cadence else "",
        _("Enter twice") if kind.confirms else "",
    ]
    return _(", ").join(filter(None, parts))


def _new_row(words: str) -> Callable[[int], Line]:
    return lambda width: line(Cell("", 5), Cell(words, width - 5, "accent"))
