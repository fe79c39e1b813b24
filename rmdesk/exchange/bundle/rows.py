"""Lines that are rows, read many at once: a call for each would take three times as long."""

import json
from collections.abc import Callable
from itertools import chain
from typing import Any, NoReturn

from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.items import CELLS, Cell, require

_ANY_DIGIT = bytes.maketrans(b"123456789", b"000000000")
_MANY_DIGITS = b"0" * len(str(ceilings.LARGEST))


def read_rows(lines: bytes, width: int) -> list[list[Cell]]:
    """The rows of `lines`, whole lines that all begin with `[`; each has `width` cells.

    Raises ValueError where a line is anything else than one row of text, whole numbers, truth
    and nothing. A line break in a text makes JSON refuse it, so that no text reaches from one
    line into the next; and with every line beginning and ending in a bracket, no cell a list and
    as many rows as lines, each line is one row.
    """
    count = lines.count(b"\n")
    require(lines.count(b"\n[") == count - 1 and lines.count(b"]\n") == count)
    text = lines[:-1].decode("utf-8").replace("\n", ",\n")
    rows: list[list[Cell]] = _parsed(_CELLS_ONLY, f"[{text}]")
    require(len(rows) == count and set(map(type, rows)) == {list})
    require(set(map(len, rows)) == {width})
    # None of these is found in most runs, and to look at every cell takes as long as to parse it.
    if text.count("[") > count:  # a bracket in a text, or a list in a cell
        require(set(map(type, chain.from_iterable(rows))) <= CELLS)
    if "\\u" in text:
        _require_characters(rows)
    if _MANY_DIGITS in lines.translate(_ANY_DIGIT):
        _require_whole_numbers(rows)
    return rows


def read_object(line: bytes) -> dict[str, Any]:
    """A line that is an object; raises ValueError where it is none, or holds a key twice."""
    said: object = _parsed(_OBJECTS, line.decode("utf-8"))
    if not isinstance(said, dict):
        raise ValueError("not an object")
    return said


def _require_characters(rows: list[list[Cell]]) -> None:
    """Halves of surrogate pairs, which only an escape can bring in, are no characters."""
    for cell in chain.from_iterable(rows):
        if isinstance(cell, str):
            cell.encode("utf-8")


def _require_whole_numbers(rows: list[list[Cell]]) -> None:
    for cell in chain.from_iterable(rows):
        if isinstance(cell, int):
            require(-ceilings.LARGEST - 1 <= cell <= ceilings.LARGEST)


def _refused(_: object) -> NoReturn:
    raise ValueError("not in a bundle")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    require(len(said) == len(pairs))
    return said


def _decoder(objects: Callable[[list[tuple[str, Any]]], Any]) -> Callable[[str], Any]:
    return json.JSONDecoder(
        object_pairs_hook=objects,
        parse_float=_refused,
        parse_constant=_refused,
    ).decode


_CELLS_ONLY, _OBJECTS = _decoder(_refused), _decoder(_once)


def _parsed(decode: Callable[[str], Any], text: str) -> Any:
    try:
        return decode(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
