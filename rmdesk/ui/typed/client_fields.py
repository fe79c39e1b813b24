"""The fields of a client's own table: how each is shown, typed and read back.

For what is about many clients or two: bulk edits and merging. One client's file is changed item
by item, in `filing.details`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.clients import Client
from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.field import FileField
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.ui.words import item_texts


@dataclass(frozen=True, slots=True)
class ClientField:
    """An item of the file that is a field of `Client` by name."""

    item: FileField

    @property
    def name(self) -> str:
        return self.item.id

    @property
    def title(self) -> str:
        """A message id."""
        return self.item.title

    @property
    def example(self) -> str:
        """What a value looks like; a message id or empty."""
        return self.item.example

    def read(self, text: str, today: date) -> object:
        """The value of what was typed; raises `Unreadable`."""
        return item_texts.read(self.item, text, today)

    def shown(self, client: Client) -> str:
        """The value as it may be read over a shoulder."""
        return item_texts.shown(Entry(field=self.item, value=getattr(client, self.name)))


FIELDS: Sequence[ClientField] = tuple(
    ClientField(field) for field in FILE_FIELDS.values() if field.is_column
)
"""In the order of the file."""
