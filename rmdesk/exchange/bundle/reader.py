"""Reads the payload of a bundle as a stream, believing nothing of it.

Only one shape is read, the one that `writer` writes: every object in its one spelling, every row
as long as its table is wide. What comes before the trailer is not known to be whole nor whose it
is; only whoever has seen the trailer may keep anything.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any, TypeAlias

from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.gzip_frame import Broken, CutOff, NotGzip, inflated
from rmdesk.exchange.bundle.items import PaperPart, Rows, TableHead, Trailer, require, signed
from rmdesk.exchange.bundle.lines import runs_of
from rmdesk.exchange.bundle.manifest import FORMAT, Manifest
from rmdesk.exchange.bundle.papers import PaperOrder
from rmdesk.exchange.bundle.refusals import (
    AlteredBundle,
    BundleCutOff,
    BundleTooNew,
    DamagedBundle,
    ForgedBundle,
    NotABundle,
)
from rmdesk.exchange.bundle.rows import read_object, read_rows

Item: TypeAlias = Manifest | TableHead | Rows | PaperPart | Trailer


def read_bundle(
    read: Callable[[int], bytes], *, is_signed: Callable[[bytes, bytes, bytes], bool]
) -> Iterator[Item]:
    """The items of the bundle that `read` gives byte by byte, the trailer last.

    The trailer is given only once everything was checked: its counts, the digest, the signature,
    the end of the compressed stream and that nothing follows it. `is_signed` is asked with public
    key, signature and content. Raises the refusals of this package, and what `read` raises.
    """
    reading = _Reading(is_signed)
    try:
        for run in runs_of(inflated(read)):
            item = reading.item_of(run)
            if not isinstance(item, Trailer):
                yield item
    except NotGzip as error:
        raise NotABundle from error
    except CutOff as error:
        raise BundleCutOff(reading.line) from error
    except Broken as error:
        raise DamagedBundle(reading.line + 1) if reading.manifest else NotABundle from error
    yield reading.end()


class _Reading:
    """Where in a bundle one is, and what came so far."""

    def __init__(self, is_signed: Callable[[bytes, bytes, bytes], bool]) -> None:
        self._is_signed = is_signed
        self._digest = sha256()
        self._head: TableHead | None = None
        self._counts: dict[str, int] = {}
        self._papers: PaperOrder | None = None
        self._trailer: Trailer | None = None
        self.manifest: Manifest | None = None
        self.line = 0
        """Lines that were right."""

    def item_of(self, run: bytes) -> Item:
        """The next item: rows, or what a single line says."""
        try:
            item = self._read(run)
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged(run) from error
        if not isinstance(item, Trailer):
            self._digest.update(run)
        self.line += len(item.rows) if isinstance(item, Rows) else 1
        return item

    def end(self) -> Trailer:
        """The trailer, now that nothing came after it; last of all, whose signature it has."""
        trailer = self._trailer
        if trailer is None or self.manifest is None:
            raise BundleCutOff(self.line)
        if not self._is_signed(self.manifest.device, trailer.signature, signed(trailer.digest)):
            raise ForgedBundle
        return trailer

    def _read(self, run: bytes) -> Item:
        require(self._trailer is None)
        if self.manifest is None:
            self.manifest = _manifest(run)
            return self.manifest
        if run.startswith(b"["):
            return self._rows(run)
        said = read_object(run)
        item: TableHead | PaperPart | Trailer
        match said:
            case {"table": _}:
                item = self._table(TableHead.of(said))
            case {"paper": _}:
                item = self._paper(PaperPart.of(said))
            case _:
                item = Trailer.of(said)
        # One spelling: no key twice or too many, no blank, no second way to write a character.
        require(run == f"{item.line()}\n".encode())
        if isinstance(item, Trailer):
            self._finish(item, self.manifest)
        return item

    def _rows(self, run: bytes) -> Rows:
        require(self._papers is None)
        if self._head is None:
            raise ValueError("rows of no table")
        rows = read_rows(run, len(self._head.columns))
        self._counts[self._head.table] += len(rows)
        return Rows(self._head.table, rows)

    def _table(self, head: TableHead) -> TableHead:
        require(self._papers is None and head.table not in self._counts)
        require(len(self._counts) < ceilings.TABLES)
        self._head, self._counts[head.table] = head, 0
        return head

    def _paper(self, paper: PaperPart) -> PaperPart:
        self._papers = self._papers or PaperOrder()
        self._papers.take(paper)
        return paper

    def _finish(self, trailer: Trailer, manifest: Manifest) -> None:
        """Compare what was read with what its writer says it was."""
        if trailer.digest != self._digest.digest():
            raise AlteredBundle(self.line + 1)
        parts = self._papers.finished() if self._papers else 0
        require(list(trailer.counts.items()) == list(self._counts.items()))
        require(trailer.parts == parts)
        manifest.require_clients(self._counts)
        self._trailer = trailer

    def _damaged(self, run: bytes) -> DamagedBundle:
        """With the first line of a run that is no row of its table, when it is about one."""
        width = len(self._head.columns) if self._head else 0
        for number, line in enumerate(run.split(b"\n"), start=self.line + 1):
            try:
                read_rows(line + b"\n", width)
            except ValueError:
                return DamagedBundle(number)
        return DamagedBundle(self.line + 1)


def _manifest(line: bytes) -> Manifest:
    try:
        said: dict[str, Any] = read_object(line)
        require(said["rmdesk"] == "bundle" and type(said["format"]) is int)
    except (ValueError, KeyError) as error:
        raise NotABundle from error
    if said["format"] > FORMAT:
        raise BundleTooNew
    manifest = Manifest.of_line(said)
    require(line == f"{manifest.line()}\n".encode())
    return manifest
