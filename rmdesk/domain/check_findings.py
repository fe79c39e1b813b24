"""What a check of a whole book has to say: each fact with how grave it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Grave(StrEnum):
    """How grave a fact is."""

    WELL = "well"
    ADVICE = "advice"
    """The book is whole; something keeps it less safe than it could be."""
    FAULT = "fault"
    """The book, or what belongs to it, is not as it was written."""


class About(StrEnum):
    """What a fact is about."""

    CHAIN = "chain"
    CHAIN_BROKEN = "chain_broken"
    CHAIN_ACCEPTED = "chain_accepted"
    FILES_PRIVATE = "files_private"
    FILES_OPEN = "files_open"
    SET_ASIDE = "set_aside"
    KEPT_BESIDE = "kept_beside"
    RECOVERY = "recovery"
    NO_RECOVERY = "no_recovery"
    ESCROW = "escrow"
    NO_ESCROW = "no_escrow"
    OLDER_KEYS = "older_keys"
    BACKUP = "backup"
    NO_BACKUP = "no_backup"
    BACKUP_OLD = "backup_old"
    BACKUP_FAILED = "backup_failed"
    DRILL = "drill"
    NO_DRILL = "no_drill"
    DRILL_FAILED = "drill_failed"
    SECOND_PLACE = "second_place"
    NO_SECOND_PLACE = "no_second_place"
    SECOND_PLACE_OLD = "second_place_old"
    EXPORTS_OFF = "exports_off"
    EXPORTS_ON = "exports_on"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; `facts` are counts, days and names of files."""

    grave: Grave
    about: About
    facts: Mapping[str, object] = field(default_factory=dict)
