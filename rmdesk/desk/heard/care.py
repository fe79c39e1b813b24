"""The care log: what was given, when and to whom ([T] in domain.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.heard.entries import Kind, require_past, require_words
from rmdesk.domain.care import Giving, given_before
from rmdesk.domain.file_records import Care, CareKind
from rmdesk.domain.ids import CareId, ClientId
from rmdesk.store.tables.file import CareTable

_CARE: Kind[Care] = Kind("care", CareTable, lambda desk: desk.care)


@dataclass(frozen=True, slots=True, kw_only=True)
class CareShown:
    """What is written down of an attention; `to_whom` is empty for the client."""

    kind: CareKind
    what: str
    to_whom: str
    on: date

    def values(self, today: date) -> dict[str, object]:
        """As it is stored; raises NothingWritten or DayToCome."""
        require_past(self.on, today)
        return {
            "kind": self.kind,
            "what": require_words(self.what),
            "to_whom": self.to_whom.strip(),
            "on": self.on,
        }


@dataclass(frozen=True, slots=True)
class CareSoFar:
    """What one has to know before something is given: what was given, and who there is."""

    client_name: str
    family: Sequence[str]
    log: Sequence[Care]

    def repeated_by(self, what: str, to_whom: str, *, but: CareId | None = None) -> list[Care]:
        """What giving this would repeat, newest first; `but` is the entry being changed."""
        giving = Giving(what=what, to_whom=to_whom, client_name=self.client_name)
        return given_before(self.log, giving, but=but)


def care_so_far(desk: Desk, client_id: ClientId) -> CareSoFar:
    """The client's care log and family; raises ClientGone."""
    name = client_of(desk, client_id).name
    family = [
        member.name
        for member in desk.household.of(client_id)
        if member.name and member.gone_on is None
    ]
    return CareSoFar(name, family, desk.care.of(client_id))


def show_care(desk: Desk, client_id: ClientId, shown: CareShown, *, now: datetime) -> CareId:
    """Write an attention down; raises EntryRefused or ClientGone."""
    return CareId(_CARE.add(desk, client_id, shown.values(now.date()), now=now))


def change_care(desk: Desk, care_id: CareId, shown: CareShown, *, now: datetime) -> None:
    """Write it down otherwise; raises EntryRefused or EntryGone."""
    _CARE.change(desk, care_id, shown.values(now.date()), now=now)


def remove_care(desk: Desk, care_id: CareId, *, now: datetime) -> None:
    """It was written down by mistake."""
    _CARE.remove(desk, care_id, now=now)
