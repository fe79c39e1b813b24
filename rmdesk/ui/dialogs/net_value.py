"""A net value: what a unit of a product is worth, and on which day."""

from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from rmdesk.domain.products import NO_NET_VALUE, NetValue, Product, wrong_with_net_value
from rmdesk.domain.valuation import parts_text, read_parts
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.field_form import FieldForm
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.typed.ledger import read_day
from rmdesk.ui.widgets.plain_words import Words


@dataclass(frozen=True, slots=True)
class TypedNetValue:
    """The value in 1/10,000 and its day, and the texts they were read from."""

    value: int
    on: date
    texts: tuple[str, str]


class NetValueForm(FieldForm[TypedNetValue]):
    """Value, Enter: the day is today unless another is typed."""

    def __init__(
        self,
        product: Product,
        newest: NetValue | None,
        *,
        today: date,
        draft: TypedNetValue | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Net value: {name}").format(name=product.name), refusal=refusal)
        self._newest = newest
        self._today = today
        self._texts = draft.texts if draft else ("", "")

    def compose_content(self) -> ComposeResult:
        if newest := self._newest:
            said = _("The newest is {value} of {day}.").format(
                value=parts_text(newest.value, least=4), day=formats.day(newest.on)
            )
            yield Words(formats.clean(said), classes="dialog-text")
        value, day = self._texts
        yield SideRow(
            _("Net value"),
            id="value",
            value=value,
            placeholder="1.0342",
            reading=self._say_value,
            is_first=True,
        )
        yield SideRow(
            _("Day"),
            id="on",
            value=day,
            placeholder=_("today, yesterday, 6.30"),
            reading=self._say_day,
        )

    def _say_value(self, text: str) -> str:
        value = read_parts(text)
        if value is None:
            return _("not yet") if text.strip() else ""
        if self._newest is None:
            return f"= {parts_text(value, least=4)}"
        moved = (value - self._newest.value) * 10_000 // self._newest.value
        return f"= {parts_text(value, least=4)} ({moved / 100:+.2f} %)"

    def _say_day(self, text: str) -> str:
        try:
            on = self._day(text)
        except ValueRefused:
            return _("not yet")
        return f"= {formats.day(on)}"

    def _day(self, text: str) -> date:
        return read_day(text, self._today, "on") or self._today

    def answer(self) -> TypedNetValue | None:
        texts = self.row("value").value, self.row("on").value
        try:
            value, on = read_parts(texts[0]), self._day(texts[1])
            if value is None:
                raise ValueRefused(Wrong("value", NO_NET_VALUE))
            wrong = wrong_with_net_value(value, on, newest=self._newest, today=self._today)
            if wrong:
                raise ValueRefused(wrong)
        except ValueRefused as refusal:
            self.refused(refusal)
            return None
        return TypedNetValue(value, on, texts)
