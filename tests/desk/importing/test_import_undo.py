"""Whatever a file does to a book, one undo takes all of it back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.desk.matching.rules import Extent, Mode, Rules
from rmdesk.domain.contacts import Channel
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.reading import Mark, Reading, Row, Sheet
from rmdesk.store.tables.derived import SEARCH
from rmdesk.store.tables.records import RECORDS
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

WORKBOOK = Path(__file__).parents[2] / "data" / "rm-workbook.xlsx"
WORDS = st.text("张王李陈安平国庆0123456789Xab ", max_size=8)
_MAY_BE_BLANK = {"number", "client_number", "client_name", "mobile", "employer", "item", "insurer"}
EXTENTS, MODES = st.sampled_from(list(Extent)), st.sampled_from(list(Mode))


@pytest.fixture(scope="module")
def sample() -> Reading:
    return read_files([WORKBOOK], today=TODAY)


def state(desk: Desk) -> Mapping[str, Any]:
    """Every record, fact and search key."""
    tables = dict.fromkeys([*RECORDS, "facts"], "*") | {SEARCH: "rowid, keys"}
    return {
        name: desk.store.database.execute_sql(f"SELECT {what} FROM {name} ORDER BY 1").fetchall()
        for name, what in tables.items()
    }


@st.composite
def retyped(draw: st.DrawFn, sheet: Sheet, row: Row, other: Row) -> Row:
    """`row` with one cell blank, mistyped, or as in `other`."""
    column = draw(st.integers(0, len(sheet.fields) - 1))
    cells = list(row.values)
    if sheet.fields[column] in _MAY_BE_BLANK:
        cells[column] = draw(st.none() | WORDS.map(lambda word: word.strip() or None))
    else:
        cells[column] = other.values[column]
    return Row(row.number, tuple(cells))


@st.composite
def changed(draw: st.DrawFn, sheet: Sheet) -> Sheet:
    """`sheet` with rows lost, doubled, moved and cells exchanged or mistyped."""
    rows = list(sheet.rows)
    if sheet.kind is SheetKind.CALENDAR:
        marks = [mark for mark in sheet.marks if draw(st.integers(0, 5))]
        for _ in range(draw(st.integers(0, 4))):
            line, day = draw(st.integers(0, len(rows) - 1)), draw(st.integers(1, 19))
            letter = draw(st.sampled_from([channel.value for channel in Channel]))
            marks.append(Mark(line, date(2026, 11, day), letter, draw(WORDS)))
        return _with(sheet, rows, tuple(sorted(marks, key=lambda mark: mark.line)))
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(rows) - 1))
        match draw(st.sampled_from(["lose", "repeat", "change"])):
            case "lose" if len(rows) > 1:
                del rows[at]
            case "repeat":
                rows.append(Row(1_000 + len(rows), rows[at].values))
            case "change":
                other = rows[draw(st.integers(0, len(rows) - 1))]
                rows[at] = draw(retyped(sheet, rows[at], other))
    return _with(sheet, rows, sheet.marks)


def _with(sheet: Sheet, rows: list[Row], marks: tuple[Mark, ...]) -> Sheet:
    return Sheet(
        file=sheet.file,
        name=sheet.name,
        kind=sheet.kind,
        fields=sheet.fields,
        headings=sheet.headings,
        layout=sheet.layout,
        rows=tuple(rows),
        marks=marks,
    )


@pytest.mark.campaign
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_import_undone_leaves_the_book_as_it_was(data: st.DataObject, sample: Reading) -> None:
    with an_empty_desk() as desk:
        if data.draw(st.booleans()):
            commit(desk, preview(desk, sample), now=NOW)
        before = state(desk)
        sheets = tuple(data.draw(changed(sheet)) for sheet in sample.sheets)
        reading = Reading(sheets=sheets, problems=(), today=TODAY)
        rules = Rules(mode=data.draw(MODES), extent=data.draw(EXTENTS))
        found = preview(desk, reading, rules)
        commit(desk, found, now=NOW)
        after = state(desk)
        assert (before != after) == found.changes_anything
        if not found.changes_anything:
            return
        desk.undo(now=NOW)
        assert state(desk) == before
        desk.redo(now=NOW)
        assert state(desk) == after
        again = preview(desk, reading, rules)
        assert again.total("new") == 0
