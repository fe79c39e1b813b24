"""What is wrong with a value that was typed: the field, and a sentence that says what would do."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as with_default

from rmdesk.errors import Refused
from rmdesk.language import _


@dataclass(frozen=True, slots=True)
class Wrong:
    """A finding about one field; `message` is a message id with `{name}` fields."""

    field: str
    message: str
    parameters: Mapping[str, object] = with_default(default_factory=dict)

    def sentence(self) -> str:
        """What is wrong, in the language in force."""
        return _(self.message).format(**self.parameters)


class ValueRefused(Refused):
    """A record cannot be kept as it was given; `field` names where it can be mended."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(**wrong.parameters)
        self.message = wrong.message
        self.field = wrong.field
