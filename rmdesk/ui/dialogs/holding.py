"""A line of the ledger: typed in one go, or row by row; what is typed is read at once."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult

from rmdesk.domain import spoken_lines
from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger_lines import STOPS, LedgerLine, valued, wrong_with
from rmdesk.domain.ledger_words import Vocabulary
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import ledger_texts
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.side_row import SideRow
from rmdesk.ui.ledger_readings import Reader
from rmdesk.ui.ledger_texts import ROWS, TypedLine, read_kind
from rmdesk.ui.widgets.field import Field

_IN_ONE: Final = "in-one"
_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "holding_class": (N_("Kind"), N_("定期, dq, time deposit")),
    "institution": (N_("Bank"), N_("empty: our bank")),
    "item": (N_("Item"), N_("may stay empty")),
    "amount": (N_("Amount"), N_("5万, 125,000")),
    "start": (N_("Start"), N_("today, 3.15, -30")),
    "maturity": (N_("Maturity"), N_("3个月, 2027-03-05")),
    "rate_bp": (N_("Rate, %"), "2.1"),
    "cost": (N_("Paid for it"), N_("what it cost")),
    "stop_profit_bp": (N_("Gain limit, %"), N_("10: tell the client then")),
    "stop_loss_bp": (N_("Loss limit, %"), N_("5: tell the client then")),
    "risk": (N_("Risk"), "R2"),
    "product_id": (N_("Product"), N_("code or name")),
    "units": (N_("Units"), "10,000.25"),
    "next_payment_on": (N_("Instalment"), N_("oldest unpaid: 20号, 12.10")),
    "repay_day": (N_("Paid on day"), N_("of every month: 20, 月底")),
    "as_of": (N_("As of"), N_("today, unless earlier")),
    "source": (N_("Source"), N_("who said so")),
}

# Asked only where they have a sense; but what was typed is never out of sight.
_OF_A_DEBT: Final = ("next_payment_on", "repay_day")
_RISES_AND_FALLS: Final = frozenset(
    {
        *(HoldingClass.WEALTH_PRODUCT, HoldingClass.BOND, HoldingClass.FUND),
        *(HoldingClass.BOND_FUND, HoldingClass.MIXED_FUND, HoldingClass.EQUITY_FUND),
        *(HoldingClass.STOCK, HoldingClass.METAL),
    }
)


class HoldingForm(Dialog[TypedLine]):
    """Answers with a line that is in order; Enter saves from any row.

    `in_one` gives the line above the rows in which everything can be typed at once. A row typed
    by hand is left alone by it.
    """

    def __init__(
        self,
        client: Client,
        words: Vocabulary,
        draft: TypedLine,
        *,
        today: date,
        title: str,
        in_one: bool,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._words = words
        self._draft = draft
        self._today = today
        self._in_one = in_one
        self._reader = Reader(words, client, today)
        self._filled: dict[str, str] = {}

    def compose_content(self) -> ComposeResult:
        if self._in_one:
            yield SideRow(
                _("In one line"),
                id=_IN_ONE,
                value=self._draft.texts.get(_IN_ONE, ""),
                placeholder=_("dq 5万 3个月 2.1% 甲银行"),
                is_first=True,
            )
        for place, name in enumerate(ROWS):
            title, example = _TITLES[name]
            yield SideRow(
                _(title),
                id=name,
                value=self._draft.texts.get(name, ""),
                placeholder=_(example),
                reading=partial(self._say, name),
                is_first=not self._in_one and place == 0,
            )

    def on_mount(self) -> None:
        super().on_mount()
        self._read_all()
        if isinstance(self._refusal, ValueRefused):
            self.complain(self._refusal.sentence(), self._row(self._refusal.field).field)

    def _say(self, name: str, _text: str) -> str:
        return self._reader.say(name, self._texts()) if self.is_mounted else ""

    def _texts(self) -> dict[str, str]:
        return {row.id: row.value for row in self.query(SideRow) if row.id}

    def _row(self, name: str) -> SideRow:
        return self.query_one(f"#{name}", SideRow)

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        rows = (above for above in event.input.ancestors if isinstance(above, SideRow))
        if next(rows).id == _IN_ONE:
            self._fill(event.value)
        # A row's reading goes by the others, too: a term by the start, a gain by the amount.
        self.call_after_refresh(self._read_all)

    def _fill(self, text: str) -> None:
        spoken = spoken_lines.read_line(text, self._words, today=self._today)
        for name, said in ledger_texts.texts_understood(spoken).items():
            field = self._row(name).field
            if field.value in ("", self._filled.get(name, "")):
                field.value = self._filled[name] = said

    def _read_all(self) -> None:
        for name in ROWS:
            self._row(name).read_again()
        texts = self._texts()
        kind = read_kind(texts["holding_class"])
        for name in _OF_A_DEBT:
            is_asked = kind is not None and kind.is_liability
            self._row(name).display = is_asked or bool(texts[name])
        for name in STOPS:
            self._row(name).display = kind in _RISES_AND_FALLS or bool(texts[name])

    def answer(self) -> TypedLine | None:
        texts = self._texts()
        try:
            line = ledger_texts.read_line(
                texts, self._words, today=self._today, before=self._draft.line
            )
        except ValueRefused as refusal:
            self.complain(refusal.sentence(), self._row(refusal.field).field)
            return None
        newest = self._words.net_values.get(line.product_id) if line.product_id else None
        if wrong := wrong_with(valued(line, newest), today=self._today):
            self.complain(wrong.sentence(), self._row(wrong.field).field)
            return None
        return TypedLine(line, texts)


def empty_line() -> TypedLine:
    """Nothing typed yet."""
    return TypedLine(LedgerLine(holding_class=None), {})
