"""Sheets as a reader hands them over, and what bringing them in reports."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.taking_in import Report, commit, preview
from rmdesk.domain.clients import Client
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.reading import Mark, Reading, Row, Sheet
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

ID = "990101199507219303"
OTHER_ID = "99010119751015082X"
PHONE = "13800138000"


def a_sheet(kind: SheetKind, fields: str, *rows: Sequence[Any], **more: Any) -> Sheet:
    """A sheet whose rows stand from row 2 on."""
    return Sheet(
        file=more.pop("file", "a.xlsx"),
        name=kind.value,
        kind=kind,
        fields=tuple(fields.split()),
        rows=tuple(Row(number, tuple(values)) for number, values in enumerate(rows, 2)),
        **more,
    )


def clients(fields: str, *rows: Sequence[Any], **more: Any) -> Sheet:
    return a_sheet(SheetKind.CLIENTS, fields, *rows, **more)


def a_calendar(names: Sequence[str], marks: Sequence[tuple[int, str, str]]) -> Sheet:
    """Marks as (line, letter, gist), all of yesterday."""
    day = TODAY - timedelta(days=1)
    return a_sheet(
        SheetKind.CALENDAR,
        "client_name",
        *((name,) for name in names),
        marks=tuple(Mark(line, day, letter, gist) for line, letter, gist in marks),
    )


def bring_in(desk: Desk, *sheets: Sheet, today: date = TODAY) -> Report:
    reading = Reading(sheets=sheets, problems=(), today=today)
    return commit(desk, preview(desk, reading), now=NOW)


def told(report: Report) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.message) for problem in report.problems]


def everyone(desk: Desk) -> list[Client]:
    return sorted(map(desk.clients.get, desk.clients.rows(desk.clients.ids())), key=lambda c: c.id)


def summary(report: Report) -> list[tuple[int, ...]]:
    return [(s.new, s.updated, s.unchanged, s.conflict, s.refused, s.gone) for s in report.sheets]


WHO = "number name id_number mobile"
ZHANG = ("1", "张三", ID, PHONE)


def people(*numbers: int, **more: Any) -> Sheet:
    return clients("number name", *((str(n), f"客户{n}") for n in numbers), **more)
