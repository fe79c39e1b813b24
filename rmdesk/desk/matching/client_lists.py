"""Client lists and core exports: clients new, changed or gone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.client_values import complete, derived, domain_values, from_id
from rmdesk.desk.matching.drafts import Conflict, Draft, key_of
from rmdesk.desk.matching.gone_clients import GoneClients
from rmdesk.desk.matching.refused_clients import FORGOTTEN, RefusedClients
from rmdesk.desk.matching.rules import CLIENT, Answer, Place, Rules, Section, Verdict
from rmdesk.desk.matching.tally import LEFT_OUT, ONLY_UPDATES, Differing, Tally
from rmdesk.domain.money import Money
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Row
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


class _StaysOut(Exception):
    """A row that was told already, and is not written."""


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
    the clients whose own row stayed out; `reported` the clients whose balance is new; `gone`
    whom full lists lack.
    """

    def __init__(self, index: ClientIndex, today: date, rules: Rules | None = None) -> None:
        self.index = index
        self.rules = rules or Rules()
        self._fields = self.rules.of(Section.CLIENTS)
        self.orders: dict[str, list[tuple[str, Draft | None]]] = {}
        self.listed: dict[str, set[Draft]] = {}
        self.products: list[Product] = []
        self.refused = RefusedClients()
        self.reported: dict[Draft, Money] = {}
        self._today = today
        self.gone = GoneClients(index, today, self.rules)

    def match(self, tally: Tally) -> None:
        """Take the rows of one client list or core export."""
        sheet = tally.sheet
        seen: dict[Draft, int] = {}
        placed: list[tuple[int, str, Draft | None]] = []
        for row in sheet.rows:
            values = domain_values(sheet, row)
            draft = self._row(row, values, seen, tally)
            placed.append((row.number, values["name"], draft))
        for row in sheet.refused:
            values = dict(zip(sheet.fields, row.values, strict=True))
            self.gone.spare(values)
            self.refused.add(sheet, row.number, values)
            placed.append((row.number, values.get("name") or "", None))
        self.gone.keep(seen)
        if sheet.kind is SheetKind.CORE:
            return
        placed.sort(key=lambda entry: entry[0])
        self.orders.setdefault(sheet.file, [(key_of(name), draft) for _, name, draft in placed])
        self.listed.setdefault(sheet.file, set()).update(seen)
        self.gone.take_list(tally, seen)

    def _row(
        self, row: Row, values: dict[str, Any], seen: dict[Draft, int], tally: Tally
    ) -> Draft | None:
        item = values.pop("product", None)
        maturity, amount = values.pop("product_maturity", None), values.pop("product_amount", None)
        try:
            draft, values = self._whose(row, values, tally)
        except _StaysOut:
            return None
        is_new = draft is None
        changed: bool | None = False
        if draft is None:
            draft = self._add(values, tally.place(row.number))
        elif draft in seen:
            # A core export may have a row per product; any other repetition is a mistake.
            if item is None or not draft.has(values):
                differing = Differing(seen[draft], draft.differing(values))
                tally.repeats(REPEATS, REPEATS_OTHERWISE, row.number, differing)
                return draft
        elif self.rules.may_update or draft.is_new:
            changed = self._update(draft, values, row, tally)
        seen.setdefault(draft, row.number)
        if changed is None:
            return draft
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
            tally.took(row.number, draft, is_new=is_new, changed=changed)
        return draft

    def _whose(
        self, row: Row, values: dict[str, Any], tally: Tally
    ) -> tuple[Draft | None, dict[str, Any]]:
        """The client a row is about, None for a new one, and what may be taken of the row.

        Raises _StaysOut when that is open, or when this import adds nobody.
        """
        try:
            draft = self.index.find(
                values.get("number") or "",
                values.get("id_number") or "",
                values.get("mobile") or "",
                values["name"],
            )
        except Conflict as conflict:
            answer = self.rules.answer(tally.place(row.number), CLIENT)
            draft = conflict.chosen(answer)
            is_another = answer is not None and answer.verdict is Verdict.NEW
            if draft is None and not is_another:
                self._stays_open(row, values, conflict, answer, tally)
                raise _StaysOut from None
            self.gone.spare(values)  # the clients it could have meant are not missing
            values = self.index.without_taken(values, draft)
        if draft is not None and draft.values["name"] == FORGOTTEN_NAME:
            self.refused.add(tally.sheet, row.number, values)
            tally.refuse(FORGOTTEN, row.number)
            raise _StaysOut
        if draft is None and not self.rules.may_add:
            self.refused.add(tally.sheet, row.number, values)
            tally.refuse(ONLY_UPDATES, row.number)
            raise _StaysOut
        return draft, values

    def _add(self, values: dict[str, Any], place: Place) -> Draft:
        draft = self.index.add(complete(values, self._today), self._today, place)
        if draft.values["balance"] is not None:
            self.reported[draft] = draft.values["balance"]
        return draft

    def _stays_open(
        self,
        row: Row,
        values: dict[str, Any],
        conflict: Conflict,
        answer: Answer | None,
        tally: Tally,
    ) -> None:
        """A row that several clients fit, undecided or left out by decision."""
        self.gone.spare(values)
        self.refused.add(tally.sheet, row.number, values, is_namesake=True)
        if answer is not None and answer.verdict is Verdict.LEAVE_OUT:
            tally.refuse(LEFT_OUT, row.number)
        else:
            tally.conflict(conflict, row.number, values=values)

    def _update(self, draft: Draft, values: dict[str, Any], row: Row, tally: Tally) -> bool | None:
        """Whether the row changes a client; None while fields of it wait for a decision."""
        values = self.index.as_now(draft, values)
        if not self._fields.is_plain and not draft.is_new:
            values, pending = self._fields.sift(draft.values, values, tally.place(row.number))
            if pending:
                tally.ask(row.number, draft, values, pending)
                return None
        balance = values.get("balance")
        if balance is not None and balance != draft.values["balance"]:
            values["balance_on"] = self._today
            self.reported[draft] = balance
        changes = [
            self.index.update(draft, values),
            self.index.update(draft, derived(draft.values)),
            draft.reappear(),
        ]
        return any(changes)


def _compare_with_id(draft: Draft, values: Mapping[str, Any], row: Row, tally: Tally) -> None:
    told = from_id(draft.values["id_number"])
    for name, message in (("birthday", BIRTHDAY_DIFFERS), ("sex", SEX_DIFFERS)):
        if told and values.get(name) and values[name] != told[name]:
            tally.notice(message, row.number, field=name)
