"""How a talk comes to its end: signs that the client is ready, and ways to close ([P] in
domain.md, "Calling")."""

from enum import StrEnum


class Signal(StrEnum):
    """What a client who is ready says."""

    ASKS_HOW = "asks_how"
    AGREES = "agrees"
    ASKS_PRICE = "asks_price"
    ASKS_SERVICE = "asks_service"


class Technique(StrEnum):
    """How the RM closed."""

    HELP_DECIDE = "help_decide"
    FEELING = "feeling"
    ASSUME_CONSENT = "assume_consent"
    URGENCY = "urgency"
