"""Whom a line or a goal of a household is about: the client, or a member of the own file."""

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.errors import Refused
from rmdesk.language import N_


class NotOfTheHousehold(Refused):
    message = N_("This is about somebody who is not in the household.")
    hint = N_("Choose somebody of the household, or leave it to the client.")


def require_member(desk: Desk, client_id: ClientId, member_id: MemberId | None) -> None:
    """Raise NotOfTheHousehold unless it is a member of the client's own file; None is the client.

    What were said of somebody else would count for nobody.
    """
    if member_id is not None and all(one.id != member_id for one in desk.household.of(client_id)):
        raise NotOfTheHousehold
