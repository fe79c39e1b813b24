"""Briefs: the page on a client for whoever takes over, in the RM's words or drafted from the file.

A draft is never kept by itself, so that none grows old: it is made anew each time it is wanted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, client_of
from rmdesk.desk.client_file.respect import respect_among
from rmdesk.domain.clients import Client
from rmdesk.domain.consents import permissions
from rmdesk.domain.contacts import Contact
from rmdesk.domain.file.respect import WISHES
from rmdesk.domain.file_records import Detail, Feedback, Need, Wish
from rmdesk.domain.handover import summaries
from rmdesk.domain.handover.brief import Brief, Sources, Treatments, drafted
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.policies.policy import Policy
from rmdesk.store.figures.grouped import counts_of, duties_of, grouped, newest_contacts
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.file import DetailTable, FeedbackTable, NeedTable, WishTable
from rmdesk.store.tables.handover import BriefTable
from rmdesk.store.tables.money import HoldingTable, PolicyTable
from rmdesk.store.tables.people import ClientTable, MemberTable

_TOGETHER: Final = 500
"""Clients read at once: memory stays bounded however large the book is."""

_TALKS: Final = 3
"""The talks whose promises open the next one, as on the pre-call card."""

_OF_WISHES: Final = "field IN ({})".format(", ".join(f"'{field}'" for field in WISHES))
_WHOLE: Final[Treatments] = {}


def brief_of(desk: Desk, client_id: ClientId, treatments: Treatments = _WHOLE) -> Brief:
    """The RM's own words where there are any, else a draft; raises ClientGone."""
    client_of(desk, client_id)
    kept = _kept(desk, [client_id]).get(client_id)
    return kept or draft_brief(desk, client_id, treatments)


def draft_brief(desk: Desk, client_id: ClientId, treatments: Treatments = _WHOLE) -> Brief:
    """What the file says now; raises ClientGone."""
    for brief in _drafts(desk, [client_id], lambda _client_id: treatments):
        return brief
    raise ClientGone


def drafts_of(
    desk: Desk,
    client_ids: Sequence[ClientId],
    treatments: Callable[[ClientId], Treatments] = lambda _client_id: _WHOLE,
) -> Iterator[Brief]:
    """What the files of many clients say now, in the order of `client_ids`; who is gone has no
    page."""
    left = iter(client_ids)
    while some := list(islice(left, _TOGETHER)):
        drafts = {brief.client_id: brief for brief in _drafts(desk, some, treatments)}
        yield from (drafts[one] for one in some if one in drafts)


def summaries_of(
    desk: Desk, client_ids: Sequence[ClientId], treatments: Callable[[ClientId], Treatments]
) -> dict[ClientId, list[str]]:
    """What stands in for the records of some clients that are only summed up."""
    summed = _Summed(desk, client_ids) if client_ids else None
    wanted = ", ".join(str(int(client_id)) for client_id in client_ids)
    clients = values_of(desk.vault.database, ClientTable, Client, f"id IN ({wanted})")
    return {one.id: summed.said(one, treatments(one.id)) for one in clients} if summed else {}


def keep_brief(desk: Desk, client_id: ClientId, words: str, *, now: datetime) -> None:
    """Keep the page in these words; without any, it is drafted from the file again.

    Raises ClientGone.
    """
    name = client_of(desk, client_id).name
    own = [row_id for row_id, brief in _rows(desk, [client_id]) if brief.handover_id is None]
    words = words.strip()
    if not words and not own:
        return
    with desk.store.action("brief.keep", {"name": name}, at=now) as action:
        values: dict[str, object] = {"on": now.date(), "words": words}
        if not words:
            for row_id in own:
                action.delete(BriefTable, row_id)
        elif own:
            action.update(BriefTable, own[-1], values)
        else:
            action.insert(BriefTable, {"client_id": client_id, "handover_id": None, **values})


def kept_briefs(desk: Desk) -> dict[ClientId, date]:
    """The clients who have a page in the RM's own words, and from which day it is."""
    rows = desk.vault.database.execute_sql(
        "SELECT client_id, on_day FROM briefs WHERE handover_id IS NULL ORDER BY id"
    )
    return {ClientId(row[0]): date.fromisoformat(row[1]) for row in rows.fetchall()}


def _kept(desk: Desk, client_ids: Sequence[ClientId]) -> dict[ClientId, Brief]:
    """The newest page of each client in the RM's own words."""
    return {
        brief.client_id: brief for _, brief in _rows(desk, client_ids) if brief.handover_id is None
    }


