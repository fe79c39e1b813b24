"""What the RM wrote: scripts, answers to objections and messages, in versions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rmdesk.domain.ids import TextId
from rmdesk.language import Language


class TextSort(StrEnum):
    """What a text is for."""

    SCRIPT = "script"
    OBJECTION = "objection"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A version of a text: `body` is the TOML of that one entry, without client data.

    `based_on` names the key it was copied from; a version that `is_gone` takes the text away.
    """

    id: TextId
    sort: TextSort
    language: Language
    key: str
    version: int
    title: str
    body: str
    saved_at: datetime
    based_on: str = ""
    is_gone: bool = False
