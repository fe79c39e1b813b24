"""What a file is to look like, before its lines come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from rmdesk.exchange.writers.refusals import OnlyWorkbooksSealed, PasswordTooShort

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 255
"""Spreadsheets take no longer one."""


class Kind(StrEnum):
    """What the cells of a column hold, and so their native format."""

    TEXT = "text"
    MONEY = "money"
    CHANGE = "change"
    WAN = "wan"
    WAN_CHANGE = "wan_change"
    SHARE = "share"
    SHARE_CHANGE = "share_change"
    COUNT = "count"
    FIGURE = "figure"
    DAY = "day"
    LETTERS = "letters"


class FileKind(StrEnum):
    """What a list is written as."""

    WORKBOOK = "xlsx"
    CSV_UTF8 = "utf-8-sig"
    CSV_GB18030 = "gb18030"

    @property
    def suffix(self) -> str:
        return ".xlsx" if self is FileKind.WORKBOOK else ".csv"

    @property
    def takes_password(self) -> bool:
        return self is FileKind.WORKBOOK


class PaperKind(StrEnum):
    """What a paper is written as: a workbook, one page for the printer, or plain text."""

    WORKBOOK = "xlsx"
    PAGE = "html"
    TEXT = "txt"

    @property
    def suffix(self) -> str:
        return f".{self.value}"

    @property
    def takes_password(self) -> bool:
        return self is PaperKind.WORKBOOK


Value = str | int | float | date | None
"""Text, fen (shown in yuan, or in 万), a number, hundredths of a per cent, a day, as the column's
kind says; None is a blank cell, and a text is a text in any column."""


class Line(NamedTuple):
    """One row: values in the order of the columns, and cell notes by column."""

    values: tuple[Value, ...]
    notes: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, a day in a calendar; `width` in terminal cells at the least."""

    heading: str | date
    kind: Kind = Kind.TEXT
    width: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One sheet; the first `frozen` columns stay when it is scrolled."""

    name: str
    columns: tuple[Column, ...]
    frozen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How it is written; the password is not shown by `repr`.

    Raises OnlyWorkbooksSealed or PasswordTooShort.
    """

    kind: FileKind | PaperKind = FileKind.WORKBOOK
    password: str = ""

    def __post_init__(self) -> None:
        if not self.password:
            return
        if not self.kind.takes_password:
            raise OnlyWorkbooksSealed
        if not SHORTEST_PASSWORD <= len(self.password) <= LONGEST_PASSWORD:
            raise PasswordTooShort(shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)

    def __repr__(self) -> str:
        return f"Form({self.kind.value}, sealed={bool(self.password)})"
