"""What a bundle holds beside its manifest, in the order in which it comes.

A table's head is followed by its rows; the papers follow the last table; the trailer ends it.
"""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from rmdesk.exchange.bundle import ceilings

Cell: TypeAlias = str | int | bool | None
CELLS: Final = frozenset({str, int, bool, type(None)})
"""Stored values: days and moments are ISO text, amounts whole fen; never a float."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")

in_json: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode
"""The one spelling of a line; control characters in it are always escaped."""


@dataclass(frozen=True)
class TableHead:
    """`table` begins; the cells of its rows stand in the order of `columns`."""

    table: str
    columns: tuple[str, ...]

    def __post_init__(self) -> None:
        require(len(self.columns) <= ceilings.COLUMNS and len(set(self.columns)) > 0)
        require(len(set(self.columns)) == len(self.columns))
        require(all(map(_NAME.fullmatch, (self.table, *self.columns))))

    def line(self) -> str:
        return in_json({"table": self.table, "columns": self.columns})

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "TableHead":
        columns = said["columns"]
        require(isinstance(columns, list))
        require(all(isinstance(name, str) for name in (said["table"], *columns)))
        return cls(said["table"], tuple(columns))


@dataclass(frozen=True)
class Rows:
    """Some rows of `table`, never none."""

    table: str
    rows: list[list[Cell]]


@dataclass(frozen=True)
class PaperPart:
    """Bytes of a paper; its parts come together, counted from 0.

    `digest` is the SHA-256 of all of them, in hexadecimal.
    """

    digest: str
    part: int
    content: bytes

    def __post_init__(self) -> None:
        require(_DIGEST.fullmatch(self.digest) is not None and self.part >= 0)
        require(0 < len(self.content) <= ceilings.PART_BYTES)

    def line(self) -> str:
        content = b64encode(self.content).decode("ascii")
        return in_json({"paper": self.digest, "part": self.part, "content": content})

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "PaperPart":
        digest, part, content = said["paper"], said["part"], said["content"]
        require(isinstance(digest, str) and type(part) is int and isinstance(content, str))
        return cls(digest, part, b64decode(content, validate=True))


@dataclass(frozen=True)
class Trailer:
    """`counts` are the rows by table, `parts` those of papers; `digest` is the SHA-256 of all
    lines before, and `signature` the sending book's under it."""

    counts: Mapping[str, int]
    parts: int
    digest: bytes
    signature: bytes

    def line(self) -> str:
        said = {"counts": dict(self.counts), "parts": self.parts, "sha256": self.digest.hex()}
        return in_json({"trailer": said, "signature": self.signature.hex()})

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Trailer":
        trailer, signature = said["trailer"], said["signature"]
        counts, parts, digest = trailer["counts"], trailer["parts"], trailer["sha256"]
        require(isinstance(counts, dict) and {type(count) for count in counts.values()} <= {int})
        require(type(parts) is int and isinstance(digest, str) and isinstance(signature, str))
        require(_DIGEST.fullmatch(digest) is not None)
        require(_SIGNATURE.fullmatch(signature) is not None)
        return cls(counts, parts, bytes.fromhex(digest), bytes.fromhex(signature))


def signed(digest: bytes) -> bytes:
    """What a book signs: no signature made for anything else passes for it."""
    return b"rmdesk bundle v1" + digest


class Unwritable(ValueError):
    """No part of a bundle can be like that."""


def require(condition: bool) -> None:  # noqa: FBT001 - what is required is the whole sentence
    """Raise Unwritable where a bundle's part is not what one of them can be."""
    if not condition:
        raise Unwritable("not a part of a bundle")
