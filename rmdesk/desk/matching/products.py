"""The bank's list of products: a row is the product with its code, and a net value at most."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from rmdesk.desk.matching.drafts import Draft, filled, key_of
from rmdesk.desk.matching.records import REPEATS
from rmdesk.desk.matching.rules import Place, Rules
from rmdesk.desk.matching.tally import ONLY_UPDATES, Tally
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.products import NetValue, Product, ProductLine, wrong_with_product
from rmdesk.domain.suitability import product_level
from rmdesk.domain.valuation import parts_text
from rmdesk.exchange.columns import dictionary
from rmdesk.language import N_

OLDER = N_("The net value is of {day}, older than the one on file; only it was left out.")
TO_COME = N_("The net value is of a day still to come; only it was left out.")
RISK_UNREAD = N_("This risk level is not known here; write R1 to R5. It was left out.")

NET_VALUE = "net_value"
"""What a draft shows of its newest net value; it is no field of the record."""

_DEFAULTS = {field.name: None for field in fields(Product) if field.name != "id"} | {
    field.name: field.default
    for field in fields(ProductLine)
    if field.name not in ("code", "name", "kind")
}


class Products:
    """Every product on file or to be added, and the net values that are new."""

    def __init__(
        self,
        on_file: Iterable[dict[str, Any]],
        newest: Mapping[ProductId, NetValue],
        *,
        today: date,
        rules: Rules,
    ) -> None:
        self._today = today
        self._rules = rules
        self.drafts: list[Draft] = []
        self.net_values: dict[Draft, tuple[date, int]] = {}
        self._newest: dict[Draft, tuple[date, int]] = {}
        self.by_code: dict[str, Draft] = {}
        for values in on_file:
            draft = Draft(values.pop("id"), values)
            known = newest.get(ProductId(draft.id or 0))
            if known is not None:
                self._newest[draft] = (known.on, known.value)
            values[NET_VALUE] = _shown(self._newest.get(draft))
            self._keep(draft)

    def match(self, tally: Tally) -> None:
        """Take the rows of one list; what it lacks stays on the shelf."""
        seen: dict[Draft, int] = {}
        for number, cells in tally.sheet.rows:
            values: dict[str, Any] = dict(zip(tally.sheet.fields, cells, strict=True))
            value, on = values.pop(NET_VALUE, None), values.pop("net_value_on", None)
            values = self._converted(values, tally, number)
            draft = self.by_code.get(key_of(values["code"]))
            if draft is not None and draft in seen:
                tally.refuse(REPEATS, number, first=seen[draft])
                continue
            if draft is None:
                if not self._rules.may_add:
                    tally.refuse(ONLY_UPDATES, number)
                    continue
                draft = self._added(values, tally.place(number))
                if wrong := wrong_with_product(_line(draft)):
                    self._forget(draft)
                    why: dict[str, Any] = {**wrong.parameters}
                    tally.refuse(wrong.message, number, **why)
                    continue
                is_new, changed = True, False
            else:
                is_new, changed = False, self._updated(draft, values, tally, number)
            seen[draft] = number
            changed = self._value(draft, value, on, tally, number) or changed
            tally.took(number, draft, is_new=is_new, changed=changed)

    def _converted(self, values: dict[str, Any], tally: Tally, row: int) -> dict[str, Any]:
        code = values.pop("kind", None)
        values.pop("called", None)
        guess = code if code not in (None, "other") else None
        guess = guess or dictionary().guess("class", values["name"])
        values["kind"] = HoldingClass(guess) if guess else None
        if risk := values.get("risk"):
            level = product_level(risk)
            if level is None:
                tally.notice(RISK_UNREAD, row, field="risk")
            values["risk"] = f"R{level}" if level else ""
        return values

    def _added(self, values: Mapping[str, Any], origin: Place) -> Draft:
        whole = {**_DEFAULTS, **filled(values), NET_VALUE: ""}
        if whole["kind"] is None:
            whole["kind"] = HoldingClass.WEALTH_PRODUCT
        draft = Draft(None, whole, origin=origin)
        self._keep(draft)
        return draft

    def _updated(self, draft: Draft, values: Mapping[str, Any], tally: Tally, row: int) -> bool:
        """Take over what a row says of a product on file, unless that cannot be."""
        if not (self._rules.may_update or draft.is_new):
            return False
        if wrong := wrong_with_product(_line(draft, values)):
            why: dict[str, Any] = {**wrong.parameters}
            tally.notice(wrong.message, row, **why)
            return False
        # The code found it, however it is written here.
        changed = draft.merge({name: said for name, said in values.items() if name != "code"})
        return draft.reappear() or changed

    def _value(
        self, draft: Draft, value: int | None, on: date | None, tally: Tally, row: int
    ) -> bool:
        """Take a net value of a later day than the newest, or another one of that day."""
        if value is None:
            return False
        day, known = on or self._today, self._newest.get(draft)
        if day > self._today:
            tally.notice(TO_COME, row, field=NET_VALUE)
            return False
        if known is not None and day < known[0]:
            tally.notice(OLDER, row, field=NET_VALUE, day=day.isoformat())
            return False
        if known == (day, value) or (known is not None and on is None and known[1] == value):
            return False
        self.net_values[draft] = self._newest[draft] = (day, value)
        draft.set(NET_VALUE, _shown((day, value)))
        return True

    def _keep(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.by_code[key_of(draft.values["code"])] = draft

    def _forget(self, draft: Draft) -> None:
        self.drafts.remove(draft)
        del self.by_code[key_of(draft.values["code"])]


def _line(draft: Draft, values: Mapping[str, Any] | None = None) -> ProductLine:
    """The product as it would be."""
    whole = {**draft.values, **filled(values or {})}
    return ProductLine(**{name: whole[name] for name in ProductLine.__dataclass_fields__})


def _shown(value: tuple[date, int] | None) -> str:
    return f"{parts_text(value[1], least=4)}  {value[0].isoformat()}" if value else ""
