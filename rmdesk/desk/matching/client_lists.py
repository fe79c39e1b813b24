"""Client lists and core exports: clients new, changed or gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.drafts import Conflict, Draft, is_full, key_of, live
from rmdesk.desk.matching.refused_clients import RefusedClients
from rmdesk.desk.matching.tally import Differing, Tally
from rmdesk.domain.identity import Sex, born_on, is_resident_id, sex_of
from rmdesk.domain.money import Money
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Row, Sheet
from rmdesk.language import N_

REPEATS = N_("The row is about the same client as row {first}; only that one was taken.")
REPEATS_OTHERWISE = N_(
    "The row is about the same client as row {first} but differs in {columns}; only row {first} was"
    " taken. Keep the row that is right."
)
BIRTHDAY_DIFFERS = N_(
    "The birthday differs from the one in the ID number; correct the one that is wrong."
)
SEX_DIFFERS = N_("The sex differs from the one in the ID number; correct the one that is wrong.")
PARTIAL_LIST = N_(
    "The sheet lists {listed} of {known} on file: taken as a part, nothing was marked as gone."
)

_MONEY = ("balance", "expected_inflow", "product_amount")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """The nearest maturing product that a core export shows beside a client.

    The row is counted once the product is matched too: `is_new` and `changed` are about the
    client.
    """

    tally: Tally
    row: int
    client: Draft
    is_new: bool
    changed: bool
    item: str
    maturity: date | None
    amount: Money


class ClientLists:
    """Matches the client lists of a reading.

    `orders` keeps the order of each file's list, which its calendar follows; `listed` the
    clients each file's lists name; `products` what core exports say about maturities; `refused`
    the clients whose own row stayed out.
    """

    def __init__(self, index: ClientIndex, today: date) -> None:
        self.index = index
        self.orders: dict[str, list[tuple[str, Draft | None]]] = {}
        self.listed: dict[str, set[Draft]] = {}
        self.products: list[Product] = []
        self.refused = RefusedClients()
        self._today = today
        self._spared: set[Draft] = set()
        self._full_lists: list[Tally] = []
        self._has_numbers = False
        self._is_unsure = False

    def match(self, tally: Tally) -> None:
        """Take the rows of one client list or core export."""
        sheet = tally.sheet
        seen: dict[Draft, int] = {}
        placed: list[tuple[int, str, Draft | None]] = []
        for row in sheet.rows:
            values = _domain_values(sheet, row)
            draft = self._row(row, values, seen, tally)
            placed.append((row.number, values["name"], draft))
        for row in sheet.refused:
            values = dict(zip(sheet.fields, row.values, strict=True))
            self._spare(values)
            self.refused.add(sheet, row.number, values)
            placed.append((row.number, values.get("name") or "", None))
        self._spared.update(seen)
        if sheet.kind is SheetKind.CORE:
            return
        placed.sort(key=lambda entry: entry[0])
        self.orders.setdefault(sheet.file, [(key_of(name), draft) for _, name, draft in placed])
        self.listed.setdefault(sheet.file, set()).update(seen)
        self._full_lists.append(tally)
        self._has_numbers = self._has_numbers or "number" in sheet.fields

    def _row(
        self, row: Row, values: dict[str, Any], seen: dict[Draft, int], tally: Tally
    ) -> Draft | None:
        item = values.pop("product", None)
        maturity, amount = values.pop("product_maturity", None), values.pop("product_amount", None)
        try:
            draft = self.index.find(
                values.get("number") or "",
                values.get("id_number") or "",
                values.get("mobile") or "",
                values["name"],
            )
        except Conflict as conflict:
            self._spare(values)
            self.refused.add(tally.sheet, row.number, values, is_namesake=True)
            tally.conflict(conflict, row.number)
            return None
        is_new = draft is None
        changed = False
        if draft is None:
            draft = self.index.add(_complete(values, self._today), self._today)
        elif draft in seen:
            # A core export may have a row per product; any other repetition is a mistake.
            if item is None or not draft.has(values):
                differing = Differing(seen[draft], draft.differing(values))
                tally.repeats(REPEATS, REPEATS_OTHERWISE, row.number, differing)
                return draft
        else:
            changed = self._update(draft, values)
        seen.setdefault(draft, row.number)
        _compare_with_id(draft, values, row, tally)
        if item and amount is not None:
            self.products.append(
                Product(
                    tally=tally,
                    row=row.number,
                    client=draft,
                    is_new=is_new,
                    changed=changed,
                    item=item,
                    maturity=maturity,
                    amount=amount,
                )
            )
        else:
            tally.took(is_new=is_new, changed=changed)
        return draft

    def _update(self, draft: Draft, values: dict[str, Any]) -> bool:
        if values.get("balance") is not None and values["balance"] != draft.values["balance"]:
            values["balance_on"] = self._today
        changes = [
            self.index.update(draft, values),
            self.index.update(draft, _derived(draft.values)),
            draft.reappear(),
        ]
        return any(changes)

    def _spare(self, values: Mapping[str, Any]) -> None:
        self._spared |= self.index.spared_by(values)
        if not any(values.get(name) for name in ("number", "id_number", "name")):
            self._is_unsure = True

    def mark_gone(self) -> None:
        """Mark the clients that full lists no longer have; call after every list was matched.

        A client without a number was added by hand and cannot be missing from a numbered list.
        """
        if not self._full_lists or self._is_unsure:
            return
        tally = self._full_lists[-1]
        known = [
            draft
            for draft in live(self.index.drafts)
            if draft.values["number"] or not self._has_numbers
        ]
        missing = [draft for draft in known if draft not in self._spared]
        if not missing:
            return
        if not is_full(len(known) - len(missing), len(known)):
            tally.notice(PARTIAL_LIST, listed=len(known) - len(missing), known=len(known))
            return
        for draft in missing:
            draft.set("gone_on", self._today)
        tally.counts.gone += len(missing)


def _compare_with_id(draft: Draft, values: Mapping[str, Any], row: Row, tally: Tally) -> None:
    told = _from_id(draft.values["id_number"])
    for name, message in (("birthday", BIRTHDAY_DIFFERS), ("sex", SEX_DIFFERS)):
        if told and values.get(name) and values[name] != told[name]:
            tally.notice(message, row.number, field=name)


def _domain_values(sheet: Sheet, row: Row) -> dict[str, Any]:
    values: dict[str, Any] = dict(zip(sheet.fields, row.values, strict=True))
    for name in _MONEY:
        if values.get(name) is not None:
            values[name] = Money(values[name])
    if values.get("sex"):
        values["sex"] = Sex(values["sex"])
    return values


def _complete(values: dict[str, Any], today: date) -> dict[str, Any]:
    """The values of a new client, with what the ID number tells and the day of the balance."""
    full = {**_from_id(values.get("id_number") or ""), **{k: v for k, v in values.items() if v}}
    if values.get("balance") is not None:
        full |= {"balance": values["balance"], "balance_on": today}
    return full


def _derived(values: Mapping[str, Any]) -> dict[str, Any]:
    """Birthday and sex from the ID number, as far as they are not known."""
    told = _from_id(values["id_number"])
    return {name: value for name, value in told.items() if values[name] is None}


def _from_id(number: str) -> dict[str, Any]:
    if not is_resident_id(number):
        return {}
    return {"birthday": born_on(number), "sex": sex_of(number)}
