"""Everybody around a client as the pages show them: members, and relatives with files."""

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.walls import relatives
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.walls import Kin, kin


def household_of(desk: Desk, client_id: ClientId) -> list[Kin]:
    """Of a walled relative, who it is and nothing else."""
    return kin(desk.household.of(client_id), relatives(desk, client_id))
