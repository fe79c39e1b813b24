"""A deal: typed in one go, or row by row; how it is understood is said at once."""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.deals.typed import read_deal
from rmdesk.domain.deals.words import implied_metric
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.at_once import SaidAtOnce
from rmdesk.ui.dialogs.parts.in_one_form import InOneForm
from rmdesk.ui.typed import deal_readings as readings
from rmdesk.ui.typed.deal_meant import Ground
from rmdesk.ui.typed.deals import (
    TypedDeal,
    read_entry,
    texts_understood,
    wrong_at,
    wrong_with_typed,
)

_TITLES: Final[Mapping[str, tuple[str, str]]] = {
    "product": (N_("Product"), N_("code, name or own words")),
    "amount": (N_("Amount"), N_("200000; empty: still open")),
    "pieces": (N_("Pieces"), "1"),
    "metric": (N_("Counts as"), N_("investment, insurance, loans, accounts")),
    "stage": (N_("Stage"), N_("stocked, invited, met, to close")),
    "expected_on": (N_("Expected week"), N_("next week, 12.3, eom")),
    "month": (N_("Month"), N_("next month; empty: that of the week")),
    "chance": (N_("Chance, %"), N_("empty: that of the stage")),
    "care": (N_("Care taken"), N_("read aloud, daughter was there")),
    "note": (N_("Note"), N_("may stay empty")),
}


class DealForm(InOneForm[TypedDeal]):
    """Answers with a deal that is in order; whether it may be, the desk says."""

    row_titles = _TITLES
    in_one_example = N_("gold 200000 2pcs next week investment")

    def __init__(
        self,
        title: str,
        ground: Ground,
        draft: TypedDeal,
        *,
        in_one: bool,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, draft.texts, in_one=in_one, refusal=refusal)
        self._ground = ground
        self._at_once = SaidAtOnce(self)

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self.read_all)  # what stands for an empty row is said at once

    def read_all(self) -> None:
        super().read_all()
        care = self.row("care")
        care.display = self._ground.shown.needs_care or bool(care.value)
        for name in ("stage", "chance"):
            self.row(name).display = self._ground.ended is None
        texts = self.texts()
        wrongs = (wrong_at(name, texts, self._ground) for name in self.row_titles)
        self._at_once.say(filter(None, wrongs))

    def one_example(self) -> str:
        """With a product that there is, and that suits."""
        suits = [one.product for one in self._ground.shown.candidates if one.refusal is None]
        named = [one.name for one in suits if implied_metric(one)]
        if not named:
            return super().one_example()
        return _("{product} 200000 2pcs next week").format(product=named[0])

    def say(self, name: str, texts: Mapping[str, str]) -> str:
        return readings.say(name, texts, self._ground)

    def understood(self, text: str) -> Mapping[str, str]:
        ground = self._ground
        spoken = read_deal(
            text,
            today=ground.today,
            shelf=ground.shelf,
            metrics=ground.fed_by_deals,
            month=ground.month,
        )
        return texts_understood(spoken, ground)

    def answer(self) -> TypedDeal | None:
        texts = self.texts()
        try:
            entry = read_entry(texts, self._ground)
            if wrong := wrong_with_typed(entry, texts["care"], self._ground):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self.refused(refusal)
            self._at_once.answered()
            return None
        on_file = self._ground.on_file
        is_as_before = on_file is not None and on_file.amount == entry.amount
        if not is_as_before and self._at_once.asks_about(entry.amount, self.row("amount")):
            return None
        return TypedDeal(entry, texts["care"].strip(), texts)
