"""What became of a line that ended: how much, since when, and where the money went."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from textual.app import ComposeResult

from rmdesk.domain.endings import Ending, Way, ending_day, expected_amount, wrong_with_ending
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ledger.lines import NO_AMOUNT
from rmdesk.domain.ledger.words import Vocabulary
from rmdesk.domain.spoken.terms import Term
from rmdesk.domain.valuation import parts_text, proceeds, rate_text
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.field_form import FieldForm
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.typed.ledger import read_amount, read_day, read_maturity, read_yearly_rate
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label


@dataclass(frozen=True, slots=True)
class TypedEnding:
    """An ending, and the texts it was read from."""

    ending: Ending
    texts: dict[str, str]


class EndingForm(FieldForm[TypedEnding]):
    """Everything is filled in as it most likely was; Enter takes it."""

    def __init__(
        self,
        holding: Holding,
        way: Way,
        words: Vocabulary,
        *,
        today: date,
        title: str,
        draft: TypedEnding | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._holding = holding
        self._way = way
        self._words = words
        self._today = today
        self._texts = draft.texts if draft else self._likely()

    def _likely(self) -> dict[str, str]:
        """As the line itself suggests: renewed from its maturity for the same term and rate."""
        holding = self._holding
        texts = {
            "amount": formats.money_typed(expected_amount(holding)),
            "on": ending_day(holding, self._today).isoformat(),
        }
        if self._way is Way.RENEWED:
            term = _term_of(holding)
            texts["maturity"] = f"{term.count}{term.unit}" if term else ""
            rate = holding.rate_bp
            texts["rate_bp"] = parts_text(rate * 100) if rate is not None else ""
        if self._way is Way.MOVED:
            texts["institution"] = ""
        return texts

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean(self._explained()), classes="dialog-text")
        titles = {
            "amount": _("Amount"),
            "on": _("On"),
            "maturity": _("New maturity"),
            "rate_bp": _("New rate, %"),
            "institution": _("To which bank"),
        }
        examples = {"maturity": _("3个月, 2027-03-05"), "institution": _("甲银行")}
        for name, text in self._texts.items():
            yield SideRow(
                titles[name],
                id=name,
                value=text,
                placeholder=examples.get(name, ""),
                reading=partial(self._say, name),
                is_first=name == ("institution" if self._way is Way.MOVED else "amount"),
            )

    def _explained(self) -> str:
        if proceeds(self._holding) is not None:
            return _("The amount is principal and interest at the rate on file; correct it if not.")
        return label(self._way)

    def _say(self, name: str, text: str) -> str:
        try:
            return self._understood(name, text) if text.strip() else ""
        except ValueRefused:
            return _("not yet")

    def _understood(self, name: str, text: str) -> str:
        match name:
            case "amount":
                amount = formats.money_wan(read_amount(text, name))
                return _("= {amount} 万").format(amount=amount)
            case "on":
                on = self._day(text)
                return f"= {formats.day(on)}  {formats.ago(on, self._today)}"
            case "maturity":
                on_row = self.row("on")
                start = self._day(on_row.value) if on_row.is_mounted else self._today
                return f"= {formats.day(read_maturity(text, start, self._today))}"
            case "rate_bp":
                rate = rate_text(read_yearly_rate(text) or 0)
                return _("= {rate} a year").format(rate=rate)
            case _:
                bank = self._words.bank_begun(text)
                return f"= {bank}" if bank else ""

    def _day(self, text: str) -> date:
        return read_day(text, self._today, "on") or self._today

    def answer(self) -> TypedEnding | None:
        texts = {name: self.row(name).value for name in self._texts}
        try:
            ending = self._read(texts)
            if wrong := wrong_with_ending(self._holding, ending, today=self._today):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self.refused(refusal)
            return None
        return TypedEnding(ending, texts)

    def _read(self, texts: dict[str, str]) -> Ending:
        on, bank = self._day(texts["on"]), texts.get("institution", "").strip()
        amount = read_amount(texts["amount"], "amount")
        if amount is None:
            raise ValueRefused(Wrong("amount", NO_AMOUNT))
        return Ending(
            way=self._way,
            on=on,
            amount=amount,
            maturity=read_maturity(texts.get("maturity", ""), on, self._today),
            rate_bp=read_yearly_rate(texts.get("rate_bp", "")),
            institution=self._words.bank_begun(bank) or bank,
        )


def _term_of(holding: Holding) -> Term | None:
    """How long the line ran: in months where it ended on the day of the month it began on."""
    start, maturity = holding.start, holding.maturity
    if start is None or maturity is None or maturity <= start:
        return None
    months = (maturity.year - start.year) * 12 + maturity.month - start.month
    in_months = Term(months, "m")
    if months and in_months.after(start) == maturity:
        return in_months
    return Term((maturity - start).days, "d")
