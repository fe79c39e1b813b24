"""Papers of a client's file ([S] in domain.md, "Papers"): what may be one, and its name."""

import re
import unicodedata
from typing import Final

from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.file_names import FORBIDDEN, is_device
from rmdesk.language import N_

PAPER_LIMIT: Final = 10 << 20
"""The largest paper, in bytes: a photograph or a scan of some pages; every backup carries it."""

LONGEST_NAME: Final = 80

TEXT: Final = "text/plain"
PDF: Final = "application/pdf"
_MARKS: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"%PDF-", PDF),
)
_SUFFIXES: Final = {
    TEXT: ".txt",
    PDF: ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/webp": ".webp",
}
TAKEN_SUFFIXES: Final = frozenset({*_SUFFIXES.values(), ".jpeg", ".text", ".md", ".csv", ".log"})
"""Endings of files that may be papers, to be offered; what a file is, its content says."""


def media_of(content: bytes) -> str:
    """The media type by the first bytes; plain text for want of another: the text decides."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((media for mark, media in _MARKS if content.startswith(mark)), TEXT)


def is_picture(media: str) -> bool:
    """Whether it can be shown as a picture."""
    return media.startswith("image/")


def suffix_of(media: str) -> str:
    """The ending of a file that holds such a paper."""
    return _SUFFIXES.get(media, "")


def read_paper_name(text: str) -> str:
    """A paper's name as typed; raises ValueRefused."""
    name = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip()
    if not name:
        raise ValueRefused(Wrong("name", N_("A paper needs a name by which it is found again.")))
    if len(name) > LONGEST_NAME:
        sentence = N_("A paper's name has at most {longest} characters.")
        raise ValueRefused(Wrong("name", sentence, {"longest": LONGEST_NAME}))
    return name


def name_from_file(stem: str) -> str:
    """What a paper is called for want of a name: the file's, cut to what fits."""
    name = "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Cs") else " " for c in stem)
    return " ".join(name.split())[:LONGEST_NAME].strip() or "-"


_UNSAFE = re.compile(rf"[{re.escape(''.join(FORBIDDEN))}\x00-\x1f]")


def file_name(name: str, media: str) -> str:
    """A file name of the paper that every system takes."""
    plain = _UNSAFE.sub("_", name).strip(". ") or "_"
    if is_device(plain):
        plain = f"_{plain}"
    suffix = suffix_of(media)
    return plain if plain.lower().endswith(suffix) else plain + suffix
