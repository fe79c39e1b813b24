"""Cell notes, streamed from the comments parts of a workbook.

Spreadsheet libraries build an object per note (240,000 notes: 37 s and 1.3 GB); a stream takes
two to three seconds. The cells themselves are calamine's business.
"""

import re
from collections.abc import Callable

from rmdesk.exchange.grid import Notes
from rmdesk.exchange.workbooks.parts import Parts, local
from rmdesk.exchange.workbooks.plain_notes import NotPlain, column_of, plain_comments

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
            found.update(_plain(parts, target) or _legacy(parts, target))
    for kind, target in related:
        if kind.endswith("/threadedComment"):
            found.update(_threads(parts, target))
    return found


def _plain(parts: Parts, part: str) -> Notes | None:
    """The notes of a part as spreadsheet programs write it; None when it needs the parser."""
    found: dict[tuple[int, int], str] = {}
    newest = label = ""
    try:
        for row, column, author, text in plain_comments(parts.chunks(part)):
            if author != newest:
                newest, label = author, f"{author}:\n" if author[:1].strip() else ""
            # Nearly every note starts in this one way.
            if label and text.startswith(label) and "\r" not in text:
                gist = text[len(label) :].strip()
            else:
                gist = _without_author(text, author)
            if gist:
                found[row, column] = gist
    except NotPlain:
        return None
    return found


def _legacy(parts: Parts, part: str) -> Notes:  # noqa: C901 - one state machine
    """`<comment ref authorId><text>`, whose text is one `<t>` or several rich-text runs.

    Most elements say nothing, so each name is looked up once for what it starts, and ends are
    listened to only inside a text.
    """
    found: dict[tuple[int, int], str] = {}
    authors: list[str] = []
    pieces: list[str] = []
    place = author = ""
    is_phonetic = False
    starts: dict[str, Callable[[dict[str, str]], None] | None] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag not in starts:
            starts[tag] = known.get(local(tag))
        if begin := starts[tag]:
            begin(attributes)

    def text(_: dict[str, str]) -> None:
        if not is_phonetic:
            parser.CharacterDataHandler = pieces.append
            parser.EndElementHandler = end_of_text

    def end_of_text(_tag: str) -> None:
        parser.CharacterDataHandler = None
        parser.EndElementHandler = None

    def named(_: dict[str, str]) -> None:
        parser.CharacterDataHandler = pieces.append
        parser.EndElementHandler = end_of_author

    def end_of_author(tag: str) -> None:
        end_of_text(tag)
        authors.append("".join(pieces))
        pieces.clear()

    def run(_: dict[str, str]) -> None:
        nonlocal is_phonetic
        is_phonetic = False

    def phonetic(_: dict[str, str]) -> None:
        nonlocal is_phonetic
        is_phonetic = True

    def comment(attributes: dict[str, str]) -> None:
        nonlocal place, author
        keep()
        place = attributes.get("ref", "")
        number = attributes.get("authorId", "")
        is_number = number.isdecimal() and len(number) < 10
        author = authors[int(number)] if is_number and int(number) < len(authors) else ""

    def keep() -> None:
        nonlocal is_phonetic
        is_phonetic = False
        gist = _without_author("".join(pieces), author)
        if gist and (cell := _cell(place)):
            found[cell] = gist
        pieces.clear()

    known = {"t": text, "r": run, "comment": comment, "author": named, "rPh": phonetic}
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
    return (int(match[2]) - 1, column_of(match[1])) if match else None


def _without_author(text: str, author: str) -> str:
    """Excel starts a note with its author's name and a line break; that is not the gist."""
    text = text.strip()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not author:
        return text
    first, _, rest = text.partition("\n")
    return rest.strip() if first.strip() in (f"{author}:", f"{author}：") else text
