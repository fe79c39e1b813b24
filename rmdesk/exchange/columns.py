"""The table of headings and words (`assets/columns.toml`), ready for look-ups."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from rmdesk import content


class SheetKind(StrEnum):
    """What a sheet is about."""

    CLIENTS = "clients"
    CORE = "core"
    MEMBERS = "members"
    HOLDINGS = "holdings"
    POLICIES = "policies"
    CALENDAR = "calendar"
    PRODUCTS = "products"


class Reads(StrEnum):
    """What the cells of a column hold (the words of columns.toml)."""

    TEXT = "text"
    NAME = "name"
    NUMBER = "number"
    ID = "id"
    MOBILE = "mobile"
    PHONE = "phone"
    DAY = "day"
    YEAR = "year"
    DAYS = "days"
    MONEY = "money"
    SEX = "sex"
    YES = "yes"
    CLASS = "class"
    POLICY = "policy"
    RELATION = "relation"
    INSTITUTION = "institution"
    PARTS = "parts"
    UNITS = "units"
    RATE = "rate"
    PERCENT = "percent"
    MONTH_DAY = "month_day"
    TERM = "term"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field of a record and the headings it stands under, best first.

    `chinese` and `english` are the field's titles as people write them.
    """

    field: str
    reads: Reads
    headings: tuple[str, ...]
    takes_last: bool = False
    chinese: str = ""
    english: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The columns of one kind of sheet; every group of `needs` must be met by one of its fields.

    A sheet with one of the headings of `never_with` is none of this kind: it is about clients.
    """

    kind: SheetKind
    columns: tuple[Column, ...]
    needs: tuple[frozenset[str], ...]
    never_with: frozenset[str] = frozenset()

    def is_ruled_out(self, headings: Iterable[str]) -> bool:
        """Whether a sheet with these headings is none of this kind."""
        return not self.never_with.isdisjoint(map(plain, headings)) if self.never_with else False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictionary:
    """Everything columns.toml says, by normalised heading or word."""

    kinds: tuple[Kind, ...]
    words: Mapping[str, Mapping[str, str]]
    never: tuple[str, ...]
    blank: frozenset[str]
    totals: tuple[str, ...]
    footnotes: tuple[str, ...]

    def columns_of(self, kind: SheetKind) -> tuple[Column, ...]:
        """The columns that a sheet of this kind may have."""
        return next(known.columns for known in self.kinds if known.kind is kind)

    def code(self, table: str, word: str) -> str | None:
        """The code of `word` in the table of words, or None."""
        return self.words[table].get(plain(word))

    def guess(self, table: str, item: str) -> str | None:
        """The code of the longest word that `item` starts with, or None."""
        item = plain(item)
        words = self.words[table]
        return next(
            (words[item[:end]] for end in range(len(item), 0, -1) if item[:end] in words), None
        )


def plain(text: str) -> str:
    """`text` as headings and words are compared: half-width, lower case, no blanks or stars."""
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):
        return text.lower()  # nearly every word: 0.2 µs instead of 2
    return re.sub(r"[\s*※_\u200b\ufeff]", "", unicodedata.normalize("NFKC", text).lower())


@cache
def dictionary() -> Dictionary:
    """The table that ships with the program."""
    return read_dictionary(content.text("columns.toml"))


def read_dictionary(source: str) -> Dictionary:
    """The table written in `source`; raises KeyError or ValueError when it is malformed."""
    table = tomllib.loads(source)
    reference = _columns(table["reference"], table)
    kinds = []
    for kind in SheetKind:
        own = _columns(table[kind]["columns"], table)
        if kind not in (SheetKind.CLIENTS, SheetKind.CORE, SheetKind.PRODUCTS):
            own = (*reference, *own)
        never_with = frozenset(map(plain, table[kind].get("never_with", ())))
        needs = tuple(frozenset(group.split("|")) for group in table[kind]["needs"])
        kinds.append(Kind(kind=kind, columns=own, needs=needs, never_with=never_with))
    return Dictionary(
        kinds=tuple(kinds),
        words={
            name: {plain(word): code for code, words in codes.items() for word in words}
            for name, codes in table["words"].items()
        },
        never=tuple(plain(word) for word in table["never"]),
        blank=frozenset(["", *(plain(word) for word in table["blank"])]),
        totals=tuple(plain(word) for word in table["totals"]),
        footnotes=tuple(plain(word) for word in table["footnotes"]),
    )


def _columns(section: Mapping[str, Any], table: Mapping[str, Any]) -> tuple[Column, ...]:
    columns = []
    for field, entry in section.items():
        told = table[entry]["columns"][field] if isinstance(entry, str) else entry  # as there
        titles = told["headings"]
        columns.append(
            Column(
                field=field,
                reads=Reads(told["reads"]),
                headings=tuple(plain(heading) for heading in told["headings"]),
                takes_last=told.get("takes") == "last",
                chinese=titles[0],
                english=next((title for title in titles if title.isascii()), titles[0]),
            )
        )
    return tuple(columns)
