"""What one cell of a contact calendar says: its letters, and the gist of each."""

import re
import unicodedata

from rmdesk.exchange.columns import Dictionary
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.values import HIDDEN, text_of

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
    """The gist of each letter: a note belongs to the first, unless its lines match the letters."""
    note = HIDDEN.sub("", note).strip()
    if len(letters) == 1 or not note:
        return [note, *[""] * (len(letters) - 1)]
    lines = [line.strip() for line in note.split("\n") if line.strip()]
    if len(lines) != len(letters):
        return [note, *[""] * (len(letters) - 1)]
    labels = [match[1].upper() if (match := _LABEL.match(line)) else "" for line in lines]
    if sorted(labels) != sorted(letters):
        return lines
    said = [
        (label, _LABEL.sub("", line, count=1)) for label, line in zip(labels, lines, strict=True)
    ]
    ordered = []
    for wanted in letters:
        at = next(at for at, (label, _) in enumerate(said) if label == wanted)
        ordered.append(said.pop(at)[1])
    return ordered
