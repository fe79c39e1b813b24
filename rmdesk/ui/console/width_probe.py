"""How wide the terminal draws the signs that fonts disagree about: asked before the desk starts.

A terminal that is asked for its cursor (``ESC [ 6 n``) answers among the keys, in its own time. The
signs are painted on the line of the prompt and wiped at once; what they took is known by the time
the passphrase has been typed, so that nobody waits. Pure: `Terminal` writes, reads and counts the
time.
"""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

_CHINESE: Final = "你好"
"""In UTF-8 six bytes, none of them a control code of an eight-bit terminal: whoever takes the bytes
for another encoding draws six columns."""

_NOT_UTF8: Final = 6
_AMBIGUOUS: Final = ("──", "……", "●●", "①①", "──")
"""Doubled, to an even number of bytes, for a terminal that reads them in pairs; the first is asked
for again: a terminal that disagrees with itself is not believed."""

_SAMPLES: Final = (_CHINESE, *_AMBIGUOUS)
_ASK_PLACE: Final = "\x1b[6n"
_ANSWER: Final = re.compile(r"\x1b\[\d{1,4};(\d{1,4})R")
_BEGUN: Final = re.compile(r"\x1b(?:\[[\d;]{0,9})?\Z")

QUESTION: Final = "".join(f"\r{sample}{_ASK_PLACE}" for sample in _SAMPLES) + "\r\x1b[K"
"""What is written to the terminal, at the start of an empty line."""


@dataclass(frozen=True, slots=True)
class Widths:
    """What was measured, in columns: `chinese` of two Chinese signs, `ambiguous` of each pair of
    signs of uncertain width."""

    chinese: int
    ambiguous: tuple[int, ...]

    @property
    def is_chinese_right(self) -> bool:
        """Whether Chinese signs take the two columns each that every line here is counted by."""
        return self.chinese == 2 * len(_CHINESE)

    @property
    def is_not_utf8(self) -> bool:
        """Whether the terminal took the bytes of UTF-8 for those of another encoding."""
        return self.chinese == _NOT_UTF8

    @property
    def ambiguous_columns(self) -> int | None:
        """1 or 2 columns for every sign of uncertain width; None when they disagree."""
        found = set(self.ambiguous)
        if found == {2}:
            return 1
        return 2 if found == {4} else None


class WidthProbe:
    """Takes the answers out of what is typed; whatever else there is stays as it came."""

    def __init__(self) -> None:
        self._columns: list[int] = []
        self._begun = ""

    @property
    def is_answered(self) -> bool:
        return len(self._columns) == len(_SAMPLES)

    def take(self, arrived: str) -> str:
        """`arrived` without answers. One that is cut off is kept back until the next time, for once
        only: a lone Esc is a key."""
        if self.is_answered:
            return arrived
        text, self._begun = self._begun + arrived, ""
        rest, done = [], 0
        for answer in islice(_ANSWER.finditer(text), len(_SAMPLES) - len(self._columns)):
            rest.append(text[done : answer.start()])
            done = answer.end()
            self._columns.append(int(answer[1]) - 1)
        tail = text[done:]
        is_waiting = len(self._columns) < len(_SAMPLES)
        if arrived and is_waiting and (begun := _BEGUN.search(tail)):
            self._begun = begun[0]
            tail = tail[: begun.start()]
        return "".join([*rest, tail])

    def let_go(self) -> str:
        """What was kept back and is no answer after all."""
        begun, self._begun = self._begun, ""
        return begun

    @property
    def widths(self) -> Widths | None:
        """What was measured; None when not every answer came."""
        if not self.is_answered:
            return None
        chinese, *ambiguous = self._columns
        return Widths(chinese, tuple(ambiguous))
