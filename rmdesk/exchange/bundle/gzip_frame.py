"""gzip as bundles have it: one member, a fixed header, and nothing behind it.

The module of the standard library also reads several members, optional names and comments, and
takes a missing end for an early one; nothing that a writer of ours never writes is let in.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from rmdesk.exchange.bundle import ceilings

HEADER: Final = bytes.fromhex("1f8b08000000000000ff")
"""Deflate, no name, no time, no system: a bundle does not tell where it was written."""

_END: Final = struct.Struct("<II")
_READ_BYTES: Final = 64 << 10
_BLOCK_BYTES: Final = 512 << 10


class NotGzip(Exception):
    """It does not begin as a bundle's payload does."""


class CutOff(Exception):
    """The input ends before the member does."""


class Broken(Exception):
    """What is there is not what a writer of ours writes, or more than is looked at."""


def end_of(crc: int, size: int) -> bytes:
    """The eight bytes that close a member of `size` plain bytes."""
    return _END.pack(crc, size & 0xFFFFFFFF)


def inflated(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The plain bytes, block by block; ends only where the member and `read` end as they should.

    Raises NotGzip, CutOff and Broken.
    """
    if _exactly(read, len(HEADER)) != HEADER:
        raise NotGzip
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    taken = size = crc = 0
    while not inflate.eof:
        compressed = read(_READ_BYTES)
        if not compressed:
            raise CutOff
        taken += len(compressed)
        while compressed and not inflate.eof:
            try:
                block = inflate.decompress(compressed, _BLOCK_BYTES)
            except zlib.error as error:
                raise Broken from error
            compressed = inflate.unconsumed_tail
            size, crc = size + len(block), zlib.crc32(block, crc)
            if size > min(ceilings.PLAIN_BYTES, max(ceilings.FREE_BYTES, taken * ceilings.RATIO)):
                raise Broken
            if block:
                yield block
    left = inflate.unused_data
    end = left[: _END.size] + _exactly(read, _END.size - len(left))
    if len(end) < _END.size:
        raise CutOff
    if end != end_of(crc, size) or len(left) > _END.size or read(1):
        raise Broken


def _exactly(read: Callable[[int], bytes], size: int) -> bytes:
    """`size` bytes, however few come at once; fewer where the input ends."""
    found = b""
    while len(found) < size and (more := read(size - len(found))):
        found += more
    return found
