"""The catalogue: every item of the client's file that is one value ([S][T][N][P][R] in domain.md).

Records of their own (household, ledger, policies, needs and the like) are not items.
"""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.file.bank import BANK, MONEY
from rmdesk.domain.file.field import FileField, FileKind, FileSection
from rmdesk.domain.file.manner import LIFE, PREFERENCES, WORK
from rmdesk.domain.file.person import CONTACT, PERSON
from rmdesk.domain.file.plans import PLANS, PROTECTION

FILE_FIELDS: Final[Mapping[str, FileField]] = {
    field.id: field
    for field in (
        *PERSON,
        *CONTACT,
        *PREFERENCES,
        *WORK,
        *LIFE,
        *BANK,
        *MONEY,
        *PLANS,
        *PROTECTION,
    )
}
"""Every item by its id, section by section."""


def of_section(section: FileSection) -> list[FileField]:
    """The items of one section, in order."""
    return [field for field in FILE_FIELDS.values() if field.section is section]


def is_yearly(field_id: str) -> bool:
    """Whether the item has a value for each year."""
    return field_id in FILE_FIELDS and FILE_FIELDS[field_id].kind is FileKind.YEARLY
