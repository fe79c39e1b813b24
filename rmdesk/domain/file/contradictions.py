"""What cannot be true together in one file."""

from rmdesk.domain.clients import Client
from rmdesk.domain.file.unreadable import Unreadable
from rmdesk.domain.identity import born_on, is_resident_id, sex_of
from rmdesk.language import N_


class AnotherBirthday(Unreadable):
    message = N_("The ID number says another birthday than the file.")
    hint = N_("Correct the wrong one, or empty it first.")


class AnotherSex(Unreadable):
    message = N_("The ID number says the other sex than the file.")
    hint = N_("Correct the wrong one, or empty it first.")


class AccountBeforeBirth(Unreadable):
    message = N_("The account would have been opened before the client was born.")
    hint = N_("Look at both days again.")


def contradiction(client: Client) -> Unreadable | None:
    """The first contradiction in a file as it would be; None where all of it can be true."""
    number = client.id_number
    if is_resident_id(number):
        if client.birthday is not None and client.birthday != born_on(number):
            return AnotherBirthday()
        if client.sex is not None and client.sex is not sex_of(number):
            return AnotherSex()
    if client.opened_on and client.birthday and client.opened_on < client.birthday:
        return AccountBeforeBirth()
    return None


CONTRADICTING = frozenset({"id_number", "birthday", "sex", "opened_on"})
"""The fields a contradiction can lie between."""
