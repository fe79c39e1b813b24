"""What is left of a number when it is only read past."""

import re
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


# Free text keeps what was jotted down: a card or ID of 15 to 19 figures, a mobile or a landline
# with its area code, however they are cut into groups, and any other long run of figures.
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){14,18}[\dXx](?!\d)")
_GAP = r"[\s.()（）\-‐–—·]?"
_MOBILE = re.compile(rf"(?<!\d)(?:(?:\+|00)?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")
_LANDLINE = re.compile(rf"(?<!\d)0\d{{2,3}}{_GAP}\d{{3,4}}{_GAP}\d{{4}}(?!\d)")
_LONG_RUN = re.compile(r"\d{11,}[Xx]?")
_FIGURE = re.compile(r"\d")


def masked_text(text: str) -> str:
    """Free text with the phone, ID and card numbers in it masked."""
    if not _FIGURE.search(text):
        return text
    text = _CARD.sub(lambda found: mask(Secret.CARD, found[0]), text)
    text = _MOBILE.sub(lambda found: mask(Secret.PHONE, found[0]), text)
    text = _LANDLINE.sub(lambda found: mask(Secret.CARD, found[0]), text)
    return _LONG_RUN.sub(lambda found: mask(Secret.CARD, found[0]), text)


def is_masked_form(shown: object, whole: object) -> bool:
    """Whether `shown` is what a masked export makes of `whole`, and so says nothing new."""
    return (
        isinstance(shown, str)
        and isinstance(whole, str)
        and "*" in shown
        and shown == masked_text(whole)
    )
