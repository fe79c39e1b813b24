"""What an import writes: the plan of a preview, and its way into the book."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as with_default
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.matching.drafts import Draft
from rmdesk.desk.matching.products import NET_VALUE
from rmdesk.desk.shelf.products import link_all, note_net_value, revalued, value_lines
from rmdesk.domain.contact_notes import parts_of
from rmdesk.domain.ids import ProductId
from rmdesk.domain.money import Money
from rmdesk.store.journal.actions import Action
from rmdesk.store.matching.identities import newest_balances
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.money import BalanceTable, HoldingTable, PolicyTable, ProductTable
from rmdesk.store.tables.people import ClientTable, MemberTable
from rmdesk.store.tables.table import Table

Progress = Callable[[float], None]
"""Told which part of the work is done, 0 to 1; what it raises stops the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything a commit writes. `reported` are the balances that are new, by client."""

    clients: Sequence[Draft]
    members: Sequence[Draft]
    holdings: Sequence[Draft]
    policies: Sequence[Draft]
    contacts: Sequence[tuple[Draft, date, str, str]]
    gists: Mapping[int, str]
    reported: Mapping[Draft, Money]
    products: Sequence[Draft] = ()
    net_values: Mapping[Draft, tuple[date, int]] = with_default(default_factory=dict)

    def size(self) -> int:
        """How many records are written."""
        return (
            sum(
                draft.origin is not None or bool(draft.changes)
                for drafts in (
                    *(self.clients, self.members, self.holdings, self.policies, self.products),
                )
                for draft in drafts
            )
            + len(self.contacts)
            + len(self.gists)
            + len(self.net_values)
        )


class Writing:
    """Writes a plan within one action."""

    def __init__(self, action: Action, plan: Plan, progress: Progress | None) -> None:
        self._action = action
        self._plan = plan
        self._progress = progress
        # What follows from the records, such as facts and search keys, takes its share at the end.
        self._size = plan.size() * 1.3 + 1
        self._done = 0

    def write(self, desk: Desk, *, today: date) -> None:
        """Write everything; raises what the progress raises, and then nothing is written."""
        plan = self._plan
        known = {client.id for client in plan.clients if client.id is not None}
        self._write_drafts(ClientTable, plan.clients)
        self._write_snapshots(desk, today, known)
        self._write_products()
        self._write_drafts(MemberTable, plan.members)
        self._write_drafts(HoldingTable, plan.holdings)
        self._write_drafts(PolicyTable, plan.policies)
        if desk.products.count():
            link_all(desk, self._action)
            self._value(desk)
        if plan.contacts:
            clients, days, letters, notes = zip(*plan.contacts, strict=True)
            gists, topics, promises = zip(*map(parts_of, notes), strict=True)
            given = {
                "client_id": [client.id for client in clients],
                "on": days,
                "channel": letters,
                "gist": gists,
                "topics": topics,
                "promise": promises,
            }
            self._insert(ContactTable, given)
        for contact_id, note in plan.gists.items():
            told = {name: said for name, said in parts_of(note)._asdict().items() if said}
            self._action.update(ContactTable, contact_id, told)
            self._count()

    def _write_products(self) -> None:
        for draft in self._plan.products:
            values = draft.values if draft.is_new else draft.changes
            kept = {name: value for name, value in values.items() if name != NET_VALUE}
            if draft.id is None:
                draft.id = self._action.insert(ProductTable, kept)
            elif kept:
                self._action.update(ProductTable, draft.id, kept)
            self._count()

    def _value(self, desk: Desk) -> None:
        """Note the net values, and what the clients' lines are worth by them."""
        for draft, (on, value) in self._plan.net_values.items():
            assert draft.id is not None
            product_id = ProductId(draft.id)
            amounts = revalued(desk, product_id, value, on)
            newest = desk.products.newest_value(product_id)
            note_net_value(self._action, newest, product_id, value, on)
            value_lines(self._action, amounts, on)
            self._count()

    def _write_drafts(self, table: type[Table], drafts: Sequence[Draft]) -> None:
        new = [draft for draft in drafts if draft.is_new]
        for draft in drafts:
            if draft.id is not None and draft.changes:
                self._action.update(table, draft.id, draft.changes)
                self._count()
        if not new:
            return
        columns = zip(*(draft.values.values() for draft in new), strict=True)
        given = dict(zip(new[0].values, columns, strict=True))
        if table is not ClientTable:
            given["client_id"] = tuple(_owner(draft).id for draft in new)
        for draft, row_id in zip(new, self._insert(table, given), strict=True):
            draft.id = row_id

    def _insert(self, table: type[Table], given: Mapping[str, Sequence[object]]) -> range:
        start = self._done

        def tell(rows_in: int) -> None:
            self._done = start + rows_in
            self._say()

        listener = tell if self._progress is not None else None
        ids = self._action.insert_columns(table, given, tell=listener)
        self._done = start + len(ids)
        return ids

    def _write_snapshots(self, desk: Desk, today: date, known: set[int]) -> None:
        """Keep each new balance; the one it replaces too where no snapshot has it yet."""
        reported = self._plan.reported
        if not reported:
            return
        newest = newest_balances(desk.store.database)
        fresh: list[tuple[int, date, Money]] = []
        for draft, balance in reported.items():
            assert draft.id is not None
            kept = newest.get(draft.id)
            if kept is not None and kept[1] == today:
                self._action.update(BalanceTable, kept[0], {"balance": balance})
                continue
            if kept is None and draft.id in known and (earlier := _earlier(draft, today)):
                fresh.append((draft.id, *earlier))
            fresh.append((draft.id, today, balance))
        self._action.insert_many(BalanceTable, ["client_id", "on", "balance"], fresh)

    def _count(self) -> None:
        self._done += 1
        if self._done % 500 == 0:
            self._say()

    def _say(self) -> None:
        if self._progress is not None:
            self._progress(self._done / self._size)


def _earlier(draft: Draft, today: date) -> tuple[date, Money] | None:
    """The balance on file before this import, with its day."""
    balance = draft.before.get("balance")
    on = draft.before.get("balance_on")
    return (on, balance) if balance is not None and on is not None and on < today else None


def _owner(draft: Draft) -> Draft:
    assert draft.owner is not None
    return draft.owner
