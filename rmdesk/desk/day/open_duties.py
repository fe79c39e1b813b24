"""What is due to one client by today: what a talk may settle."""

from collections.abc import Mapping

from rmdesk.desk.book import Desk
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import Key


def open_duties(desk: Desk, client_id: ClientId) -> Mapping[Key, Duty]:
    """What is due to the client by today, whatever becomes of it."""
    return {
        one.duty.key: one.duty
        for one in desk.duties.of(client_id)
        if one.duty.is_open and one.duty.on <= desk.today
    }