def _rows(desk: Desk, client_ids: Sequence[ClientId]) -> list[tuple[int, Brief]]:
    """The pages that are kept, with the ids of their rows."""
    wanted = ", ".join(str(int(client_id)) for client_id in client_ids)
    found = values_of(desk.vault.database, BriefTable, _row, f"client_id IN ({wanted}) ORDER BY id")
    return list(found)


def _row(**values: Any) -> tuple[int, Brief]:
    row_id: int = values.pop("id")
    return row_id, Brief(**values, is_kept=True)


def _drafts(
    desk: Desk, client_ids: Sequence[ClientId], treatments: Callable[[ClientId], Treatments]
) -> Iterator[Brief]:
    """Drafts of at most some hundred clients, each table read once."""
    if not client_ids:
        return
    database = desk.vault.database
    held = desk.consents.held(client_ids)
    details = grouped(database, DetailTable, Detail, client_ids, condition=_OF_WISHES)
    contacts = newest_contacts(database, Contact, client_ids, _TALKS)
    duties = duties_of(database, client_ids)
    feedback = grouped(database, FeedbackTable, Feedback, client_ids, newest_first="on_day")
    needs = grouped(database, NeedTable, Need, client_ids, newest_first="on_day")
    rows = desk.clients.rows(client_ids)
    summed = _Summed(desk, client_ids) if _any_summed(client_ids, treatments) else None
    wanted = ", ".join(str(int(client_id)) for client_id in client_ids)
    for client in values_of(database, ClientTable, Client, f"id IN ({wanted}) ORDER BY id"):
        allowed, row = held.get(client.id, permissions(())), rows.get(client.id)
        theirs = treatments(client.id)
        sources = Sources(
            client=client,
            respect=respect_among(client, details.get(client.id, ()), allowed),
            permissions=allowed,
            contacts=contacts.get(client.id, ()),
            duties=[one.duty for one in duties.get(client.id, ())],
            feedback=feedback.get(client.id, ()),
            needs=needs.get(client.id, ()),
            next_due=row.next_due if row else None,
            summary=summed.said(client, theirs) if summed else (),
        )
        yield Brief(client_id=client.id, on=desk.today, words=drafted(sources, theirs))


def _any_summed(
    client_ids: Sequence[ClientId], treatments: Callable[[ClientId], Treatments]
) -> bool:
    return any(Treatment.SUMMARISE in treatments(one).values() for one in client_ids)


class _Summed:
    """What is summarised of some clients, read once."""

    def __init__(self, desk: Desk, ids: Sequence[ClientId]) -> None:
        database = desk.vault.database
        self._today = desk.today
        self._members = grouped(database, MemberTable, Member, ids)
        self._holdings = grouped(database, HoldingTable, Holding, ids)
        self._policies = grouped(database, PolicyTable, Policy, ids)
        self._newest = newest_contacts(database, Contact, ids, 1)
        self._contacts = counts_of(database, ContactTable, ids)
        self._needs = grouped(database, NeedTable, Need, ids)
        self._wishes = grouped(database, WishTable, Wish, ids)
        self._feedback = grouped(database, FeedbackTable, Feedback, ids)

    def said(self, client: Client, treatments: Treatments) -> list[str]:
        """The sentences of the classes that are summarised, where there is something to say."""
        sentences: Mapping[FieldClass, Callable[[], str]] = {
            FieldClass.FAMILY: lambda: summaries.family(self._members.get(client.id, ())),
            FieldClass.ASSETS: lambda: summaries.assets(
                self._holdings.get(client.id, ()), client.balance, self._today
            ),
            FieldClass.ELSEWHERE: lambda: summaries.elsewhere(self._holdings.get(client.id, ())),
            FieldClass.INSURANCE: lambda: summaries.insurance(self._policies.get(client.id, ())),
            FieldClass.CONTACTS: lambda: summaries.contacts(
                self._contacts.get(client.id, 0), next(iter(self._newest.get(client.id, ())), None)
            ),
            FieldClass.HEARD: lambda: summaries.heard(
                self._needs.get(client.id, ()),
                self._wishes.get(client.id, ()),
                self._feedback.get(client.id, ()),
            ),
        }
        summed = [
            field_class
            for field_class in sentences
            if treatments.get(field_class) is Treatment.SUMMARISE
        ]
        return [said for field_class in summed if (said := sentences[field_class]())]
