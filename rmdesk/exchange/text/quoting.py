"""Text in a CSV file that a spreadsheet must leave alone, and the way back.

A spreadsheet runs a cell that starts like a formula and turns what looks like a figure or a date
into one: a client number loses its zeros, an ID number its last digits. Such a text gets one
apostrophe in front, and reading takes exactly one off again, so that every text returns as it was.
"""

import re
import unicodedata

_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_FIGURE = re.compile(r"0\d+|\d{12,}[Xx]?|\d+(?:\.\d*)?[Ee][+-]?\d+|\d{1,4}(?:[-/.:]\d{1,4}){1,3}")


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet could run `text`: also after blanks, also with full-width signs."""
    return bool(text) and (
        text[0] in "\t\r" or _FORMULA.match(unicodedata.normalize("NFKC", text)) is not None
    )


def quoted(text: str) -> str:
    """`text` as a CSV cell."""
    return f"'{text}" if _is_taken_for_more(text) else text


def unquoted(cell: str) -> str:
    """The text that `quoted` wrote into `cell`; any other cell stays as it is."""
    return cell[1:] if cell.startswith("'") and _is_taken_for_more(cell[1:]) else cell


def _is_taken_for_more(text: str) -> bool:
    # Apostrophes in front do not count, or one that belongs to the text would be taken off.
    bare = text.lstrip("'")
    return starts_formula(bare) or _FIGURE.fullmatch(bare) is not None
