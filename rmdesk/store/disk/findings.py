"""What is found about the files of a book before it is opened: one fact each, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from rmdesk.language import N_, _


class Kind(StrEnum):
    """What was found; the first group stops the opening, the second is only told."""

    LINK = "link"
    EMPTY = "empty"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"
    PAGES = "pages"
    OLDER = "older"
    PARTED = "parted"
    CHANGED = "changed"
    CHAIN = "chain"
    NO_HEAD = "no_head"
    BAD_HEAD = "bad_head"

    STRAY = "stray"
    HALF_HEAD = "half_head"


NEVER: Final = frozenset({Kind.LINK, Kind.EMPTY, Kind.FOREIGN, Kind.UNREADABLE, Kind.PAGES})
"""With one of these there is nothing to go on with."""

DAMAGE: Final = frozenset({Kind.EMPTY, Kind.FOREIGN, Kind.UNREADABLE, Kind.PAGES})

_SENTENCES: Final = {
    Kind.LINK: N_("{name} is not a file but a link to another place; it was not followed."),
    Kind.EMPTY: N_("The file {name} is empty: nothing of the book is in it."),
    Kind.FOREIGN: N_("The file {name} is cut off, or is not a book at all."),
    Kind.UNREADABLE: N_(
        "The file {name} cannot be read with the key of this book: it is damaged, or is the file"
        " of another book."
    ),
    Kind.PAGES: N_(
        "A part of {name} was damaged on the disk, or put back to an earlier state: {count} found."
    ),
    Kind.OLDER: N_(
        "Changes are missing: {missing} of {count}. The newest one here is of {here}; the book was"
        " last worked in on {last}."
    ),
    Kind.PARTED: N_(
        "This book went another way than the one last worked in here on {last}: some of its changes"
        " are missing, others were added. The newest one here is of {here}."
    ),
    Kind.CHANGED: N_(
        "The file {name} is not as it was closed on {last}: a part of it was changed or put back"
        " to an earlier state. No change is missing at its end."
    ),
    Kind.CHAIN: N_(
        "The record of what was done in this book does not hold together from entry {row} on."
    ),
    Kind.NO_HEAD: N_(
        "The file {name} is missing: nobody can tell whether the newest changes are here. The"
        " newest one here is of {here}."
    ),
    Kind.BAD_HEAD: N_(
        "The file {name} is damaged: nobody can tell whether the newest changes are here. The"
        " newest one here is of {here}."
    ),
    Kind.STRAY: N_(
        "Beside the book lay a journal that does not belong to it ({name}). It was set aside in"
        " {folder} and not used; the book is as it was closed."
    ),
    Kind.HALF_HEAD: N_(
        "Half of {name} was damaged and was written anew. Look whether your last entries are there."
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact; `facts` are names of files, counts and days, never a client's data."""

    kind: Kind
    facts: Mapping[str, object] = field(default_factory=dict)

    def sentence(self) -> str:
        """The fact in the language in force."""
        return _(_SENTENCES[self.kind]).format(**self.facts)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody decided, at this moment, to go on with a book of which this was found and shown."""

    at: datetime
    findings: tuple[Finding, ...]


def can_go_on(findings: tuple[Finding, ...]) -> bool:
    """Whether what is there can be worked with, if one accepts what was found."""
    return not any(finding.kind in NEVER for finding in findings)
