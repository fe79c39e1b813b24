"""Why an age file is not opened. Whoever asked puts it into words."""

from enum import StrEnum


class Part(StrEnum):
    """Where a file is damaged."""

    HEADER = "header"
    """It does not parse, or its MAC does not fit the key that it wraps."""
    CHUNK = "chunk"
    """A chunk of the payload was changed, moved, or cut short."""
    END = "end"
    """All that is there is right, and the end is missing."""
    AFTER_END = "after"
    """Bytes follow the chunk that says it is the last."""


class AgeError(ValueError):
    """The root of these refusals; no message quotes the file."""


class NotAge(AgeError):
    """Not an age file of version 1."""


class ArmoredAge(NotAge):
    """Perhaps one, wrapped in ASCII armor for a mail; as it is nothing here reads it."""


class NotForThisIdentity(AgeError):
    """Sealed to others; or the part that was sealed to this identity was changed."""


class MixedRecipients(AgeError):
    """Sealed to a weaker kind of key beside the post-quantum ones: recorded today, whoever breaks
    the weaker one reads it, so it is not what its sender was asked for."""


class DamagedAge(AgeError):
    """Changed or cut since it was written; `chunk` counts from 1 where one is to blame."""

    def __init__(self, part: Part, chunk: int | None = None) -> None:
        super().__init__(part if chunk is None else f"{part} {chunk}")
        self.part = part
        self.chunk = chunk
