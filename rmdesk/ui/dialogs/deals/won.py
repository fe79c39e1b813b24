"""How a deal closed: for how much, on which day, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.diagnosing.proposing import CARE_MISSING
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.deals.entry import Won, wrong_with_won
from rmdesk.domain.deals.loans import LOAN_CLASSES
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.metrics import Metric
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.suitability import CARE_FROM_AGE
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.at_once import SaidAtOnce
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH
from rmdesk.ui.dialogs.parts.planned_day import reading_of
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.typed.deal_meant import amount_meant, pieces_meant
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.deals import amount_in_both, month_word
from rmdesk.ui.words.labels import label

NO_DAY: Final = N_("This is no date that exists; type it like today, -1 or 11.18.")
NO_DAY_AHEAD: Final = N_("This is no date that exists; type it like +7, 下周三 or 12.3.")

_LOAN: Final = N_(
    "In the ledger a loan is a debt: say which. A business loan stands among the other debts."
)
_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "amount": (N_("Amount"), "20万"),
    "pieces": (N_("Pieces"), "1"),
    "on": (N_("Day it closed"), N_("today, unless it was earlier")),
    "after_sale_on": (N_("After-sale"), N_("empty: none; +7, 下周三")),
    "care": (N_("Care taken"), N_("read aloud, daughter was there")),
}


@dataclass(frozen=True, slots=True)
class TypedWon:
    """How it closed, and the texts that were typed."""

    won: Won
    care: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WonGround:
    """What the form goes by: `line` is what would stand in the ledger, None where nothing does."""

    title: str
    metric: Metric | None
    month: date
    line: LedgerLine | None
    asks_care: bool
    today: date
    days: WorkingDays

    @property
    def is_loan(self) -> bool:
        """Whether the line is a debt of which it is to be said which one."""
        line = self.line
        if line is None or line.product_id is not None or line.holding_class is None:
            return False
        return line.holding_class.is_liability


class WonForm(Dialog[TypedWon]):
    """Everything is filled in as it most likely was; Enter takes it."""

    def __init__(
        self,
        ground: WonGround,
        texts: Mapping[str, str],
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Closed: {deal}").format(deal=ground.title), refusal=refusal)
        self._ground = ground
        self._texts = texts
        self._at_once = SaidAtOnce(self)

    def compose_content(self) -> ComposeResult:
        metric = self._ground.metric
        counted = _("Counts towards {metric} in {month}.").format(
            metric=_(metric.name) if metric else formats.unknown(),
            month=month_word(self._ground.month),
        )
        yield Words(
            formats.clean_lines(f"{counted}\n{self._ledger_words()}"), classes="dialog-text"
        )
        for name, (title, example) in _TITLES.items():
            if name == "care" and not self._ground.asks_care:
                continue
            yield SideRow(
                _(title),
                id=name,
                value=self._texts.get(name, ""),
                placeholder=_(example),
                reading=partial(self._say, name),
                is_first=name == "amount",
            )
            if name == "on" and self._ground.line is not None:
                words, likely = self._ledger_choice()
                yield Choice(
                    _("Ledger"),
                    words,
                    id="into_ledger",
                    title_width=TITLE_WIDTH,
                    chosen=int(self._texts.get("into_ledger", likely)),
                )

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self._at(self._refusal)

    def _ledger_words(self) -> str:
        line = self._ground.line
        if line is None:
            return _("It is no line of the ledger; a policy is entered on the client's page.")
        if self._ground.is_loan:
            return _(_LOAN)
        named = "  ".join(filter(None, (label(line.holding_class), line.item)))
        return _("Into the ledger: {line}.").format(line=named)

    def _ledger_choice(self) -> tuple[list[str], int]:
        """The words of the choice, and which of them is likely; the last is no line at all."""
        line = self._ground.line
        if line is None or not self._ground.is_loan:
            return [_("yes, write it there"), _("no")], 0
        words = [label(one) for one in LOAN_CLASSES]
        return [*words, _("not into it")], LOAN_CLASSES.index(line.holding_class)

    def _say(self, name: str, text: str) -> str:
        try:
            said = self._understood(name, text)
        except ValueRefused:
            return _("not yet")
        return said if self._wrong_at(name, text) is None else _("to be mended")

    def _wrong_at(self, name: str, text: str) -> ValueRefused | None:
        """What would not be accepted of the text of a row, whatever the others say."""
        if not text.strip():
            return None
        metric = self._ground.metric
        amount = "1" if metric is None or metric.has_amount else ""
        alone = {"amount": amount, "on": "", "after_sale_on": "", "pieces": "", "care": "-"}
        try:
            self._won(alone | {name: text})
        except ValueRefused as refusal:
            return refusal
        return None

    @on(Field.Changed)
    def _typed(self, _event: Field.Changed) -> None:
        rows = list(self.query(SideRow))
        wrongs = (self._wrong_at(row.id, row.value) for row in rows if row.id)
        self._at_once.say(filter(None, wrongs))

    def _understood(self, name: str, text: str) -> str:
        match name:
            case "amount":
                amount = amount_meant({"amount": text})
                if amount is None:
                    return ""
                return f"= {amount_in_both(amount)}"
            case "on":
                day = self._closed_on(text)
                return f"= {formats.day(day)}  {formats.ago(day, self._ground.today)}"
            case "after_sale_on":
                day_after = self._after_sale_on(text)
                if day_after is None:
                    return _("no call after the sale")
                return reading_of(day_after, self._ground.today, self._ground.days)
            case _:
                return ""

    def _closed_on(self, text: str) -> date:
        when = read_when(text, self._ground.today, looking="back") if text.strip() else None
        if when is None and text.strip():
            raise ValueRefused(Wrong("on", NO_DAY))
        return when.on if when else self._ground.today

    def _after_sale_on(self, text: str) -> date | None:
        when = read_when(text, self._ground.today) if text.strip() else None
        if when is None and text.strip():
            raise ValueRefused(Wrong("after_sale_on", NO_DAY_AHEAD))
        return when.on if when else None

    # --- the answer ---

    def _at(self, refusal: ValueRefused) -> None:
        found = [row for row in self.query(SideRow) if row.id == refusal.field]
        self.complain(refusal.sentence(), found[0].field if found else None)

    def answer(self) -> TypedWon | None:
        texts = {row.id: row.value for row in self.query(SideRow) if row.id}
        choices = list(self.query(Choice))
        if choices:
            texts["into_ledger"] = str(choices[0].chosen)
        try:
            won = self._won(texts, choices[0].chosen if choices else None)
        except ValueRefused as refusal:
            self._at(refusal)
            self._at_once.answered()
            return None
        row = self.query_one("#amount", SideRow)
        is_as_before = row.value == self._texts.get("amount")
        if not is_as_before and self._at_once.asks_about(won.amount, row):
            return None
        return TypedWon(won, texts.get("care", "").strip(), texts)

    def _won(self, texts: Mapping[str, str], chosen: int | None = None) -> Won:
        ground = self._ground
        into_ledger = chosen is not None and chosen < len(self._ledger_choice()[0]) - 1
        loan = LOAN_CLASSES[chosen or 0] if into_ledger and ground.is_loan else None
        won = Won(
            amount=amount_meant(texts),
            pieces=pieces_meant(texts),
            on=self._closed_on(texts["on"]),
            into_ledger=into_ledger,
            after_sale_on=self._after_sale_on(texts["after_sale_on"]),
            loan=loan,
        )
        if wrong := wrong_with_won(won, ground.metric, today=ground.today):
            raise ValueRefused(wrong)
        if ground.asks_care and not texts.get("care", "").strip():
            raise ValueRefused(Wrong("care", CARE_MISSING, {"age": CARE_FROM_AGE}))
        return won
