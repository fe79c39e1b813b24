"""Import: match what was read against the book, show what would happen, then do it at once.

A preview changes nothing. Committing it is one transaction, one journal entry and one step of
undo.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.client_lists import ClientLists
from rmdesk.desk.matching.contacts import Contacts
from rmdesk.desk.matching.drafts import Draft
from rmdesk.desk.matching.household import Members
from rmdesk.desk.matching.ledger import Holdings
from rmdesk.desk.matching.policies import Policies
from rmdesk.desk.matching.tally import Counts, Tally, tally_of
from rmdesk.domain.contacts import Channel
from rmdesk.domain.problems import Problem
from rmdesk.errors import Refused
from rmdesk.exchange.bulk import uncollected
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Reading
from rmdesk.language import N_
from rmdesk.store.actions import Action
from rmdesk.store.identities import newest_action, read_contacts, read_table
from rmdesk.store.tables import (
    ClientTable,
    ContactTable,
    HoldingTable,
    MemberTable,
    PolicyTable,
    Table,
)

ACTION = "import"


class BookChanged(Refused):
    message = N_("The book has changed since this preview, or it was imported already.")
    hint = N_("Look at the preview again; nothing was written.")


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do: counts per sheet, and problems with their places."""

    sheets: tuple[Counts, ...]
    problems: tuple[Problem, ...]

    def total(self, what: str) -> int:
        """The sum of one count (``"new"``) over all sheets."""
        return sum(getattr(counts, what) for counts in self.sheets)

    @property
    def changes_anything(self) -> bool:
        return any(self.total(what) for what in ("new", "updated", "gone"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything a commit writes."""

    clients: Sequence[Draft]
    members: Sequence[Draft]
    holdings: Sequence[Draft]
    policies: Sequence[Draft]
    contacts: Sequence[tuple[Draft, date, str, str]]
    gists: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Preview(Report):
    """What would happen, and the plan for it; `basis` is the journal's newest action it knew."""

    plan: Plan
    basis: int
    files: tuple[str, ...]


def preview(desk: Desk, reading: Reading) -> Preview:
    """Match `reading` against the book; writes nothing."""
    with uncollected():
        return _match(desk, reading)


def _match(desk: Desk, reading: Reading) -> Preview:
    database = desk.store.database
    tallies = [tally_of(sheet) for sheet in reading.sheets]
    index = ClientIndex(read_table(database, ClientTable))
    lists = ClientLists(index, reading.today)
    members = Members(index, read_table(database, MemberTable), today=reading.today)
    holdings = Holdings(index, read_table(database, HoldingTable), today=reading.today)
    policies = Policies(index, read_table(database, PolicyTable), today=reading.today)
    # Client lists first, so that the order of sheets and files does not matter.
    for kind in (SheetKind.CLIENTS, SheetKind.CORE):
        for tally in _of(tallies, kind):
            lists.match(tally)
    lists.mark_gone()
    for kind, records in (
        (SheetKind.MEMBERS, members),
        (SheetKind.HOLDINGS, holdings),
        (SheetKind.POLICIES, policies),
    ):
        for tally in _of(tallies, kind):
            records.match(tally, lists.listed.get(tally.sheet.file, ()), lists.refused)
    holdings.match_products(lists.products)
    contacts = _match_calendars(desk, tallies, index, lists)
    return Preview(
        sheets=tuple(tally.counts for tally in tallies),
        problems=_in_order(reading, tallies),
        plan=Plan(
            clients=index.drafts,
            members=members.drafts,
            holdings=holdings.drafts,
            policies=policies.drafts,
            contacts=contacts.new,
            gists=contacts.gists,
        ),
        basis=newest_action(database),
        files=tuple(dict.fromkeys(sheet.file for sheet in reading.sheets)),
    )


def commit(desk: Desk, preview: Preview, *, now: datetime) -> Report:
    """Write what the preview shows; without a change nothing is written, not even a journal entry.

    Raises BookChanged when the book is not what it was at the preview.
    """
    report = Report(preview.sheets, preview.problems)
    if newest_action(desk.store.database) != preview.basis:
        raise BookChanged
    if not preview.changes_anything:
        return report
    subject = {
        "files": list(preview.files),
        "new": preview.total("new"),
        "updated": preview.total("updated"),
        "gone": preview.total("gone"),
    }
    with uncollected(), desk.store.action(ACTION, subject, at=now) as action:
        _write(action, preview.plan)
    return report


def _in_order(reading: Reading, tallies: Sequence[Tally]) -> tuple[Problem, ...]:
    """By file, sheet and row as they lie in the files; what is about a whole sheet ends it."""
    found = [*reading.problems, *(problem for tally in tallies for problem in tally.problems)]
    listed = [*reading.places, *((tally.sheet.file, tally.sheet.name) for tally in tallies)]
    places = {place: at for at, place in enumerate(dict.fromkeys(listed))}

    def key(problem: Problem) -> tuple[int, bool, int]:
        place = places.get((problem.file, problem.sheet), len(places))
        return place, problem.row is None, problem.row or 0

    return tuple(sorted(found, key=key))


def _of(tallies: Iterable[Tally], kind: SheetKind) -> Iterable[Tally]:
    return (tally for tally in tallies if tally.sheet.kind is kind)


def _match_calendars(
    desk: Desk, tallies: Sequence[Tally], index: ClientIndex, lists: ClientLists
) -> Contacts:
    calendars = list(_of(tallies, SheetKind.CALENDAR))
    days = {mark.on for tally in calendars for mark in tally.sheet.marks}
    on_file = read_contacts(desk.store.database, first=min(days), last=max(days)) if days else ()
    contacts = Contacts(index, on_file)
    for tally in calendars:
        contacts.match(tally, lists.orders.get(tally.sheet.file, ()), lists.refused)
    return contacts


def _write(action: Action, plan: Plan) -> None:
    _write_drafts(action, ClientTable, plan.clients)
    _write_drafts(action, MemberTable, plan.members)
    _write_drafts(action, HoldingTable, plan.holdings)
    _write_drafts(action, PolicyTable, plan.policies)
    channels = {channel.value: channel for channel in Channel}
    action.insert_many(
        ContactTable,
        ["client_id", "on", "channel", "gist"],
        [(client.id, on, channels[letter], gist) for client, on, letter, gist in plan.contacts],
    )
    for contact_id, gist in plan.gists.items():
        action.update(ContactTable, contact_id, {"gist": gist})


def _write_drafts(action: Action, table: type[Table], drafts: Sequence[Draft]) -> None:
    new = [draft for draft in drafts if draft.is_new]
    for draft in drafts:
        if draft.id is not None and draft.changes:
            action.update(table, draft.id, draft.changes)
    if not new:
        return
    names = list(new[0].values)
    rows = [tuple(draft.values.values()) for draft in new]
    if table is not ClientTable:
        names = ["client_id", *names]
        rows = [(_owner(draft).id, *row) for draft, row in zip(new, rows, strict=True)]
    ids = action.insert_many(table, names, rows)
    for draft, row_id in zip(new, ids, strict=True):
        draft.id = row_id


def _owner(draft: Draft) -> Draft:
    assert draft.owner is not None
    return draft.owner
