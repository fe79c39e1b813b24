"""What one cell of a contact calendar says: its letters, and the gist of each."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rmdesk.domain.contact_notes import in_one_form
from rmdesk.domain.unseen import HIDDEN
from rmdesk.exchange.columns import Dictionary, dictionary
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.values import text_of

_BETWEEN = re.compile(r"[\s,、/+&;.|\-和与]+")
_LETTER_AND_TEXT = re.compile(r"[TEMSVAtemsva](?![A-Za-z])\W*\w")
_LABEL = re.compile(r"([TEMSVA])[:：]\s*", re.IGNORECASE)


def read_letters(cell: Cell, dictionary: Dictionary) -> str | None:
    """The letters of a cell, ``TM`` of "T/M" or "电话、面谈"; None when it holds anything else."""
    if not isinstance(cell, str):
        return None
    text = unicodedata.normalize("NFKC", HIDDEN.sub("", cell)).strip().upper()
    found = ""
    for word in filter(None, _BETWEEN.split(text)):
        code = dictionary.code("channel", word)
        if code:
            found += code
        elif set(word) <= set("TEMSVA"):
            found += word
        else:
            return None
    return found or None


def starts_with_letter(cell: Cell) -> bool:
    """Whether a letter is followed by words: the gist, written into the cell."""
    return isinstance(cell, str) and _LETTER_AND_TEXT.match(text_of(cell)) is not None


def gists(letters: str, note: str) -> list[str]:
    """The gist of each letter: a note belongs to the first, unless its lines match the letters.

    Lines that name their letters may go on below, indented by a blank.
    """
    return [in_one_form(said) for said in _gists(letters, HIDDEN.sub("", note).strip())]


def _gists(letters: str, note: str) -> list[str]:
    if len(letters) == 1 or not note:
        return [note, *[""] * (len(letters) - 1)]
    lines = [line.strip() for line in note.split("\n") if line.strip()]
    for said in (_labelled(note.split("\n")), _labelled(lines)):
        if sorted(label for label, _ in said) == sorted(letters):
            return [_take(said, wanted) for wanted in letters]
    return lines if len(lines) == len(letters) else [note, *[""] * (len(letters) - 1)]


def noted(said: Sequence[tuple[str, str]]) -> str:
    """A cell's note that `gists` reads back: several letters name their lines."""
    if len(said) == 1 or not any(gist for _, gist in said):
        return "\n".join(gist for _, gist in said if gist)
    return "\n".join(f"{letter}: {gist}".replace("\n", "\n ").rstrip() for letter, gist in said)


def _labelled(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Letters and what their lines say; empty when a line belongs to no letter."""
    said: list[tuple[str, str]] = []
    for line in lines:
        if said and line[:1].isspace():
            label, gist = said[-1]
            said[-1] = label, f"{gist}\n{line[1:]}"
        elif match := _LABEL.match(line):
            said.append((match[1].upper(), line[match.end() :]))
        elif line:
            return []
    return [(label, gist.rstrip()) for label, gist in said]


def _take(said: list[tuple[str, str]], wanted: str) -> str:
    """The gist of the first `wanted` letter that is left."""
    at = next(at for at, (label, _) in enumerate(said) if label == wanted)
    return said.pop(at)[1]


@lru_cache
def letters_cell(letters: str) -> str:
    """Several letters as a cell that `read_letters` reads back: ``TM``, but ``M/E/T``."""
    is_plain = read_letters(letters, dictionary()) == letters
    return letters if is_plain else "/".join(letters)
