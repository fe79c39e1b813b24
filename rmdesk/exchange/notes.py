"""Cell notes, streamed from the comments parts of a workbook.

Spreadsheet libraries build an object per note (240,000 notes: 37 s and 1.3 GB); a stream takes
about a second. The cells themselves are calamine's business.
"""

import re
from functools import cache

from rmdesk.exchange.grid import Notes
from rmdesk.exchange.parts import Parts, local

_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def sheet_notes(parts: Parts, sheet: str) -> Notes:
    """The notes of the sheet of this name, by cell; threads replace their legacy notes."""
    part = parts.sheets().get(sheet)
    if part is None:
        return {}
    related = sorted(parts.relations(part).values())
    found: dict[tuple[int, int], str] = {}
    for kind, target in related:
        if kind.endswith("/comments"):
            found.update(_legacy(parts, target))
    for kind, target in related:
        if kind.endswith("/threadedComment"):
            found.update(_threads(parts, target))
    return found


def _legacy(parts: Parts, part: str) -> Notes:  # noqa: C901 - one state machine
    """`<comment ref authorId><text>`, whose text is one `<t>` or several rich-text runs.

    Elements that say nothing are most of the part, so only the starts are listened to, and the
    end of a text while in it.
    """
    found: dict[tuple[int, int], str] = {}
    authors: list[str] = []
    pieces: list[str] = []
    place = author = ""
    is_phonetic = False
    names: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal place, author, is_phonetic
        name = names.get(tag) or names.setdefault(tag, local(tag))
        if name == "t":
            if not is_phonetic:
                parser.CharacterDataHandler = pieces.append
                parser.EndElementHandler = end_of_text
        elif name == "comment":
            keep()
            place = attributes.get("ref", "")
            number = attributes.get("authorId", "")
            known = number.isdecimal() and int(number) < len(authors)
            author = authors[int(number)] if known else ""
        elif name == "author":
            parser.CharacterDataHandler = pieces.append
            parser.EndElementHandler = end_of_author
        elif name == "rPh" or name == "r":
            is_phonetic = name == "rPh"

    def end_of_text(_tag: str) -> None:
        parser.CharacterDataHandler = None
        parser.EndElementHandler = None

    def end_of_author(tag: str) -> None:
        end_of_text(tag)
        authors.append("".join(pieces))
        pieces.clear()

    def keep() -> None:
        nonlocal is_phonetic
        is_phonetic = False
        text = _without_author("".join(pieces), author)
        if text and (cell := _cell(place)):
            found[cell] = text
        pieces.clear()

    parser = parts.parser(start)
    parts.parse(part, parser)
    keep()
    return found


def _threads(parts: Parts, part: str) -> Notes:
    """`<threadedComment ref><text>`: the remark and its answers, one line each."""
    lines: dict[tuple[int, int], list[str]] = {}
    pieces: list[str] = []
    place = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal place
        if local(tag) == "threadedComment":
            place = attributes.get("ref", "")
        elif local(tag) == "text":
            parser.CharacterDataHandler = pieces.append

    def end(tag: str) -> None:
        if local(tag) == "text":
            parser.CharacterDataHandler = None
        elif local(tag) == "threadedComment":
            text = "".join(pieces).strip()
            if text and (cell := _cell(place)):
                lines.setdefault(cell, []).append(text)
            pieces.clear()

    parser = parts.parser(start, end)
    parts.parse(part, parser)
    return {cell: "\n".join(texts) for cell, texts in lines.items()}


def _cell(reference: str) -> tuple[int, int] | None:
    match = _REF.fullmatch(reference)
    return (int(match[2]) - 1, _column(match[1])) if match else None


@cache
def _column(letters: str) -> int:
    column = 0
    for character in letters:
        column = column * 26 + ord(character) - 64
    return column - 1


def _without_author(text: str, author: str) -> str:
    """Excel starts a note with its author's name and a line break; that is not the gist."""
    text = text.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not author:
        return text
    first, _, rest = text.partition("\n")
    return rest.strip() if first.strip() in (f"{author}:", f"{author}：") else text
