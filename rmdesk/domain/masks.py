"""What is left of a number when it is only read past."""

from enum import StrEnum


class Secret(StrEnum):
    """The kinds of numbers that are never shown whole unless someone asks."""

    PHONE = "phone"
    ID = "id"
    CARD = "card"


def mask(secret: Secret, value: str) -> str:
    """`value` as far as it may be read over a shoulder.

    A phone keeps three figures and the last four (138****5678), an ID or card the last four;
    anything too short to hide in keeps nothing.
    """
    keep = 3 if secret is Secret.PHONE else 0
    if not value:
        return ""
    if len(value) < keep + 8:
        keep = 0
    tail = value[-4:] if len(value) >= keep + 8 else ""
    return value[:keep] + "*" * (len(value) - keep - len(tail)) + tail
