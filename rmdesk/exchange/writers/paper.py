"""A paper for one person: titles, tables, charts and words, before it is known what it becomes.

The same paper is written as a workbook, as a page for the printer or as plain text. It holds
values, not their looks; all words in it are in the language of its reader.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from rmdesk.exchange.writers.outline import Column, Kind, Value


class ChartKind(StrEnum):
    """How figures of a table are drawn."""

    PIE = "pie"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a total is set off from the rows above it."""

    values: tuple[Value, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing of the first `rows` rows of its table: column `names` against columns `values`."""

    kind: ChartKind
    name: str
    names: int
    values: tuple[int, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table below its heading, with the charts drawn of it and a remark below."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    charts: tuple[Chart, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text of one's own below a heading; it may have several lines."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A sheet of the workbook, a part of the page."""

    name: str
    blocks: tuple[Table | Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The whole; `about` are facts with their labels below the title, `foot` stands on each page.

    `language` is a tag such as ``zh-CN``; `page` says which of how many: ``{page} / {pages}``.
    """

    title: str
    language: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    foot: str
    page: str


def packed(paper: Paper) -> str:
    """A paper as JSON can carry it."""
    return json.dumps(paper, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> object:
    """A day or one of the records above; `asdict` would copy every value twice."""
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {one.name: getattr(value, one.name) for one in fields(value)}


def unpacked(content: str) -> Paper:
    """What `packed` was given."""
    plain = json.loads(content, object_hook=_value)
    return Paper(
        title=plain["title"],
        language=plain["language"],
        about=tuple((label, said) for label, said in plain["about"]),
        sections=tuple(
            Section(name=one["name"], blocks=tuple(map(_block, one["blocks"])))
            for one in plain["sections"]
        ),
        foot=plain["foot"],
        page=plain["page"],
    )


def _value(found: dict[str, Any]) -> Any:
    return date.fromisoformat(found["day"]) if found.keys() == {"day"} else found


def _block(plain: dict[str, Any]) -> Table | Words:
    if "text" in plain:
        return Words(**plain)
    return Table(
        name=plain["name"],
        columns=tuple(
            Column(heading=one["heading"], kind=Kind(one["kind"]), width=one["width"])
            for one in plain["columns"]
        ),
        rows=tuple(Row(tuple(one["values"]), one["is_total"]) for one in plain["rows"]),
        charts=tuple(_charts(plain["charts"])),
        remark=plain["remark"],
    )


def _charts(plain: Iterable[dict[str, Any]]) -> Iterable[Chart]:
    for one in plain:
        kind, values = ChartKind(one["kind"]), tuple(one["values"])
        yield Chart(**{**one, "kind": kind, "values": values})
