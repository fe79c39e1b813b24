"""What is left of a number when it is only read past."""

import re
from collections.abc import Sequence
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


def masked_apart(secret: Secret, values: Sequence[str]) -> list[str]:
    """`values` masked, with as few figures shown as tell those apart that differ."""
    masked = [mask(secret, value) for value in values]
    for place in range(max(map(len, values), default=0)):
        if len(set(masked)) == len(set(values)):
            break
        if len({value[place : place + 1] for value in values}) > 1:
            masked = [
                shown[:place] + value[place : place + 1] + shown[place + 1 :]
                for shown, value in zip(masked, values, strict=True)
            ]
    return masked


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


# A painted line also holds client numbers, days and amounts, which stay: only what is certainly the
# number of a person is masked there, and what a narrow column has left of one. Four groups of five
# are the fingerprint of a key, which has to be read aloud; no card has that many figures.
_CUT = "»~…"
_PERSONAL = re.compile(
    r"(?<![\dA-Za-z])(?:"
    r"(?P<id>[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?!\d)"
    rf"|(?P<mobile>(?:(?:\+|00)86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}})(?!\d)"
    r"|(?P<ours>62(?!\d{3}(?: \d{5}){3}(?!\d))(?:[ -]?\d){14,})"
    r"|(?P<card>[3-5](?:[ -]?\d){15,18})(?!\d)"
    r"|(?P<landline>0\d{2,3}[ -]\d{3,4}[ -]?\d{4})(?!\d)"
    rf"|(?P<rest>(?:1[3-9]|62\d{{3}}|[1-9]\d{{5}}(?:19|20))\d{{5,}})(?=[{_CUT}])"
    r")"
)
_NONE: frozenset[str] = frozenset()
_LIKELY = re.compile(rf"\d{{3}}{_GAP}\d{{4}}")
"""What every number of a person has in it, and few other lines: lines are painted often."""


def masked_line(line: str, *, shown: frozenset[str] = _NONE) -> str:
    """A painted line with the phone, ID and card numbers in it masked, but for those `shown`.

    It stays as long as it was.
    """
    if not _LIKELY.search(line):
        return line
    return _PERSONAL.sub(lambda found: _masked_there(found, shown), line)


def numbers_in(text: str) -> frozenset[str]:
    """What `masked_line` would mask of a text."""
    return frozenset(
        found[0] for found in _PERSONAL.finditer(text) if _masked_there(found, _NONE) != found[0]
    )


def _masked_there(found: re.Match[str], shown: frozenset[str]) -> str:
    number = found[0]
    figures = re.sub(r"[^\dXx]", "", number)
    if number in shown or figures in shown:
        return number
    if found.lastgroup == "card" and not _is_card(figures):
        return number
    return mask(Secret.PHONE if found.lastgroup == "mobile" else Secret.CARD, number)


def _is_card(figures: str) -> bool:
    """Whether the last figure is the check of the others (ISO/IEC 7812)."""
    total = 0
    for place, figure in enumerate(reversed(figures)):
        value = int(figure) * (1 + place % 2)
        total += value // 10 + value % 10
    return total % 10 == 0


def is_masked_form(shown: object, whole: object) -> bool:
    """Whether `shown` is what a masked export makes of `whole`, and so says nothing new."""
    return (
        isinstance(shown, str)
        and isinstance(whole, str)
        and "*" in shown
        and shown == masked_text(whole)
    )
