"""Which items of the file are numbers that are masked wherever they are only read past."""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.file.field import FileKind
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.masks import Secret

_KINDS: Final = {
    FileKind.MOBILE: Secret.PHONE,
    FileKind.PHONE: Secret.PHONE,
    FileKind.IDENTITY: Secret.ID,
}
SECRETS: Final[Mapping[str, Secret]] = {
    field.id: _KINDS[field.kind] for field in FILE_FIELDS.values() if field.kind in _KINDS
}
"""By the item's id, in the order of the file."""
