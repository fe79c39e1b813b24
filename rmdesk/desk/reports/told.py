"""A plan or report in words and tables, for the screen and for a paper alike.

A row knows whom it is about, so that every figure on the screen opens its list; a paper is the
same without that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.domain.ids import ClientId
from rmdesk.domain.metrics import Metric
from rmdesk.domain.reasons import Reason
from rmdesk.exchange.writers.outline import Column, Value
from rmdesk.exchange.writers.paper import Chart, Paper, Row, Section, Table, Words
from rmdesk.language import Language, _, spoken

_TAGS: Final = {Language.CHINESE: "zh-CN", Language.ENGLISH: "en"}


class Leads(StrEnum):
    """Where more stands about a row that is about no client."""

    TODAY = "today"
    PIPELINE = "pipeline"
    RHYTHM = "rhythm"
    ACTIVITY = "activity"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class ReportWords:
    """How the front end words a choice, a metric and a reason."""

    word: Callable[[StrEnum], str]
    metric: Callable[[Metric], str]
    reason: Callable[[Reason], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A row; `clients` are whom its figures are about."""

    values: tuple[Value, ...]
    clients: tuple[ClientId, ...] = ()
    leads: Leads | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A table below its name; without any row its `remark` says so."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Told, ...]
    remark: str = ""
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What belongs together: a sheet of the workbook."""

    name: str
    blocks: tuple[Figures | Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole, in the language in force; `about` are facts with their labels."""

    title: str
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]

    @property
    def clients(self) -> frozenset[ClientId]:
        """Everybody who is named."""
        return frozenset(
            client_id
            for part in self.parts
            for block in part.blocks
            if isinstance(block, Figures)
            for row in block.rows
            for client_id in row.clients
        )


def paper_of(report: Report) -> Paper:
    """The report as a paper."""
    return Paper(
        title=report.title,
        language=_TAGS[spoken()],
        about=report.about,
        sections=tuple(
            Section(name=part.name, blocks=tuple(map(_block, part.blocks))) for part in report.parts
        ),
        foot=_("Internal. Amounts in 万 of yuan; what nobody knows is not counted."),
        page=_("Page {page} of {pages}"),
    )


def remarks(*said: str) -> str:
    """Sentences below a table, each on a line of its own."""
    return "\n".join(filter(None, said))


def sentences(reasons: Sequence[Reason], words: ReportWords) -> str:
    """Notes of a plan, each on a line of its own."""
    return "\n".join(words.reason(reason) for reason in reasons)


def _block(block: Figures | Words) -> Table | Words:
    if isinstance(block, Words):
        return block
    if not block.rows:
        return Words(name=block.name, text=block.remark)
    return Table(
        name=block.name,
        columns=block.columns,
        rows=tuple(Row(row.values, row.is_total) for row in block.rows),
        charts=block.charts,
        remark=block.remark,
    )
