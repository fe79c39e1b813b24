"""Holdings: client, institution, class, item and start."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.client_lists import Product
from rmdesk.desk.matching.drafts import Conflict, Draft, key_of, list_once
from rmdesk.desk.matching.records import Records, code_key
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.money import Money
from rmdesk.exchange.columns import dictionary
from rmdesk.language import N_

SAME_PRODUCT_TWICE = N_(
    "Several lines on file fit this product and its maturity;"
    " correct the amount on the client's page."
)

CLASS_UNKNOWN = N_(
    "The class is blank and the product's name does not tell it: the line counts as “other”; fill"
    " in the class."
)
NEGATIVE = N_(
    "The amount of an asset is negative; check the sign, or fill in a class of debts such as 房贷."
)
ENDS_BEFORE_START = N_("The maturity lies before the start; both were kept, correct the wrong one.")

_OURS = "本行"


class Holdings(Records):
    """Every line of every client's ledger."""

    record = Holding

    def __init__(
        self, index: ClientIndex, on_file: Iterable[Mapping[str, Any]], *, today: date
    ) -> None:
        self._by_product: dict[Hashable, list[Draft]] = {}
        super().__init__(index, on_file, today=today)

    def register(self, draft: Draft) -> None:
        super().register(draft)
        assert draft.owner is not None
        product = _product(draft.owner, draft.values)
        list_once(self._by_product.setdefault(product, []), draft)

    def key(self, values: Mapping[str, Any]) -> Hashable:
        return (
            _place(values),
            code_key(values["holding_class"], values["called"]),
            key_of(values["item"]),
            values["start"],
        )

    def converted(self, values: dict[str, Any]) -> dict[str, Any]:
        amount = values["amount"]
        item, code = values.get("item") or "", values.get("holding_class")
        if code is None:
            code = dictionary().guess("class", item) or HoldingClass.OTHER.value
        is_owed = amount < 0 and HoldingClass(code).is_liability  # debts are kept without a sign
        if values.get("is_ours") is None:  # a sheet without a bank column lists our own products
            values |= {"is_ours": True, "institution": _OURS}
        return {
            **values,
            "holding_class": HoldingClass(code),
            "called": values.get("called") or "",
            "item": item,
            "amount": Money(-amount if is_owed else amount),
            "start": values.get("start"),
            "maturity": values.get("maturity"),
        }

    def remarks(self, values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
        if values["holding_class"] is HoldingClass.OTHER and not values["called"]:
            yield CLASS_UNKNOWN, "item"
        if values["amount"].fen < 0:
            yield NEGATIVE, "amount"
        if values["start"] and values["maturity"] and values["maturity"] < values["start"]:
            yield ENDS_BEFORE_START, "maturity"

    def find(self, owner: Draft, values: dict[str, Any], seen: Mapping[Draft, int]) -> Draft | None:
        """The line with the same identity, else the same product where one start is unknown."""
        if same := self.same(owner, values):
            return same[0]
        likely = [
            draft
            for draft in self._by_product.get(_product(owner, values), ())
            if draft not in seen
            and (draft.values["start"] is None or values["start"] is None)
            and (not draft.values["called"] or _same_class(draft.values, values))
        ]
        if len(likely) > 1:
            raise Conflict(SAME_PRODUCT_TWICE)
        return likely[0] if likely else None

    def add(self, owner: Draft, values: Mapping[str, Any]) -> Draft:
        draft = super().add(owner, values)
        if draft.values["as_of"] is None:
            draft.set("as_of", self.today)
        return draft

    def update(self, draft: Draft, values: Mapping[str, Any]) -> bool:
        amount = draft.values["amount"]
        changed = super().update(draft, values)
        if draft.values["amount"] != amount and not values.get("as_of"):
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
            lines = self._by_product.get(_product(product.client, values), [])
            exact = [draft for draft in lines if draft.values["amount"] == product.amount]
            lines = exact[:1] or lines
            if len(lines) > 1:
                product.tally.conflict(Conflict(SAME_PRODUCT_TWICE), product.row)
                continue
            if lines:
                changed = self.update(lines[0], {"amount": product.amount})
                changed = lines[0].reappear() or changed
            else:
                changed = True
                guess = dictionary().guess("class", product.item)
                values["holding_class"] = HoldingClass(guess or HoldingClass.WEALTH_PRODUCT)
                self.add(product.client, {**values, "amount": product.amount})
            product.tally.took(is_new=product.is_new, changed=product.changed or changed)


def _place(values: Mapping[str, Any]) -> str:
    return "ours" if values["is_ours"] else key_of(values["institution"])


def _product(owner: Draft, values: Mapping[str, Any]) -> Hashable:
    """What a line is about when its start is unknown."""
    return owner, _place(values), key_of(values["item"]), values["maturity"]


def _same_class(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return code_key(one["holding_class"], one["called"]) == code_key(
        other["holding_class"], other["called"]
    )
