"""Import: match what was read against the book, show what would happen, then do it at once.

A preview changes nothing. Committing it is one transaction, one journal entry and one step of
undo.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.plans import Plan, Progress, Writing
from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.client_lists import ClientLists
from rmdesk.desk.matching.contacts import Contacts
from rmdesk.desk.matching.household import Members
from rmdesk.desk.matching.ledger import Holdings
from rmdesk.desk.matching.policies import Policies
from rmdesk.desk.matching.products import Products
from rmdesk.desk.matching.rules import Rules
from rmdesk.desk.matching.tally import Counts, Fate, Tally, tally_of
from rmdesk.domain.problems import Problem
from rmdesk.errors import Refused
from rmdesk.exchange.bulk import uncollected
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Reading
from rmdesk.language import N_
from rmdesk.store.matching.identities import newest_action, read_contacts, read_table
from rmdesk.store.tables.money import HoldingTable, PolicyTable, ProductTable
from rmdesk.store.tables.people import ClientTable, MemberTable

ACTION = "import"


class BookChanged(Refused):
    message = N_("The book has changed since this preview, or it was imported already.")
    hint = N_("Look at the preview again; nothing was written.")


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, or would do: counts per sheet, and problems with their places.

    `tallies` hold the rows behind the counts, in the order of `sheets`.
    """

    tallies: tuple[Tally, ...]
    problems: tuple[Problem, ...]

    @property
    def sheets(self) -> tuple[Counts, ...]:
        return tuple(tally.counts for tally in self.tallies)

    def total(self, what: str) -> int:
        """The sum of one count (``"new"``) over all sheets."""
        return sum(getattr(counts, what) for counts in self.sheets)

    @property
    def changes_anything(self) -> bool:
        return any(self.total(what) for what in (Fate.NEW, Fate.UPDATED, Fate.GONE))

    @property
    def left_out(self) -> int:
        """How many rows stay out: refused, or waiting for a decision."""
        return self.total(Fate.REFUSED) + self.total(Fate.CONFLICT)


@dataclass(frozen=True, slots=True)
class Preview(Report):
    """What would happen under `rules`, and the plan for it.

    `records` counts what would be written, `basis` is the journal's newest action it knew.
    """

    rules: Rules
    plan: Plan
    records: int
    basis: int
    files: tuple[str, ...]

    @property
    def changes_anything(self) -> bool:
        return self.records > 0


def preview(
    desk: Desk, reading: Reading, rules: Rules | None = None, *, progress: Progress | None = None
) -> Preview:
    """Match `reading` against the book; writes nothing. What `progress` raises ends it."""
    with uncollected():
        return _match(desk, reading, rules or Rules(), progress or _untold)


def _match(desk: Desk, reading: Reading, rules: Rules, progress: Progress) -> Preview:
    database, today = desk.store.database, reading.today
    tallies = [tally_of(sheet) for sheet in reading.sheets]
    index = ClientIndex(read_table(database, ClientTable))
    progress(0.1)
    lists = ClientLists(index, today, rules)
    members = Members(index, read_table(database, MemberTable), today=today, rules=rules)
    products = _match_products(desk, tallies, reading, rules)
    holdings = Holdings(
        index,
        read_table(database, HoldingTable),
        today=today,
        rules=rules,
        products=products.by_code,
    )
    policies = Policies(index, read_table(database, PolicyTable), today=today, rules=rules)
    progress(0.3)
    # Client lists first, so that the order of sheets and files does not matter.
    for kind in (SheetKind.CLIENTS, SheetKind.CORE):
        for tally in _of(tallies, kind):
            lists.match(tally)
    lists.gone.mark()
    progress(0.4)
    for kind, records in (
        (SheetKind.MEMBERS, members),
        (SheetKind.HOLDINGS, holdings),
        (SheetKind.POLICIES, policies),
    ):
        for tally in _of(tallies, kind):
            records.match(tally, lists.listed.get(tally.sheet.file, ()), lists.refused)
    holdings.match_products(lists.products)
    progress(0.7)
    contacts = _match_calendars(desk, tallies, index, lists)
    progress(1.0)
    plan = Plan(
        clients=index.drafts,
        members=members.drafts,
        holdings=holdings.drafts,
        policies=policies.drafts,
        contacts=contacts.new,
        gists=contacts.gists,
        reported=lists.reported,
        products=products.drafts,
        net_values=products.net_values,
    )
    return Preview(
        tallies=tuple(tallies),
        problems=_in_order(reading, tallies),
        rules=rules,
        plan=plan,
        records=plan.size(),
        basis=newest_action(database),
        files=tuple(dict.fromkeys(sheet.file for sheet in reading.sheets)),
    )


def commit(
    desk: Desk, preview: Preview, *, now: datetime, progress: Progress | None = None
) -> Report:
    """Write what the preview shows; without a change nothing is written, not even a journal entry.

    What `progress` raises takes everything back. Raises BookChanged when the book is not what it
    was at the preview.
    """
    report = Report(preview.tallies, preview.problems)
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
        Writing(action, preview.plan, progress).write(desk, today=now.date())
    return report


def _untold(_done: float) -> None:
    """Progress that nobody wants to hear of."""


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


def _match_products(
    desk: Desk, tallies: Sequence[Tally], reading: Reading, rules: Rules
) -> Products:
    on_file = read_table(desk.store.database, ProductTable)
    newest = desk.products.newest_values()
    products = Products(on_file, newest, today=reading.today, rules=rules)
    for tally in _of(tallies, SheetKind.PRODUCTS):
        products.match(tally)
    return products


def _match_calendars(
    desk: Desk, tallies: Sequence[Tally], index: ClientIndex, lists: ClientLists
) -> Contacts:
    calendars = list(_of(tallies, SheetKind.CALENDAR))
    days = {mark.on for tally in calendars for mark in tally.sheet.marks}
    on_file = read_contacts(desk.store.database, first=min(days), last=max(days)) if days else ()
    contacts = Contacts(index, on_file, lists.rules)
    for tally in calendars:
        contacts.match(tally, lists.orders.get(tally.sheet.file, ()), lists.refused)
    return contacts
