"""A line of the ledger: typed in one go, or row by row; what is typed is read at once."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger import spoken_lines
from rmdesk.domain.ledger.lines import STOPS, LedgerLine, valued, wrong_with
from rmdesk.domain.ledger.words import Vocabulary
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_
from rmdesk.ui.dialogs.parts.in_one_form import InOneForm
from rmdesk.ui.typed import ledger as ledger_texts
from rmdesk.ui.typed.ledger import TypedLine, read_kind
from rmdesk.ui.typed.ledger_readings import Reader

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


class HoldingForm(InOneForm[TypedLine]):
    """Answers with a line that is in order."""

    row_titles = _TITLES
    in_one_example = N_("dq 5万 3个月 2.1% 甲银行")

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
        super().__init__(title, draft.texts, in_one=in_one, refusal=refusal)
        self._words = words
        self._draft = draft
        self._today = today
        self._reader = Reader(words, client, today)

    def say(self, name: str, texts: Mapping[str, str]) -> str:
        return self._reader.say(name, texts)

    def understood(self, text: str) -> Mapping[str, str]:
        spoken = spoken_lines.read_line(text, self._words, today=self._today)
        return ledger_texts.texts_understood(spoken)

    def read_all(self) -> None:
        super().read_all()
        texts = self.texts()
        kind = read_kind(texts["holding_class"])
        for name in _OF_A_DEBT:
            is_asked = kind is not None and kind.is_liability
            self.row(name).display = is_asked or bool(texts[name])
        for name in STOPS:
            self.row(name).display = kind in _RISES_AND_FALLS or bool(texts[name])

    def answer(self) -> TypedLine | None:
        texts = self.texts()
        try:
            line = ledger_texts.read_line(
                texts, self._words, today=self._today, before=self._draft.line
            )
            newest = self._words.net_values.get(line.product_id) if line.product_id else None
            if wrong := wrong_with(valued(line, newest), today=self._today):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self.refused(refusal)
            return None
        return TypedLine(line, texts)


def empty_line() -> TypedLine:
    """Nothing typed yet."""
    return TypedLine(LedgerLine(holding_class=None), {})
