"""Plain text measured in columns: cut, padded and wrapped, a wide character taking two."""

from collections.abc import Sequence
from typing import Final

from rmdesk.exchange.writers.cells import sign_width, width, writable

_CUT: Final = ".."
_INSET: Final = "  "


def flat(text: str) -> str:
    """`text` on one line, without what cannot be written."""
    return " ".join(writable(text).split())


def padded(text: str, columns: int, *, to_right: bool = False) -> str:
    """`text` with blanks up to so many columns."""
    spare = " " * (columns - width(text))
    return spare + text if to_right else text + spare


def shortened(text: str, columns: int) -> str:
    """`text` cut to so many columns, the cut marked."""
    if width(text) <= columns:
        return text
    return _beginning(text, columns - len(_CUT)).rstrip() + _CUT


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines of so many columns at the most, cut at blanks where there are any; at least
    one line."""
    lines = []
    rest = " ".join(text.split())
    while width(rest) > columns:
        head = _beginning(rest, columns)
        if (blank := _break(rest, len(head))) > 0:
            head = rest[:blank]
        lines.append(head.rstrip())
        rest = rest[len(head) :].lstrip()
    return [*lines, rest]


def part_by_part(parts: Sequence[str], columns: int, between: str) -> list[str]:
    """The parts in lines, none cut that fits a line; what goes on is set in."""
    lines = [""]
    for part in parts:
        beside = f"{lines[-1]}{between}{part}" if lines[-1] else part
        if width(beside) <= columns:
            lines[-1] = beside
        else:
            lines += [f"{_INSET}{line}" for line in wrapped(part, columns - width(_INSET))]
    return lines[1:] if not lines[0] and len(lines) > 1 else lines


def _break(text: str, end: int) -> int:
    """Where before `end` the text may be cut: not within a word of narrow letters."""
    while end > 0 and _is_narrow(text[end - 1]) and end < len(text) and _is_narrow(text[end]):
        end -= 1
    return end


def _is_narrow(sign: str) -> bool:
    return not sign.isspace() and sign_width(sign) < 2


def _beginning(text: str, columns: int) -> str:
    """The longest beginning that is not wider; at least one character, lest nothing ever end."""
    taken = 0
    for at, sign in enumerate(text):
        taken += sign_width(sign)
        if taken > columns:
            return text[: max(at, 1)]
    return text
