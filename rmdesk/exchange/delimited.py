"""Delimited text: what core systems dump, in whatever encoding and with whatever separator."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rmdesk.exchange.grid import Cell, Grid
from rmdesk.exchange.refusals import FileEmpty, LineTooLong, UnknownEncoding

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Dumps write ="0012" so that a spreadsheet keeps leading zeros.
_QUOTED_FORMULA = re.compile(r'="(.*)"')


def delimited_grid(path: Path) -> Grid:
    """The one sheet of a delimited text file.

    Raises FileEmpty, UnknownEncoding, and LineTooLong while the rows are walked.
    """
    encoding = find_encoding(path)
    with path.open(encoding=encoding, newline="") as stream:
        sample = stream.read(_SAMPLE)
    if not sample.strip("\ufeff\r\n\t ,;|\x00"):
        raise FileEmpty(file=path.name)
    separator, is_named = _separator(sample)
    return Grid(name="", rows=_rows(path, encoding, separator, is_named=is_named))


def find_encoding(path: Path) -> str:
    """The encoding that decodes the whole file strictly: byte order mark, UTF-8, then GB18030."""
    with path.open("rb") as source:
        head = source.read(_SAMPLE)
    for mark, encoding in _UTF16.items():
        if head.startswith(mark):
            return _strict(path, [encoding])
    # Text without a mark but with a zero in most letters is UTF-16 or no text at all.
    if head.count(0) * 10 > len(head):
        raise UnknownEncoding(file=path.name)
    return _strict(path, ["utf-8-sig", "gb18030"])


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


def _separator(sample: str) -> tuple[str, bool]:
    """The separator, and whether a first line `sep=…` names it (it is then no data).

    The separator that cuts most lines into the same number of cells wins.
    """
    first, _, _ = sample.partition("\n")
    named = re.fullmatch(r"\ufeff?sep=(.)\r?", first, re.IGNORECASE)
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


def _rows(path: Path, encoding: str, separator: str, *, is_named: bool) -> Iterator[Sequence[Cell]]:
    with path.open(encoding=encoding, newline="") as stream:
        reader = csv.reader(stream, delimiter=separator)
        try:
            for row in reader:
                if is_named and reader.line_num == 1:
                    yield []
                    continue
                yield [_bare(cell) for cell in row]
        except csv.Error as error:
            raise LineTooLong(file=path.name, row=reader.line_num) from error


def _bare(cell: str) -> str:
    if cell.startswith("="):
        quoted = _QUOTED_FORMULA.fullmatch(cell)
        return quoted[1] if quoted else cell
    return cell
