"""Writes the payload of a bundle as a stream: nothing is held but a thousand rows."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import chain, islice
from typing import Final

from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.gzip_frame import HEADER, end_of
from rmdesk.exchange.bundle.items import (
    CELLS,
    Cell,
    PaperPart,
    TableHead,
    Trailer,
    Unwritable,
    require,
    signed,
)
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.papers import PaperOrder

_BATCH: Final = 1_000

_SLICE: Final = 1 << 20
"""Bytes after which it is looked at how well they were compressed."""

_LEVEL: Final = 1
"""Higher ones take twice the time for 7 % less: a bundle is written once and read once."""

_REPEATING: Final = ceilings.RATIO // 4
"""Plain bytes for one compressed, above which a reader might soon think ill of a bundle."""

_broken: Final[Callable[[object], str]] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",\n", ":")
).encode
"""As `in_json`, with a line break after every comma that is not inside a text."""


class BundleWriter:
    """Writes through `write`, signs through `sign`.

    The order is manifest, tables, papers, end. Raises Unwritable for another one, and for what no
    reader would take: a bundle that cannot be read must not come to be.
    """

    def __init__(self, write: Callable[[bytes], object], sign: Callable[[bytes], bytes]) -> None:
        self._write, self._sign = write, sign
        self._deflate, self._is_searching = _deflating(zlib.Z_DEFAULT_STRATEGY), True
        self._digest, self._crc, self._size, self._written = sha256(), 0, 0, 0
        self._manifest: Manifest | None = None
        self._counts: dict[str, int] = {}
        self._papers: PaperOrder | None = None
        self._is_done = False

    def manifest(self, manifest: Manifest) -> None:
        require(self._manifest is None)
        self._manifest = manifest
        self._pass_on(HEADER)
        self._put(manifest.line())

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """All rows of a table, stored values in the order of `columns`; may be none."""
        require(self._manifest is not None and self._papers is None and not self._is_done)
        require(name not in self._counts and len(self._counts) < ceilings.TABLES)
        self._put(TableHead(name, tuple(columns)).line())
        self._counts[name] = 0
        for batch in _batches(rows):
            require(set(map(len, batch)) == {len(columns)})
            require(set(map(type, chain.from_iterable(batch))) <= CELLS)
            self._put(_in_lines(batch))
            self._counts[name] += len(batch)

    def paper(self, digest: str, part: int, content: bytes) -> None:
        """A part of a paper; the parts of one come together and in order."""
        require(self._manifest is not None and not self._is_done)
        if self._papers is None:
            self._papers = PaperOrder()
            self._stop_searching()
        paper = PaperPart(digest, part, content)
        self._papers.take(paper)
        self._put(paper.line())

    def end(self) -> Trailer:
        """Sign what was written; after this nothing more is."""
        if self._manifest is None or self._is_done:
            raise Unwritable("no bundle to end")
        self._manifest.require_clients(self._counts)
        parts = self._papers.finished() if self._papers else 0
        digest = self._digest.digest()
        trailer = Trailer(self._counts, parts, digest, self._sign(signed(digest)))
        self._put(trailer.line())
        self._is_done = True
        self._pass_on(self._deflate.flush() + end_of(self._crc, self._size))
        return trailer

    def _put(self, lines: str) -> None:
        try:
            content = f"{lines}\n".encode()
        except UnicodeEncodeError as error:  # half a character
            raise Unwritable("no text of a bundle") from error
        require(len(content) <= ceilings.LINE_BYTES or _longest(content) <= ceilings.LINE_BYTES)
        self._size += len(content)
        require(self._size <= ceilings.PLAIN_BYTES)
        self._digest.update(content)
        self._crc = zlib.crc32(content, self._crc)
        for start in range(0, len(content), _SLICE):
            self._pass_on(self._deflate.compress(content[start : start + _SLICE]))
            if self._size > max(ceilings.FREE_BYTES, _REPEATING * self._written):
                self._stop_searching()

    def _stop_searching(self) -> None:
        """Go on without looking for what repeats: what hardly says anything new must not be taken
        for a bomb, and papers are compressed in themselves."""
        if self._is_searching:
            self._is_searching = False
            self._pass_on(self._deflate.flush(zlib.Z_FULL_FLUSH))
            self._deflate = _deflating(zlib.Z_HUFFMAN_ONLY)

    def _pass_on(self, compressed: bytes) -> None:
        if compressed:
            self._write(compressed)
            self._written += len(compressed)


def _deflating(strategy: int) -> "zlib._Compress":
    """Whose output goes on where that of another one was flushed."""
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, strategy=strategy)


def _batches(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    left = iter(rows)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _in_lines(rows: Sequence[Sequence[Cell]]) -> str:
    """The rows, one a line: encoded together, which takes half the time of one by one.

    No text in JSON holds a line break or a NUL that is not escaped, and no cell is a list: what
    stands between two rows stands nowhere else, and what is left stands between two cells.
    """
    together = _broken(rows)[1:-1].replace("],\n[", "]\0[")
    return together.replace(",\n", ",").replace("\0", "\n")


def _longest(content: bytes) -> int:
    return max(map(len, content.split(b"\n"))) + 1
