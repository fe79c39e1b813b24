"""Delimited text: what core systems dump, in whatever encoding and with whatever separator."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from rmdesk.exchange.corrections.remembered import (
    Corrections,
    find_bare_correction,
    find_correction,
)
from rmdesk.exchange.grid import Cell, Grid
from rmdesk.exchange.headings.finding import FIRST_ROWS
from rmdesk.exchange.refusals import FileEmpty, LineTooLong, UnknownEncoding
from rmdesk.exchange.text.encodings import SAMPLE, find_encoding, likely_encoding
from rmdesk.exchange.text.quoting import unquoted

# Dumps write ="0012" so that a spreadsheet keeps leading zeros.
_QUOTED_FORMULA = re.compile(r'="(.*)"')


def delimited_grid(
    path: Path, *, encoding: str = "", corrections: Corrections | None = None
) -> Grid:
    """The one sheet of a delimited text file, in `encoding` or the one found or remembered.

    Raises FileEmpty, UnknownEncoding, and LineTooLong while the rows are walked.
    """
    if encoding:
        as_found = _first_rows(path, likely_encoding(path))
    else:
        encoding, as_found = _encoding(path, corrections or {})
    text = _Text(path, encoding)
    if not text.sample.strip("\r\n\t ,;|\x00"):
        raise FileEmpty(file=path.name)
    return Grid(
        name="",
        rows=text.rows(),
        encoding=encoding,
        separator=text.separator,
        as_found=as_found,
        done=text.done,
    )


def _encoding(path: Path, corrections: Corrections) -> tuple[str, Sequence[Sequence[Cell]]]:
    """The encoding found, unless a correction says better; then also the rows as found."""
    if not any(correction.encoding for correction in corrections.values()):
        return find_encoding(path), ()
    try:
        encoding = find_encoding(path)
    except UnknownEncoding:
        encoding = ""
    rows = _first_rows(path, encoding or likely_encoding(path))
    found = find_correction("", rows, corrections) or find_bare_correction("", rows, corrections)
    if found and found[1].encoding and found[1].encoding != encoding:
        return found[1].encoding, rows
    if not encoding:
        raise UnknownEncoding(file=path.name)
    return encoding, ()


def _first_rows(path: Path, encoding: str) -> Sequence[Sequence[Cell]]:
    return list(islice(_Text(path, encoding).rows(), FIRST_ROWS))


class _Text:
    """One delimited text. Bytes that are none of its encoding become U+FFFD, which is refused."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path = path
        self._encoding = encoding
        with self._open() as stream:
            self.sample = stream.read(SAMPLE).removeprefix("\ufeff")
        self.separator, self._is_named = _separator(self.sample)
        self._size = max(path.stat().st_size, 1)
        self._source: BinaryIO | None = None

    def done(self, _rows: int) -> float | None:
        """How much of the file has been read."""
        return min(self._source.tell() / self._size, 1.0) if self._source else None

    def _open(self) -> io.TextIOWrapper:
        return self._path.open(encoding=self._encoding, errors="replace", newline="")

    def rows(self) -> Iterator[Sequence[Cell]]:
        with self._open() as stream:
            self._source = cast(BinaryIO, stream.buffer)
            if stream.read(1) != "\ufeff":
                stream.seek(0)
            reader = csv.reader(stream, delimiter=self.separator)
            try:
                for row in reader:
                    if self._is_named and reader.line_num == 1:
                        yield []
                        continue
                    yield [_bare(cell) for cell in row]
            except csv.Error as error:
                raise LineTooLong(file=self._path.name, row=reader.line_num) from error


def _separator(sample: str) -> tuple[str, bool]:
    """The separator, and whether a first line `sep=…` names it (it is then no data).

    The separator that cuts most lines into the same number of cells wins.
    """
    first, _, _ = sample.partition("\n")
    named = re.fullmatch(r"sep=([^\w\s\"\x00]|\t)\r?", first, re.IGNORECASE)
    if named:
        return named[1], True
    lines = [line for line in sample.splitlines()[:60] if line.strip()]

    def regularity(separator: str) -> tuple[int, int]:
        # A tab right at the start is the mark some systems put before numbers.
        widths = [
            len(row)
            for row in csv.reader([line.lstrip("\t") for line in lines], delimiter=separator)
        ]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual) if usual > 1 else 0), usual

    return max(",\t;|", key=regularity), False


def _bare(cell: str) -> str:
    if cell.startswith("="):
        quoted = _QUOTED_FORMULA.fullmatch(cell)
        return quoted[1] if quoted else cell
    return unquoted(cell)
