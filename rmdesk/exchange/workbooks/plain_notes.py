"""Cell notes as spreadsheet programs write them, by one pattern: half of the time of a parser.

The pattern admits a small part of XML, whole or not at all: it reads every character of the
part, and whatever else stands there leaves the part to the parser of `cell_notes`.
"""

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import add

_TEXT = r"[^<>\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*"
_VALUE = r'"[^"<>&]*"'
_FONT = rf"(?:<rPr>(?:<[A-Za-z]+(?: [a-z]+={_VALUE})*/>)*</rPr>)?"
_T = r'<t(?: xml:space="preserve")?>'
_S = r"[ \t\r\n]*"
_COMMENT = re.compile(
    rf'<comment ref="([A-Z]{{1,3}})([0-9]{{1,7}})" authorId="([0-9]{{1,9}})"'
    rf'(?: shapeId="[0-9]*")?(?: xr:uid={_VALUE})?>'
    rf"<text>(?:{_T}({_TEXT})</t>|<r>{_FONT}{_T}({_TEXT})(?:</t></r><r>{_FONT}{_T}({_TEXT}))?"
    rf"((?:</t></r><r>{_FONT}{_T}{_TEXT})*)</t></r>)</text></comment>{_S}"
)
_GROUPS = 7
_HEAD = re.compile(
    r'\ufeff?(?:<\?xml version="1\.0" encoding="(?i:utf-8)"(?: standalone="yes")?\?>)?'
    rf"{_S}"
    rf"<comments(?: [\w:]+={_VALUE})*>{_S}<authors>((?:<author/>|<author>{_TEXT}</author>)*)"
    rf"</authors>{_S}<commentList>{_S}"
)
_AUTHOR = re.compile(r"<author/>|<author>([^<]*)</author>")
_END = re.compile(rf"</commentList>{_S}</comments>{_S}")
_LAST = "</comment>"
_LONGEST = 1 << 20
"""Characters of one comment or of all authors; a spreadsheet writes far fewer."""

_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class NotPlain(Exception):
    """The part holds something else than the pattern knows."""


def plain_comments(chunks: Iterable[bytes]) -> Iterator[tuple[int, int, str, str]]:
    """Row and column from 0, author and text of each comment of a part that comes in `chunks`.

    Raises NotPlain, perhaps after the first of them.
    """
    authors: list[str] | None = None
    rest = ""
    try:
        for text in codecs.iterdecode(chunks, "utf-8"):
            rest += text
            if authors is None and "<commentList>" in rest:
                authors, rest = _head(rest)
            if authors is not None and (end := rest.rfind(_LAST)) >= 0:
                end += len(_LAST)
                yield from _comments(rest[:end], authors)
                rest = rest[end:]
            if len(rest) > _LONGEST:
                raise NotPlain
    except UnicodeDecodeError as error:
        raise NotPlain from error
    if authors is None or not _END.fullmatch(rest):
        raise NotPlain


def _head(text: str) -> tuple[list[str], str]:
    """The authors and what follows the head."""
    head = _HEAD.match(text)
    if head is None:
        raise NotPlain
    return [unescaped(name[1] or "") for name in _AUTHOR.finditer(head[1])], text[head.end() :]


def _comments(text: str, authors: Sequence[str]) -> Iterable[tuple[int, int, str, str]]:
    # Splitting gives what stands between the comments, which must be nothing, and their groups.
    parts = _COMMENT.split(text.lstrip(" \t\r\n"))
    if any(parts[:: _GROUPS + 1]):
        raise NotPlain
    letters, rows, by, alone, first, second, more = (
        parts[group :: _GROUPS + 1] for group in range(1, _GROUPS + 1)
    )
    # Few authors, columns and rows stand in very many comments.
    named = {number: _named(authors, int(number)) for number in set(by)}
    row_of = {figures: int(figures) - 1 for figures in set(rows)}
    column_in = {name: column_of(name) for name in set(letters)}
    if any(alone) or any(more) or None in second:
        notes = list(map(_joined, alone, first, second, more))
    else:
        notes = list(map(add, first, second))
    if "&" in text:
        notes = [unescaped(note) if "&" in note else note for note in notes]
    return zip(
        map(row_of.__getitem__, rows),
        map(column_in.__getitem__, letters),
        map(named.__getitem__, by),
        notes,
        strict=True,
    )


def _named(authors: Sequence[str], number: int) -> str:
    return authors[number] if number < len(authors) else ""


def _joined(alone: str | None, first: str | None, second: str | None, more: str | None) -> str:
    note = alone or f"{first or ''}{second or ''}"
    return note + "".join(run.rpartition(">")[2] for run in more.split("</t>")) if more else note


def unescaped(text: str) -> str:
    """`text` with its entities replaced; raises NotPlain for one that XML does not have."""
    return _ENTITY.sub(_character, text)


def _character(entity: re.Match[str]) -> str:
    name, figure, hexadecimal = entity.groups()
    if name:
        return _NAMED[name]
    code = int(figure) if figure else int(hexadecimal or "0", 16)
    is_character = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    if not is_character and not 0x10000 <= code < 0x110000:
        raise NotPlain
    return chr(code)


@cache
def column_of(letters: str) -> int:
    """The column, from 0, that a spreadsheet names by these letters."""
    column = 0
    for character in letters:
        column = column * 26 + ord(character) - 64
    return column - 1
