"""The text of a condition, read from the left: words, signs and how far a value goes.

Positions are those of the text as typed: full-width signs are read as half-width ones of the
same length, except between quotation marks, and nothing else is changed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")

_HALF: Final = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_LOWER: Final = {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}
_CLOSING = {'"': '"', "“": "”", "＂": "＂"}
_AND = re.compile(r"且|并且|&&?|(?<=[\s)])and(?=[\s(]|$)")
_OR = re.compile(r"或者|或|\|\|?|(?<=[\s)])or(?=[\s(]|$)")
_NOT = re.compile(r"非|!|not(?=[\s(])")
_COMMAS = "、,"


@dataclass(frozen=True, slots=True)
class Piece:
    """One value as typed, and where; a quoted one is text and nothing else."""

    text: str
    at: int
    is_quoted: bool = False


class Scan:
    """Where the reading stands in a text."""

    def __init__(self, typed: str) -> None:
        self._raw = typed
        self.typed = typed.translate(_HALF)
        self.text = self.typed.translate(_LOWER)
        self.at = 0

    def skip(self) -> None:
        """Go on to what is no blank."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def is_done(self) -> bool:
        self.skip()
        return self.at == len(self.text)

    def take(self, pattern: "re.Pattern[str]") -> "re.Match[str] | None":
        """What `pattern` finds here, passed over; None leaves the place as it is."""
        self.skip()
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def take_and(self) -> bool:
        return self.take(_AND) is not None

    def take_or(self) -> bool:
        return self.take(_OR) is not None

    def take_not(self) -> bool:
        return self.take(_NOT) is not None

    def take_word(self, words: Mapping[T, Iterable[str]]) -> T | None:
        """The key whose longest word stands here, passed over."""
        self.skip()
        best, key = 0, None
        for candidate, spellings in words.items():
            for word in spellings:
                if len(word) > best and self._stands_here(word):
                    best, key = len(word), candidate
        self.at += best
        return key

    def take_pieces(self) -> list[Piece]:
        """The values up to the next connective, closing bracket or the end, split at commas."""
        pieces = []
        while True:
            self.skip()
            piece = self._quoted() or self._plain()
            pieces.append(piece)
            self.skip()
            if not (self.at < len(self.text) and self.text[self.at] in _COMMAS):
                return pieces
            self.at += 1

    def rest_of_value(self) -> Piece:
        """Everything up to the next connective, commas included; nothing is passed over."""
        self.skip()
        end = self._value_end("")
        return Piece(self.typed[self.at : end].rstrip(), self.at)

    def _stands_here(self, word: str) -> bool:
        """Whether `word` stands here as a whole; a blank of it may be typed as ``_``."""
        end = self.at + len(word)
        if self.text[self.at : end].replace("_", " ") != word:
            return False
        following = self.text[end : end + 1]
        return not (_is_latin(word[-1]) and _is_latin(following))

    def _quoted(self) -> Piece | None:
        start = self.at
        closing = _CLOSING.get(self._raw[start : start + 1])
        if closing is None:
            return None
        end = start + 1
        text = ""
        while end < len(self.text):
            if self._raw[end] == closing:
                if self._raw[end + 1 : end + 2] != closing:
                    break
                end += 1  # a doubled mark is the mark itself
            text += self._raw[end]
            end += 1
        self.at = min(end + 1, len(self.text))
        return Piece(text, start, is_quoted=True)

    def _plain(self) -> Piece:
        start, self.at = self.at, self._value_end(_COMMAS)
        return Piece(self.typed[start : self.at].rstrip(), start)

    def _value_end(self, commas: str) -> int:
        """The end of a value that begins here; brackets inside it must be balanced."""
        depth = 0
        for at in range(self.at, len(self.text)):
            sign = self.text[at]
            if sign in commas:
                return at
            depth += (sign == "(") - (sign == ")")
            if depth < 0:
                return at
            if _AND.match(self.text, at) or _OR.match(self.text, at):
                return at
        return len(self.text)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign == "_")
