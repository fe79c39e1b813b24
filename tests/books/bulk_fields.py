"""Where a field stands in the list of those that can be changed in bulk."""

from rmdesk.desk.client_lists.bulk import BULK_FIELDS
from rmdesk.ui.typed.client_fields import FIELDS


def steps_to(name: str) -> int:
    """How often Down is pressed to come to the field."""
    return [field.name for field in FIELDS if field.name in BULK_FIELDS].index(name)
