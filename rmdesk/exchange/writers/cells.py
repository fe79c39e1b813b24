"""What any file can hold of a text, and how wide it stands."""

import re
import unicodedata

from rmdesk.domain.unseen import HIDDEN

MOST_UNITS = 32_767
"""A cell or note of a workbook holds so many UTF-16 units."""

# What neither XML nor a byte encoding can carry.
_UNWRITABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def writable(text: str) -> str:
    """`text` without what the import strips as well: control and invisible characters."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub("", HIDDEN.sub("", text))


def cut(text: str) -> tuple[str, bool]:
    """`text` as far as a cell holds it, and whether it was too long."""
    if len(text) * 2 <= MOST_UNITS:
        return text, False
    units = text.encode("utf-16-le")
    if len(units) <= MOST_UNITS * 2:
        return text, False
    return units[: MOST_UNITS * 2].decode("utf-16-le", "ignore"), True


def width(text: str) -> int:
    """How many terminal cells the widest line of `text` takes."""
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(sum(map(sign_width, line)) for line in text.split("\n"))


def sign_width(sign: str) -> int:
    """2 for a wide character, 0 for one that stands on the one before it, else 1."""
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 1 + (unicodedata.east_asian_width(sign) in "WF")
