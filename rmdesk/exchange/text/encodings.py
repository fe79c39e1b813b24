"""Which encoding a text is in: found by strict decoding, or chosen by a person."""

import codecs
from collections.abc import Sequence
from pathlib import Path

from rmdesk.exchange.layouts import ENCODINGS
from rmdesk.exchange.refusals import UnknownEncoding

SAMPLE = 1 << 16
_CHUNK = 1 << 20
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def find_encoding(path: Path) -> str:
    """The encoding that decodes the whole file strictly: byte order mark, UTF-8, then GB18030.

    Raises UnknownEncoding.
    """
    head = _head(path)
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return _strict(path, [encoding])
    # Text without a mark but with a zero in most letters is UTF-16 or no text at all.
    if head.count(0) * 10 > len(head):
        raise UnknownEncoding(file=path.name)
    return _strict(path, ["utf-8", "gb18030"])


def _strict(path: Path, encodings: Sequence[str]) -> str:
    for encoding in encodings:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        try:
            with path.open("rb") as source:
                while chunk := source.read(_CHUNK):
                    decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise UnknownEncoding(file=path.name)


def likely_encoding(path: Path) -> str:
    """The encoding found, or for want of one the first that decodes the start of the file."""
    try:
        return find_encoding(path)
    except UnknownEncoding:
        return (*decoding(path), ENCODINGS[1])[0]


def decoding(path: Path) -> tuple[str, ...]:
    """The encodings that decode the start of the file."""
    head = _head(path)
    found = []
    for encoding in ENCODINGS:
        try:
            text = codecs.getincrementaldecoder(encoding)("strict").decode(head)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            found.append(encoding)
    return tuple(found)


def _head(path: Path) -> bytes:
    with path.open("rb") as source:
        return source.read(SAMPLE)
