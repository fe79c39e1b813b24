"""A file taken in as a paper: read whole, its kind found, and looked at whether it can be shown."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from rmdesk.domain.papers import PAPER_LIMIT, TEXT, is_picture, media_of, name_from_file
from rmdesk.exchange.papers.pictures import decode
from rmdesk.exchange.papers.refusals import (
    PaperEmpty,
    PaperMissing,
    PaperOfUnknownKind,
    PaperTooLarge,
    PaperUnreadable,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""What plain text never has: a few bytes of another format decode as GB18030, too."""

_THUMB = (64, 64)


@dataclass(frozen=True, slots=True)
class TakenPaper:
    """A file that can be kept as a paper."""

    name: str
    media: str
    content: bytes

    def __repr__(self) -> str:
        return f"TakenPaper({self.media}, {len(self.content)})"


def take(path: Path) -> TakenPaper:
    """The file at `path`; waits for the disk, and for another process where it is a picture.

    Raises what `refusals` has for a file that is empty, over the cap, damaged or of another kind.
    """
    content = _read(path)
    if not content:
        raise PaperEmpty(file=path.name)
    if len(content) > PAPER_LIMIT:
        raise PaperTooLarge(file=path.name, limit=PAPER_LIMIT >> 20)
    media = media_of(content)
    if is_picture(media):
        decode(content, name=path.name, boxes=(_THUMB,))
    elif media == TEXT and text_of(content) is None:
        raise PaperOfUnknownKind(file=path.name)
    return TakenPaper(name_from_file(path.stem), media, content)


def text_of(content: bytes) -> str | None:
    """`content` as text: by its byte order mark, else strict UTF-8, then GB18030; None if none."""
    encodings = [name for mark, name in _MARKS if content.startswith(mark)]
    for encoding in encodings or ["utf-8", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _read(path: Path) -> bytes:
    """At most one byte more than a paper may have."""
    if not path.exists():
        raise PaperMissing(file=path.name)
    if not path.is_file():  # opening a pipe would wait for ever
        raise PaperUnreadable(file=path.name)
    try:
        with path.open("rb") as file:
            return file.read(PAPER_LIMIT + 1)
    except OSError as error:
        raise PaperUnreadable(file=path.name) from error
