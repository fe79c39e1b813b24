"""Who has a name or a number already: asked while it is typed."""

from collections.abc import Sequence

from rmdesk.desk.book import Desk
from rmdesk.domain.identity import clean_number, read_mobile
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.likeness import bare_name
from rmdesk.domain.names import could_be_name
from rmdesk.store.matching.owners import names_with, owners_of_id, owners_of_number, owners_of_phone
from rmdesk.store.shelves.clients import ClientRow

_SHORTEST_PHONE = 7
_OWNERS = {
    "number": owners_of_number,
    "id_number": owners_of_id,
    "mobile": owners_of_phone,
    "home_phone": owners_of_phone,
    "work_phone": owners_of_phone,
}
ASKED_FIELDS = frozenset({"name", *_OWNERS})
"""The fields of a client by which another client may be recognised."""


def owners(
    desk: Desk, field: str, text: str, *, but: ClientId | None = None, name: str = ""
) -> list[ClientRow]:
    """The clients, other than `but`, who have what was typed into `field`: who is called `name`
    as well, then the oldest first."""
    if field == "name":
        return _rows(desk, _namesakes(desk, text), but)
    number = clean_number(text)
    if field.endswith(("mobile", "phone")):
        number = read_mobile(text) or number
        if len(number) < _SHORTEST_PHONE:
            return []
    if not number:
        return []
    known = _rows(desk, _OWNERS[field](desk.vault.database, number), but)
    return sorted(known, key=lambda row: not is_namesake(row, name))


def _namesakes(desk: Desk, name: str) -> list[ClientId]:
    """Who is called so, however it is written; the oldest first."""
    bare = bare_name(name)
    if not could_be_name(bare):
        return []
    # The first character leaves a tenth of a book, at most, to compare with care.
    known = names_with(desk.vault.database, bare[0])
    return [client_id for client_id, other in known if bare_name(other) == bare]


def _rows(desk: Desk, found: Sequence[ClientId], but: ClientId | None) -> list[ClientRow]:
    rows = desk.clients.rows(found)
    return [rows[client_id] for client_id in found if client_id in rows and client_id != but]


def is_namesake(row: ClientRow, name: str) -> bool:
    """Whether a client is called `name`, however it is written."""
    return bool(name.strip()) and bare_name(row.name) == bare_name(name)
