"""What a bundle is for, and who may be its receiver."""

from enum import StrEnum


class BundleKind(StrEnum):
    """Why clients go to somebody else."""

    HANDOVER = "handover"
    """For good: the giver leaves, or another RM takes these clients over."""

    DEPUTY = "deputy"
    """For an absence: ends on its day, and what the deputy logged comes back."""

    RETURN = "return"
    """What a deputy logged, on its way back."""


class ConfirmedBy(StrEnum):
    """Who said that a bundle arrived."""

    RECEIVER = "receiver"
    BRANCH = "branch"
    """Whoever holds the branch's key, where there is no successor yet."""
