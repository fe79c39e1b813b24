"""Proposing a product: chosen from the shelf with the gate's verdict, an amount, what was done."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.diagnosing.candidates import Candidate, Shown
from rmdesk.desk.diagnosing.proposing import CARE_MISSING
from rmdesk.domain.ids import ProductId
from rmdesk.domain.ledger.lines import NEGATIVE_AMOUNT
from rmdesk.domain.ledger.words import Vocabulary
from rmdesk.domain.money import Money
from rmdesk.domain.proposals import NO_AMOUNT, wrong_with_amount
from rmdesk.domain.reviews.entry import read_amount
from rmdesk.domain.suitability import CARE_FROM_AGE
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.offers import Offers
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.proposals import levels, why_not

_LEVEL, _NAME, _KIND = 5, 20, 16


@dataclass(frozen=True, slots=True)
class TypedProposal:
    """What is proposed, and the texts as they were typed."""

    product_id: ProductId
    amount: Money | None
    care: str
    note: str
    texts: tuple[tuple[str, str], ...]


class ProposalForm(Dialog[TypedProposal]):
    """Answers only with a product that the gate lets through; what it says stands below the field
    while a product is chosen."""

    def __init__(
        self,
        shown: Shown,
        before: TypedProposal | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("Proposal: {name}").format(name=shown.client.name)
        super().__init__(title, refusal=refusal)
        self._shown = shown
        self._texts = dict(before.texts) if before else {}
        self._words = Vocabulary(products=[one.product for one in shown.candidates])

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Product"),
            id="product",
            value=self._texts.get("product", ""),
            placeholder=_("code or name; Down goes to the list"),
            reading=self._verdict,
            is_first=True,
        )
        yield Offers[Candidate](id="on-shelf")
        yield FormRow(
            _("Amount"),
            id="amount",
            value=self._texts.get("amount", ""),
            placeholder=_("5万, 125,000; empty: still open"),
            reading=_amount_read,
        )
        if self._shown.needs_care:
            yield FormRow(
                _("Care taken"),
                id="care",
                value=self._texts.get("care", ""),
                placeholder=_("65 or older: read aloud, daughter was there, time to think"),
            )
        yield FormRow(_("Note"), id="note", value=self._texts.get("note", ""))

    def on_mount(self) -> None:
        super().on_mount()
        self._offer(self._typed("product"))
        if isinstance(self._refusal, ValueRefused):
            self.complain(self._refusal.sentence(), self._row(self._refusal.field).field)

    # --- the product ---

    @property
    def offers(self) -> Offers[Candidate]:
        return self.query_one("#on-shelf", Offers)

    @on(Field.Changed, "#product Field")
    def _product_typed(self, event: Field.Changed) -> None:
        self._offer(event.value)

    @on(Offers.Chosen)
    def _offer_taken(self, event: Offers.Chosen) -> None:
        event.stop()
        self._row("product").field.value = self.offers.taken.product.code
        self._row("amount").field.focus()

    def _offer(self, text: str) -> None:
        """What of the shelf is meant by `text`; nothing more once one is."""
        sought = text.strip().casefold()
        is_chosen = self._candidate(text) is not None
        found = [
            one
            for one in self._shown.candidates
            if sought in one.product.name.casefold() or sought in one.product.code.casefold()
        ]
        self.offers.offer([] if is_chosen else found, _offered)

    def _candidate(self, text: str) -> Candidate | None:
        product = self._words.product_begun(text)
        return next((one for one in self._shown.candidates if one.product is product), None)

    def _verdict(self, text: str) -> str:
        if not self._shown.candidates:
            return _("Nothing is on the shelf; products are entered in the table of products.")
        found = self._candidate(text)
        if found is None:
            return _("not yet") if text.strip() else ""
        name = f"= {found.product.name}  {levels(found.judged)}"
        if found.refusal is None:
            return f"{name}  {label(found.judged.fit)}"
        return f"{name}  {formats.alarm_sign()} {label(found.judged.fit)}"

    # --- the answer ---

    def _row(self, name: str) -> FormRow:
        return self.query_one(f"#{name}", FormRow)

    def _typed(self, name: str) -> str:
        found = self.query(f"#{name}")
        return self._row(name).value if found else ""

    def _meant(self) -> Candidate | None:
        """The product that was typed, or the one marked in the list once it was narrowed to one
        or gone into; then the field holds it."""
        found = self._candidate(self._typed("product"))
        offers = self.offers
        if found is None and offers.offered and (offers.cursor or len(offers.offered) == 1):
            found = offers.taken
            self._row("product").field.value = found.product.code
        return found

    def answer(self) -> TypedProposal | None:
        found = self._meant()
        if found is None:
            sentence = _("Type the code or name of a product that is sold, or choose one below.")
            self.complain(sentence, self._row("product").field)
            return None
        if found.refusal is not None:
            self.complain(why_not(found.refusal), self._row("product").field)
            return None
        amount = _amount(self._typed("amount"))
        wrong = amount if isinstance(amount, Wrong) else wrong_with_amount(amount)
        if wrong is None and self._shown.needs_care and not self._typed("care").strip():
            wrong = Wrong("care", CARE_MISSING, {"age": CARE_FROM_AGE})
        if wrong is not None or isinstance(amount, Wrong):
            assert wrong is not None
            self.complain(wrong.sentence(), self._row(wrong.field).field)
            return None
        names = ("product", "amount", "care", "note")
        return TypedProposal(
            product_id=found.product.id,
            amount=amount,
            care=self._typed("care").strip(),
            note=self._typed("note").strip(),
            texts=tuple((name, self._typed(name)) for name in names),
        )


def _amount(text: str) -> Money | Wrong | None:
    """What is to be put in; below zero there is no proposal, either."""
    amount = read_amount(text)
    if isinstance(amount, Wrong) and amount.message == NEGATIVE_AMOUNT:
        return Wrong("amount", NO_AMOUNT)
    return amount


def _amount_read(text: str) -> str:
    amount = read_amount(text)
    if isinstance(amount, Wrong):
        return _("not an amount yet")
    return f"= {formats.money_full(amount)}" if amount is not None else ""


def _offered(one: Candidate) -> Callable[[int], Line]:
    style = "muted" if one.refusal else ""
    said = label(one.judged.fit)
    if one.refusal:
        said = f"{formats.alarm_sign()} {said}"

    def compose(width: int) -> Line:
        verdict = min(width - _LEVEL - _NAME, formats.cells(said))
        kind = _KIND if width - _LEVEL - verdict >= _NAME + _KIND + 2 else 0
        name = width - _LEVEL - verdict - kind - (2 if kind else 1)
        return line(
            Cell(one.product.risk or formats.unknown(), _LEVEL, style),
            Cell(one.product.name, name, style),
            Cell("", 1),
            Cell(label(one.product.kind), kind, "muted"),
            Cell("", int(bool(kind))),
            Cell(said, verdict, "warning" if one.refusal else "good"),
        )

    return compose
