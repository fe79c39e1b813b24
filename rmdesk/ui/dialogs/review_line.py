"""A line of a review with all its fields: typed in one go, or row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.ledger import spoken_lines
from rmdesk.domain.ledger.lines import WITHOUT_BANK
from rmdesk.domain.ledger.words import Vocabulary, is_our_bank
from rmdesk.domain.reviews.entry import LineEntry, read_amount, wrong_with_entry
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.in_one_form import InOneForm
from rmdesk.ui.typed import ledger as ledger_texts
from rmdesk.ui.typed.ledger import our_bank, read_day, read_kind
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reviews import held_for

_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "holding_class": (N_("Kind"), N_("定期, dq, time deposit")),
    "institution": (N_("Bank"), N_("empty: our bank")),
    "item": (N_("Item"), N_("may stay empty")),
    "amount": (N_("Amount"), N_("5万, 125,000; ? not known")),
    "as_of": (N_("As of"), N_("today, unless earlier")),
    "held_since": (N_("Held since"), N_("3.15, -30, 2024-01-05")),
    "risk": (N_("Risk"), "R2"),
    "note": (N_("Note"), N_("for the talk; not shown to the client")),
}
_DAYS: Final = ("as_of", "held_since")


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """A line as it was typed, and what it was read as."""

    entry: LineEntry
    texts: Mapping[str, str]


def texts_of(entry: LineEntry) -> dict[str, str]:
    """The texts of a line as it stands."""
    return {
        "holding_class": label(entry.holding_class),
        "institution": our_bank() if entry.is_ours else entry.institution,
        "item": entry.item,
        "amount": formats.money_typed(entry.amount) if entry.amount is not None else "",
        "as_of": entry.as_of.isoformat() if entry.as_of else "",
        "held_since": entry.held_since.isoformat() if entry.held_since else "",
        "risk": entry.risk,
        "note": entry.note,
    }


class ReviewLineForm(InOneForm[TypedEntry]):
    """Answers with a line that is in order."""

    row_titles = _TITLES
    in_one_example = N_("dq 5万 3个月 2.1% 甲银行")

    def __init__(
        self,
        title: str,
        words: Vocabulary,
        draft: TypedEntry,
        *,
        today: date,
        in_one: bool,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, draft.texts, in_one=in_one, refusal=refusal)
        self._words = words
        self._today = today

    def say(self, name: str, texts: Mapping[str, str]) -> str:
        text = texts[name]
        if not text.strip():
            return _("not known") if name == "amount" else ""
        if name == "holding_class":
            return label(read_kind(text)) or _("not understood yet")
        if name == "amount":
            amount = read_amount(text)
            if isinstance(amount, Wrong):
                return _("not an amount yet")
            return _("not known") if amount is None else f"= {formats.money_typed(amount)}"
        if name in _DAYS:
            try:
                on = read_day(text, self._today, name)
            except ValueRefused:
                return _("not a date yet")
            if on is not None and name == "held_since":
                return f"= {formats.day(on)}  {held_for(on, self._today)}"
            return f"= {formats.day(on)}" if on else ""
        return ""

    def understood(self, text: str) -> Mapping[str, str]:
        spoken = spoken_lines.read_line(text, self._words, today=self._today)
        return ledger_texts.texts_understood(spoken)

    def answer(self) -> TypedEntry | None:
        texts = self.texts()
        try:
            entry = self._entry(texts)
        except ValueRefused as refusal:
            self.refused(refusal)
            return None
        return TypedEntry(entry, texts)

    def _entry(self, texts: Mapping[str, str]) -> LineEntry:
        """The line that was typed; raises ValueRefused for the first row that is wrong."""
        institution = texts["institution"].strip()
        kind = read_kind(texts["holding_class"])
        is_ours = is_our_bank(institution) or institution == our_bank()
        is_ours = is_ours or (not institution and kind not in WITHOUT_BANK)
        amount = read_amount(texts["amount"])
        if isinstance(amount, Wrong):
            raise ValueRefused(amount)
        entry = LineEntry(
            holding_class=kind,
            is_ours=is_ours,
            institution="" if is_ours else self._words.bank_begun(institution) or institution,
            item=texts["item"].strip(),
            held_since=read_day(texts["held_since"], self._today, "held_since"),
            risk=texts["risk"].strip().upper(),
            amount=amount,
            as_of=read_day(texts["as_of"], self._today, "as_of"),
            note=texts["note"].strip(),
        )
        if wrong := wrong_with_entry(entry, None, today=self._today):
            raise ValueRefused(wrong)
        return entry
