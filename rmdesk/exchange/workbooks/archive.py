"""The check of a workbook's zip container before any parser sees it (security.md, Hostile files).

Sizes in a zip are claims; only inflating tells. Every part that may be read is inflated as a
stream and thrown away, which takes kilobytes of memory whatever it holds.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import Enum
from typing import BinaryIO

from rmdesk.exchange.refusals import (
    DocumentLocked,
    HasExternalLinks,
    HasMacros,
    HostileMarkup,
    InflatesTooFar,
    NotAWorkbook,
    PasswordProtected,
)

MAX_ENTRIES = 2_000
MAX_INFLATED = 512 << 20
MAX_RATIO = 200
FREE_OF_RATIO = 8 << 20  # small parts of blanks honestly shrink a thousandfold

_CHUNK = 1 << 18
_PIECE = 1 << 20
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_MACROS = re.compile(r"vbaproject|vbadata|/macrosheets/", re.IGNORECASE)
_MACRO_TYPES = re.compile(rb"vbaproject|macroenabled", re.IGNORECASE)
_LINKS = re.compile(r"(^|/)externallinks/", re.IGNORECASE)
_WORKBOOK = re.compile(r"/?xl/workbook\d*\.(xml|bin)", re.IGNORECASE)
_TYPES = "[Content_Types].xml"
_DOCUMENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_DOCUMENT_MACROS = re.compile(r"(basic|scripts)/.", re.IGNORECASE)
_DOCUMENT_LINKS = re.compile(rb"<[\w.-]*:?(table-source|cell-range-source|dde-link)[\s/>]")
_ENCRYPTED = re.compile(rb"<[\w.-]*:?encryption-data[\s/>]")
_LONGEST_TAG = 64
_DECLARES = re.compile(rb"<!(DOCTYPE|ENTITY)")  # stands before everything else
# The drawings of notes are larger than the notes; like pictures they are never read.
_NEVER_READ = re.compile(
    r"(^|/)(drawings|media|printersettings|theme|charts|docprops|embeddings)/", re.IGNORECASE
)


class Format(Enum):
    """Zip containers of Excel or of OpenDocument, or Excel's old compound files."""

    EXCEL = "xlsx"
    OPEN_DOCUMENT = "ods"
    OLD_EXCEL = "xls"


def check_archive(source: BinaryIO, *, file: str) -> Format:
    """Refuse a hostile or foreign container; returns what kind of workbook it is.

    `file` is the name for the sentence. Raises NotAWorkbook, InflatesTooFar, HasMacros,
    HasExternalLinks, HostileMarkup, PasswordProtected or DocumentLocked.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            found = _check_names([entry.filename.replace("\\", "/") for entry in entries], file)
        _check_sizes(source, entries, file)
    except _BROKEN as error:
        raise NotAWorkbook(file=file) from error
    return found


_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError,
    ValueError, OverflowError,
)  # fmt: skip


def _check_names(names: list[str], file: str) -> Format:
    if len(names) > MAX_ENTRIES:
        raise InflatesTooFar(file=file)
    # Two parts of one name: this check would see one and the parser perhaps the other.
    if len({name.lower() for name in names}) != len(names):
        raise NotAWorkbook(file=file)
    if any(_WORKBOOK.fullmatch(name) for name in names):
        found, macros = Format.EXCEL, _MACROS.search
    elif {_DOCUMENT, "mimetype"} <= set(names):
        found, macros = Format.OPEN_DOCUMENT, _DOCUMENT_MACROS.match
    else:
        raise NotAWorkbook(file=file)
    if any(macros(name) for name in names):
        raise HasMacros(file=file)
    if any(_LINKS.search(name) for name in names):
        raise HasExternalLinks(file=file)
    return found


def _check_sizes(source: BinaryIO, entries: list[zipfile.ZipInfo], file: str) -> None:
    total = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise PasswordProtected(file=file)
        if _NEVER_READ.search(entry.filename):
            continue
        limit = MAX_INFLATED - total
        if entry.compress_size * MAX_RATIO > FREE_OF_RATIO:
            limit = min(limit, entry.compress_size * MAX_RATIO)
        else:
            limit = min(limit, FREE_OF_RATIO)
        size = 0
        tail = b""
        for chunk in _inflated(source, entry):
            size += len(chunk)
            if size > limit:
                raise InflatesTooFar(file=file)
            if size == len(chunk) and _DECLARES.search(chunk):
                raise HostileMarkup(file=file)
            if entry.filename in _TOLD:
                _check_part(entry.filename, tail + chunk, file)
                tail = chunk[-_LONGEST_TAG:]
        if size != entry.file_size:
            raise InflatesTooFar(file=file)
        total += size


_TOLD = (_TYPES, _DOCUMENT, _MANIFEST, "mimetype")
"""Parts that say what a file must not have."""


def _check_part(name: str, text: bytes, file: str) -> None:
    if name == _TYPES and _MACRO_TYPES.search(text):
        raise HasMacros(file=file)
    if name == _DOCUMENT and _DOCUMENT_LINKS.search(text):
        raise HasExternalLinks(file=file)
    if name == _MANIFEST and _ENCRYPTED.search(text):
        raise DocumentLocked(file=file)
    if name == "mimetype" and not text.startswith(_SPREADSHEET):
        raise NotAWorkbook(file=file)


def _inflated(source: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a parser gets out of the part: zipfile itself would stop at the declared size."""
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError
    source.seek(entry.header_offset)
    mark, name_size, extra_size = _LOCAL_HEADER.unpack(source.read(_LOCAL_HEADER.size))
    if mark != b"PK\x03\x04":
        raise zipfile.BadZipFile
    source.seek(name_size + extra_size, 1)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    left = entry.compress_size
    while left and (raw := source.read(min(_CHUNK, left))):
        left -= len(raw)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield raw
            continue
        while raw and not inflater.eof:
            yield inflater.decompress(raw, _PIECE)
            raw = inflater.unconsumed_tail
    if left or (entry.compress_type == zipfile.ZIP_DEFLATED and not inflater.eof):
        raise zipfile.BadZipFile
