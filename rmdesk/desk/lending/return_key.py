"""The key that returns are sealed to: its private half never leaves the owner's book."""

from rmdesk.crypto.recipients import Identity, Recipient
from rmdesk.desk.book import Desk
from rmdesk.desk.lent.seeds import return_seeds


def return_recipient(desk: Desk) -> Recipient:
    """Whom a deputy seals to."""
    return return_identities(desk)[0].recipient


def return_identities(desk: Desk) -> list[Identity]:
    """What opens returns, whatever the data key was when the clients were lent."""
    return list(map(Identity, return_seeds(desk)))
