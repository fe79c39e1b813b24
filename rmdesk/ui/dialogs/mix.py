"""A wished mix: a share for each class, together 100 %; the sum is said while one types."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult

from rmdesk.domain.diagnosis.mixes import Mix, ShareClass, wrong_with_mix
from rmdesk.domain.diagnosis.records import wrong_with_own_mix
from rmdesk.domain.money import Money
from rmdesk.domain.shares import WHOLE_BP
from rmdesk.domain.valuation import read_rate
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.typed.ledger import percent_text
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label

NO_PERCENT: Final = N_("{said} is no share; type whole per cents like 30.")
_SUM: Final = "mix-sum"


@dataclass(frozen=True, slots=True)
class TypedMix:
    """What was typed for each class, and the mix it was read as; empty until it is in order."""

    mix: Mix
    texts: Mapping[str, str]


class MixForm(Dialog[TypedMix]):
    """Answers with a mix that is whole; `held` are the amounts that the classes have now."""

    def __init__(
        self,
        title: str,
        about: str,
        draft: TypedMix,
        *,
        held: Mapping[ShareClass, Money] | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._about = about
        self._draft = draft
        self._held = held or {}

    def compose_content(self) -> ComposeResult:
        yield Words(formats.clean_lines(self._about), classes="dialog-text")
        for place, one in enumerate(ShareClass):
            yield SideRow(
                label(one),
                id=one,
                value=self._draft.texts.get(one, ""),
                placeholder="0",
                reading=partial(self._say, one),
                is_first=place == 0,
            )
        yield Words(id=_SUM, classes="dialog-detail")

    def on_mount(self) -> None:
        super().on_mount()
        if isinstance(self._refusal, ValueRefused):
            self._complain(self._refusal)
        self._say_sum()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A share is typed over: 30 put beside 25 would be 3025."""
        if isinstance(event.widget, Field):
            event.widget.select_all()

    @on(Field.Changed)
    def _typed(self) -> None:
        self.call_after_refresh(self._say_sum)

    def _say(self, one: ShareClass, text: str) -> str:
        """What the share would be of what is held, beside what there is."""
        if one not in self._held:
            return ""
        whole = Money(sum(amount.fen for amount in self._held.values()))
        held = formats.money_wan(self._held[one])
        try:
            share = _share(one, text)
        except ValueRefused:
            return _("not yet")
        wished = formats.money_wan(Money(whole.fen * share // WHOLE_BP))
        return _("= {wished} 万, held {held} 万").format(wished=wished, held=held)

    def _say_sum(self) -> None:
        try:
            together = sum(self._shares().values())
        except ValueRefused:
            said = ""
        else:
            said = _sum_words(together)
        self.query_one(f"#{_SUM}", Words).update(said)

    def _texts(self) -> dict[str, str]:
        return {row.id: row.value for row in self.query(SideRow) if row.id}

    def _shares(self) -> dict[ShareClass, int]:
        texts = self._texts()
        return {one: _share(one, texts[one]) for one in ShareClass}

    def answer(self) -> TypedMix | None:
        try:
            mix = self._shares()
            if wrong := wrong_with_mix(mix) or wrong_with_own_mix(mix):
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self._complain(refusal)
            return None
        return TypedMix(mix, self._texts())

    def _complain(self, refusal: ValueRefused) -> None:
        field = refusal.field.rpartition(".")[2]
        row = self.query_one(f"#{field}", SideRow) if field in set(ShareClass) else None
        self.complain(refusal.sentence(), row.field if row else None)


def typed_mix(mix: Mix) -> TypedMix:
    """A mix that there is, as it is typed."""
    texts = {str(one): percent_text(mix[one]) for one in ShareClass if mix.get(one)}
    return TypedMix(mix, texts)


def _share(one: ShareClass, text: str) -> int:
    """In hundredths of a per cent; nothing typed is none. Raises ValueRefused."""
    if not text.strip():
        return 0
    said = text.strip()
    share = read_rate(said)
    if share is None:
        raise ValueRefused(Wrong(one, NO_PERCENT, {"said": said}))
    return share


def _sum_words(together: int) -> str:
    if together == WHOLE_BP:
        return _("Together 100 %.")
    percent = percent_text(together)
    if together < WHOLE_BP:
        rest = percent_text(WHOLE_BP - together)
        return _("Together {percent} %: {rest} % are still missing.").format(
            percent=percent, rest=rest
        )
    rest = percent_text(together - WHOLE_BP)
    return _("Together {percent} %: {rest} % too many.").format(percent=percent, rest=rest)
