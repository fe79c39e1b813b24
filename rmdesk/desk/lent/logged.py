"""Who logged a contact that came back from a deputy: told as long as the contact is there."""

from collections.abc import Mapping

from rmdesk.desk.book import Desk
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.ids import ClientId, ContactId

_LOGGED = """
SELECT contacts.id, handovers.who
FROM contacts
JOIN origins ON origins.table_name = 'contacts'
    AND contacts.id BETWEEN first_id AND first_id + count - 1
JOIN handovers ON handovers.id = handover_id
WHERE client_id = ? AND handovers.kind = ?
"""


def logged_by(desk: Desk, client_id: ClientId) -> Mapping[ContactId, str]:
    """The deputies by the client's contacts that they logged; one's own are not among them."""
    rows = desk.vault.database.execute_sql(_LOGGED, (client_id, BundleKind.RETURN.value))
    return {ContactId(contact_id): who for contact_id, who in rows.fetchall()}
