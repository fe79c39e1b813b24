"""Which libraries a Windows module asks for, from its import tables (PE32+)."""

import struct
from collections.abc import Iterator

_AMD64 = 0x8664
_PE32_PLUS = 0x20B
_IMPORTS, _DELAYED = 1, 13
_TABLES = 112
"""Where the directory of tables begins in the optional header."""


def imports(content: bytes) -> set[str]:
    """Names in lower case, also those loaded late; ValueError for what is not for x86-64."""
    header = _number(content, 0x3C)
    machine, sections = struct.unpack_from("<HH", content, header + 4)
    (optional_size,) = struct.unpack_from("<H", content, header + 20)
    optional = header + 24
    (magic,) = struct.unpack_from("<H", content, optional)
    if (machine, magic) != (_AMD64, _PE32_PLUS):
        raise ValueError(f"machine {machine:#x}, magic {magic:#x}")
    places = [
        struct.unpack_from("<IIII", content, optional + optional_size + 40 * index + 8)
        for index in range(sections)
    ]
    found: set[str] = set()
    for table, size, name in ((_IMPORTS, 20, 12), (_DELAYED, 32, 4)):
        start = _number(content, optional + _TABLES + 8 * table)
        if start:
            found |= set(_names(content, places, start, size, name))
    return found


def _names(
    content: bytes, places: list[tuple[int, ...]], start: int, size: int, name: int
) -> Iterator[str]:
    entry = _offset(places, start)
    while address := _number(content, entry + name):
        begin = _offset(places, address)
        yield content[begin : content.index(b"\0", begin)].decode("ascii").lower()
        entry += size


def _offset(places: list[tuple[int, ...]], address: int) -> int:
    """Where in the file something lies that is loaded at `address`."""
    for virtual_size, begin, size, offset in places:
        if begin <= address < begin + max(virtual_size, size):
            return offset + address - begin
    raise ValueError(f"{address:#x} is in no section")


def _number(content: bytes, place: int) -> int:
    (number,) = struct.unpack_from("<I", content, place)
    return int(number)
