"""The one door between two clients' files.

Whatever a file, a card, a script, a sum, a print or an export says of a relative comes from
`relatives` or `from_those_who_share`; nothing else follows a tie to the file at its other end (a
test of the sources holds that). Both ask the answers of both clients each time: a wall put up a
moment ago already stands.
"""

from collections.abc import Callable
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.kinship import told
from rmdesk.domain.kin.walls import (
    HouseholdTotal,
    Relative,
    Shared,
    Standing,
    Walled,
    household_total,
    standing,
)
from rmdesk.store.ties import TiedPerson

T = TypeVar("T")


def relatives(desk: Desk, client_id: ClientId) -> list[Relative]:
    """The client's relatives who have a file themselves, as far as this file may know them."""
    return [_seen(desk, person) for person in desk.ties.people(client_id)]


def from_those_who_share(
    desk: Desk, client_id: ClientId, read: Callable[[ClientId], T]
) -> list[tuple[Shared, T]]:
    """What `read` finds in the files of the relatives who share, and of nobody else.

    What a relative's own relatives share with that one is no concern of this client: `read` must
    stay within the file it is given.
    """
    return [
        (relative, read(relative.opens))
        for relative in relatives(desk, client_id)
        if isinstance(relative, Shared)
    ]


def total_of(desk: Desk, client_id: ClientId) -> HouseholdTotal:
    """The household's sum as this client's file may show it; raises LookupError."""
    facts = desk.clients.facts(client_id)
    return household_total(facts.known_aum, facts.elsewhere, relatives(desk, client_id))


def _standing_of(person: TiedPerson) -> Standing:
    """What the answers of both come to."""
    return standing(person.tie.sharing, person.theirs)


def _seen(desk: Desk, person: TiedPerson) -> Relative:
    tie = person.tie
    relation = told(tie.relation, person.sex)
    stands = _standing_of(person)
    if not stands.is_open:
        return Walled(
            tie_id=tie.id,
            opens=tie.other_id,
            name=person.name,
            relation=relation,
            standing=stands,
        )
    facts = desk.clients.facts(tie.other_id)
    return Shared(
        tie_id=tie.id,
        opens=tie.other_id,
        name=person.name,
        relation=relation,
        aum=facts.known_aum,
        elsewhere=facts.elsewhere,
    )
