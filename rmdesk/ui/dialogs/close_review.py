"""Closing a review: how it was talked through, when the next one is, and a total to tie out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from textual.app import ComposeResult

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.entry import read_amount
from rmdesk.domain.reviews.review import Way
from rmdesk.domain.reviews.totals import Worth
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.dialogs.parts.planned_day import reading_of
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import worth_wan

NO_MOMENT = N_("This is no date that exists; type it like 下周三10:30, 月底 or 2027-03-05.")

_WAYS: Final[Sequence[Way | None]] = (*Way, None)
"""In the order of their numbers; that nobody said it comes last, and stands until somebody does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What is agreed at the end of a review; None was not said."""

    way: Way | None = None
    stated: Money | None = None
    next_on: date | None = None
    at: time | None = None


class CloseReviewForm(Dialog[Closing]):
    """Day and hour of the next review are typed as they are said; empty leaves it to the class."""

    def __init__(
        self,
        title: str,
        total: Worth,
        today: date,
        proposed: date,
        days: WorkingDays,
        draft: Closing,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._total = total
        self._today = today
        self._proposed = proposed
        self._days = days
        self._draft = draft

    def compose_content(self) -> ComposeResult:
        total = _("The lines come to {amount} 万.").format(amount=worth_wan(self._total))
        frozen = _("A closed review stays as it was; its newer figures go into the ledger.")
        yield Words(formats.clean_lines(f"{total} {frozen}"), classes="dialog-text")
        yield FormRow(
            _("Next review"),
            id="next_on",
            value=self._spoken(),
            placeholder=_("下周三10:30, 月底, +30; the hour may be left out"),
            reading=self._read_next,
            is_first=True,
        )
        ways = [*(label(way) for way in Way), _("not said")]
        chosen = _WAYS.index(self._draft.way)
        yield Choice(_("Way"), ways, id="way", title_width=TITLE_WIDTH, chosen=chosen)
        yield FormRow(
            _("Stated total"),
            id="stated",
            value=formats.money_typed(self._draft.stated) if self._draft.stated else "",
            placeholder=_("what a statement says; empty: nothing to tie out"),
            reading=self._read_stated,
        )

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self._at(self._refusal)

    def _spoken(self) -> str:
        draft = self._draft
        parts = [
            draft.next_on.isoformat() if draft.next_on else "",
            f"{draft.at:%H:%M}" if draft.at else "",
        ]
        return " ".join(filter(None, parts))

    def _at(self, refusal: ValueRefused) -> None:
        """Say what is wrong at its field."""
        name = "next_on" if refusal.field == "at" else refusal.field
        found = [row for row in self.query(FormRow) if row.id == name]
        self.complain(refusal.sentence(), found[0].field if found else None)

    def _row(self, name: str) -> FormRow:
        return self.query_one(f"#{name}", FormRow)

    def _read_next(self, text: str) -> str:
        if not text.strip():
            day = formats.day(self._proposed)
            return _("nothing agreed: due by class on {day}").format(day=day)
        when = read_when(text, self._today)
        if when is None:
            return _("not a date yet")
        hour = f"{when.at:%H:%M}  " if when.at else ""
        return hour + reading_of(when.on, self._today, self._days)

    def _read_stated(self, text: str) -> str:
        if not text.strip():
            return ""
        stated = read_amount(text)
        if isinstance(stated, Wrong) or stated is None:
            return _("not an amount yet")
        if stated == self._total.amount and not self._total.unknown:
            return _("= {amount} yuan, ties out").format(amount=formats.money_typed(stated))
        off = formats.money_typed(self._total.amount - stated)
        return _("{sign} the lines are off by {amount} yuan").format(
            sign=formats.alarm_sign(), amount=off
        )

    def answer(self) -> Closing | None:
        try:
            return self._agreed()
        except ValueRefused as refusal:
            self._at(refusal)
            return None

    def _agreed(self) -> Closing:
        """Raises ValueRefused."""
        text = self._row("next_on").value
        when = read_when(text, self._today)
        if when is None and text.strip():
            raise ValueRefused(Wrong("next_on", NO_MOMENT))
        stated = read_amount(self._row("stated").value)
        if isinstance(stated, Wrong):
            raise ValueRefused(Wrong("stated", stated.message, stated.parameters))
        return Closing(
            way=_WAYS[self.query_one("#way", Choice).chosen],
            stated=stated,
            next_on=when.on if when else None,
            at=when.at if when else None,
        )
