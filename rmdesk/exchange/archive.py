"""The check of a workbook's zip container before any parser sees it (security.md, Hostile files).

Sizes in a zip are claims; only inflating tells. Every part that may be read is inflated as a
stream and thrown away, which takes kilobytes of memory whatever it holds.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from rmdesk.exchange.refusals import (
    HasExternalLinks,
    HasMacros,
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
# The drawings of notes are larger than the notes; like pictures they are never read.
_NEVER_READ = re.compile(
    r"(^|/)(drawings|media|printersettings|theme|charts|docprops|embeddings)/", re.IGNORECASE
)


def check_archive(source: BinaryIO, *, file: str) -> int:
    """Refuse a hostile or foreign container; returns how many bytes its parts inflate to.

    `file` is the name for the sentence. Raises NotAWorkbook, InflatesTooFar, HasMacros,
    HasExternalLinks or PasswordProtected.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            _check_names([entry.filename.replace("\\", "/") for entry in entries], file)
            return _check_sizes(source, entries, file)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError) as error:
        raise NotAWorkbook(file=file) from error


def _check_names(names: list[str], file: str) -> None:
    if len(names) > MAX_ENTRIES:
        raise InflatesTooFar(file=file)
    # Two parts of one name: this check would see one and the parser perhaps the other.
    if len({name.lower() for name in names}) != len(names):
        raise NotAWorkbook(file=file)
    if not any(_WORKBOOK.fullmatch(name) for name in names):
        raise NotAWorkbook(file=file)
    if any(_MACROS.search(name) for name in names):
        raise HasMacros(file=file)
    if any(_LINKS.search(name) for name in names):
        raise HasExternalLinks(file=file)


def _check_sizes(source: BinaryIO, entries: list[zipfile.ZipInfo], file: str) -> int:
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
        for chunk in _inflated(source, entry):
            size += len(chunk)
            if size > limit:
                raise InflatesTooFar(file=file)
            if entry.filename == _TYPES and _MACRO_TYPES.search(chunk):
                raise HasMacros(file=file)
        if size != entry.file_size:
            raise InflatesTooFar(file=file)
        total += size
    return total


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
