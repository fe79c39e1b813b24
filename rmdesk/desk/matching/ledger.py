"""Holdings: client, institution, class, item and start."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.client_lists import Product
from rmdesk.desk.matching.drafts import Conflict, Draft, key_of, list_once
from rmdesk.desk.matching.line_identity import (
    masked_forms,
    place_of,
    product_of,
    same_class,
    unseen,
)
from rmdesk.desk.matching.line_remarks import remarks_on
from rmdesk.desk.matching.record_index import code_key
from rmdesk.desk.matching.records import Records
from rmdesk.desk.matching.rules import LINE, Place, Rules, Section, Verdict
from rmdesk.desk.matching.tally import LEFT_OUT
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.money import Money
from rmdesk.exchange.columns import dictionary
from rmdesk.language import N_

SAME_PRODUCT_TWICE = N_(
    "Several lines on file fit this product and its maturity;"
    " correct the amount on the client's page."
)

NO_SUCH_PRODUCT = N_(
    "No product of the shelf has this code; the line was taken without it. Import the bank's list"
    " of products first, or correct the code."
)

_NONE: Mapping[str, Draft] = MappingProxyType({})
_OURS = "本行"
_CLASSES = {kind.value: kind for kind in HoldingClass}


class Holdings(Records):
    """Every line of every client's ledger."""

    record = Holding
    section = Section.HOLDINGS

    def __init__(
        self,
        index: ClientIndex,
        on_file: Iterable[dict[str, Any]],
        *,
        today: date,
        rules: Rules | None = None,
        products: Mapping[str, Draft] = _NONE,
    ) -> None:
        self._products = products
        self._lacks_product = False
        self._by_product: dict[Hashable, list[Draft]] | None = None
        self._without_start: set[Draft] = set()
        super().__init__(index, on_file, today=today, rules=rules)

    def register(self, draft: Draft, key: Hashable) -> None:
        super().register(draft, key)
        if draft.values["start"] is None and draft.owner is not None:
            self._without_start.add(draft.owner)
        if self._by_product is not None:
            self._register_product(self._by_product, draft)

    def _register_product(self, known: dict[Hashable, list[Draft]], draft: Draft) -> None:
        assert draft.owner is not None
        list_once(known.setdefault(product_of(draft.owner, draft.values), []), draft)

    def _of_product(self, owner: Draft, values: Mapping[str, Any]) -> list[Draft]:
        """The lines about a product; the index is made when the first one asks."""
        if self._by_product is None:
            self._by_product = {}
            for draft in self.drafts:
                self._register_product(self._by_product, draft)
        return self._by_product.get(product_of(owner, values), [])

    def key(self, values: Mapping[str, Any]) -> Hashable:
        return (
            place_of(values),
            code_key(values["holding_class"], values["called"]),
            key_of(values["item"]),
            values["start"],
        )

    def converted(self, values: dict[str, Any]) -> dict[str, Any]:
        amount = values["amount"]
        item, code = values.get("item") or "", values.get("holding_class")
        product = self._product(values)
        if code is None and product is not None:
            code = product.values["kind"]
        elif code is None:
            code = dictionary().guess("class", item) or HoldingClass.OTHER.value
        values["holding_class"] = kind = _CLASSES[code]
        is_owed = amount < 0 and kind.is_liability  # debts are kept without a sign
        if values.get("is_ours") is None:  # a sheet without a bank column lists our own products
            values["is_ours"], values["institution"] = True, _OURS
        values["called"] = values.get("called") or ""
        values["item"] = item
        values["amount"] = Money(-amount if is_owed else amount)
        if values.get("cost") is not None:
            values["cost"] = Money(values["cost"])
        values.setdefault("start")
        values.setdefault("maturity")
        return values

    def _product(self, values: dict[str, Any]) -> Draft | None:
        """The product whose code the row gives; its id takes the code's place. One that this very
        import brings has no id yet: it is found by its name when everything is written."""
        self._lacks_product = False
        if "product" not in values:
            return None
        code = values.pop("product")
        product = self._products.get(key_of(code)) if code else None
        values["product_id"] = product.id if product else None
        self._lacks_product = bool(code) and product is None
        return product

    def remarks(self, values: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
        found = remarks_on(values)
        if self._lacks_product:
            found.append((NO_SUCH_PRODUCT, "product"))
        return found

    def find(
        self, owner: Draft, values: dict[str, Any], key: Hashable, seen: Mapping[Draft, int]
    ) -> Draft | None:
        """The line with the same identity, else the same product where one start is unknown."""
        if same := self.same(owner, key):
            return same[0] if len(same) == 1 else unseen(same, values, seen)
        if "*" in values["item"] and (
            masked := masked_forms(self.of_client.get(owner, ()), values)
        ):
            return unseen(masked, values, seen)
        if values["start"] is not None and owner not in self._without_start:
            return None
        likely = [
            draft
            for draft in self._of_product(owner, values)
            if draft not in seen
            and (draft.values["start"] is None or values["start"] is None)
            and (not draft.values["called"] or same_class(draft.values, values))
        ]
        if len(likely) > 1:
            raise Conflict(SAME_PRODUCT_TWICE, likely, may_be_new=True)
        return likely[0] if likely else None

    def add(self, owner: Draft, values: Mapping[str, Any], origin: Place, key: Hashable) -> Draft:
        draft = super().add(owner, values, origin, key)
        if draft.values["institution"] is None:  # at no bank at all
            draft.set("institution", "")
        for name in ("as_of", "known_since"):
            if draft.values[name] is None:
                draft.set(name, self.today)
        return draft

    def update(self, draft: Draft, values: Mapping[str, Any]) -> bool:
        before = draft.values["amount"], draft.values["next_payment_on"]
        changed = super().update(draft, values)
        now = draft.values["amount"], draft.values["next_payment_on"]
        if now != before and not values.get("as_of"):
            draft.set("as_of", self.today)
        return changed

    def can_be_missed(self, draft: Draft) -> bool:
        """A line without a class word of its own comes from the core system alone.

        No sheet has ever shown it, so none can miss it; else the result would depend on which
        file was imported first.
        """
        return bool(draft.values["called"])

    def match_products(self, products: Iterable[Product]) -> None:
        """Take the nearest maturing products of core exports; counts their rows."""
        for product in products:
            values = {
                "institution": _OURS,
                "is_ours": True,
                "item": product.item,
                "maturity": product.maturity,
            }
            lines = self._of_product(product.client, values)
            exact = [draft for draft in lines if draft.values["amount"] == product.amount]
            meant: Sequence[Draft] | None = exact[:1] or lines
            if len(lines) > 1 and not exact:
                meant = self._chosen_line(product, values, lines)
            if meant is None:
                continue
            changed = self._take_product(product, values, meant)
            product.tally.took(
                product.row,
                product.client,
                is_new=product.is_new,
                changed=product.changed or changed,
            )

    def _chosen_line(
        self, product: Product, values: dict[str, Any], lines: Sequence[Draft]
    ) -> Sequence[Draft] | None:
        """The line the user meant, none for a new one; None while that is open or left out."""
        conflict = Conflict(SAME_PRODUCT_TWICE, lines, may_be_new=True)
        answer = self.rules.answer(product.tally.place(product.row), LINE)
        if (chosen := conflict.chosen(answer)) is not None:
            return [chosen]
        if answer is not None and answer.verdict is Verdict.NEW:
            return []
        if answer is not None and answer.verdict is Verdict.LEAVE_OUT:
            product.tally.refuse(LEFT_OUT, product.row)
        else:
            said = {**values, "amount": product.amount}
            product.tally.conflict(conflict, product.row, values=said, about=LINE)
        return None

    def _take_product(
        self, product: Product, values: dict[str, Any], lines: Sequence[Draft]
    ) -> bool:
        """Plan a product's amount; whether that changes anything."""
        if lines:
            line = lines[0]
            if not (self.rules.may_update or line.is_new):
                return False
            changed = self.update(line, {"amount": product.amount})
            return line.reappear() or changed
        if not self.rules.may_add:
            return False
        guess = dictionary().guess("class", product.item)
        values["holding_class"] = HoldingClass(guess or HoldingClass.WEALTH_PRODUCT)
        place = product.tally.place(product.row)
        values |= {"amount": product.amount, "start": None, "called": ""}
        self.add(product.client, values, place, self.key(values))
        return True
