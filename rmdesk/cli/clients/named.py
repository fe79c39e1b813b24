"""Which client a command line means: by number, or by words that only one of them fits."""

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import N_

MOST_FOUND = 200


class NoSuchClient(Refused):
    message = N_("No client of the book fits.")
    hint = N_("Try fewer letters, or the end of the phone number.")


class SeveralClients(Refused):
    message = N_("{count} clients fit; one is needed.")
    hint = N_("Name the client number; find lists it.")


def the_one(desk: Desk, words: str) -> ClientId:
    """The client with this number, else the only one that `words` fit.

    Raises NoSuchClient and SeveralClients.
    """
    if client := desk.clients.by_number(words.strip()):
        return client.id
    found = desk.clients.find(words, limit=MOST_FOUND)
    if not found:
        raise NoSuchClient
    if len(found) > 1:
        raise SeveralClients(count=len(found))
    return found[0]


def numbered(desk: Desk, number: str) -> ClientId:
    """The client with exactly this number: a name could be another's. Raises NoSuchClient."""
    client = desk.clients.by_number(number.strip())
    if client is None:
        raise NoSuchClient
    return client.id
