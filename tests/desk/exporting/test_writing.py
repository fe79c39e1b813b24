"""Exports from book to file and back: every value, no change, nothing that should be masked."""

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason
from rmdesk.desk.exporting.sheets import (
    MOST_DAYS,
    CalendarSheet,
    ClientSheet,
    DaysTurned,
    ExportedSheet,
    TooManyDays,
)
from rmdesk.desk.exporting.writing import (
    Export,
    Exported,
    NobodyToExport,
    UnknownFileKind,
    export,
    file_kind,
)
from rmdesk.desk.importing.taking_in import preview
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.views import ShownColumn
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.writers.outline import FileKind, Form
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.ui.words.labels import label
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk
from tests.desk.importing.imported import EXPORT, WORKBOOK, bring_in

COLUMNS = tuple(ShownColumn(name, field.width) for name, field in FIELDS.items())
FIRST, LAST = date(2026, 9, 1), date(2026, 11, 30)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        bring_in(desk, WORKBOOK, EXPORT)
        release.allow_files(desk, now=NOW)
        yield desk


def everyone(desk: Desk) -> ClientSheet:
    return ClientSheet(ids=desk.clients.ids(), columns=COLUMNS, word=label)


def calendar(desk: Desk) -> CalendarSheet:
    return CalendarSheet(ids=desk.clients.ids(), first=FIRST, last=LAST)


def written(
    desk: Desk,
    sheet: ExportedSheet,
    path: Path,
    *,
    reason: str | None = None,
    kind: FileKind = FileKind.WORKBOOK,
) -> Exported:
    form = Form(kind=kind)
    return export(desk, Export(sheet, path, form, reason=reason, may_replace=True), now=NOW)


def changes(desk: Desk, path: Path) -> dict[str, int]:
    """What importing the file would change."""
    found = preview(desk, read_files([path], today=TODAY))
    counts = ("new", "updated", "gone", "conflict", "refused")
    return {what: found.total(what) for what in counts if found.total(what)}


def rows(path: Path) -> list[list[Any]]:
    if path.suffix == ".xlsx":
        return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_every_value_of_every_field_is_read_back(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    ids = desk.clients.ids()
    done = written(desk, everyone(desk), path, reason="年度核对")
    assert (done.rows, done.is_masked, done.cut) == (60, False, 0)
    cells = desk.lists.cells(ids, list(FIELDS), today=TODAY)
    for client_id, row in zip(ids, rows(path)[1:], strict=True):
        for value, read in zip(cells[ClientId(client_id)], row, strict=True):
            match value:
                case Money():
                    assert Money.of_yuan(str(read)) == value
                case None | "":
                    assert read == ""
                case bool():
                    assert read == ("yes" if value else "no")
                case StrEnum():
                    assert read == label(value)
                case _:
                    assert read == value


@pytest.mark.campaign
@pytest.mark.parametrize("reason", [None, "年度核对"])
@pytest.mark.parametrize("kind", FileKind)
def test_what_was_exported_changes_nothing_when_it_is_imported(
    desk: Desk, kind: FileKind, reason: str | None, tmp_path: Path
) -> None:
    path = tmp_path / f"a{kind.suffix}"
    for sheet in (everyone(desk), calendar(desk)):
        written(desk, sheet, path, kind=kind, reason=reason)
        assert changes(desk, path) == {}


def test_masked_gists_never_overwrite_whole_ones(desk: Desk, tmp_path: Path) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        action.insert(
            ContactTable,
            {"client_id": 1, "on": TODAY, "channel": Channel.VISIT, "gist": "改打13812345678"},
        )
        action.update(ClientTable, 1, {"note": "妻子13912345678", "address": "0571-88886666旁"})
    for sheet in (calendar(desk), everyone(desk)):
        written(desk, sheet, tmp_path / "a.xlsx")
        assert changes(desk, tmp_path / "a.xlsx") == {}


def test_the_order_of_the_list_is_the_order_of_the_lines(desk: Desk, tmp_path: Path) -> None:
    ids = [3, 1, 2]
    columns = (ShownColumn("number", 9), ShownColumn("name", 8))
    written(desk, ClientSheet(ids=ids, columns=columns, word=label), tmp_path / "a.xlsx")
    assert [row[0] for row in rows(tmp_path / "a.xlsx")[1:]] == [
        desk.clients.get(ClientId(client_id)).number for client_id in ids
    ]


LONG_NUMBER = re.compile(r"\d{11,}|\d{17}[Xx]")


def test_masked_files_hold_no_number_of_anybody(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    written(desk, everyone(desk), path, kind=FileKind.CSV_UTF8)
    text = path.read_bytes().decode("utf-8-sig")
    for client_id in desk.clients.ids():
        client = desk.clients.get(ClientId(client_id))
        assert client.mobile and client.mobile not in text
        assert client.id_number and client.id_number not in text
    assert not LONG_NUMBER.search(text)


FIGURES = st.from_regex(
    r"1[3-9][0-9]{9}|[1-9][0-9]{16}[0-9X]|62[0-9]{14,17}|0[1-9][0-9]{9}", fullmatch=True
)
WORDS = st.text(st.sampled_from("联系电话 卡号,。:+()ab\n"), max_size=6)


@given(WORDS, FIGURES, WORDS, st.sampled_from(["note", "address", "messenger", "email", "gist"]))
def test_no_number_leaves_in_free_text(before: str, number: str, after: str, field: str) -> None:
    assert number not in release.Outgoing("x").value(field, f"{before}{number}{after}")


@given(FIGURES.filter(lambda number: len(number) == 11), st.sampled_from(" -.\u3000·"))
def test_no_grouped_mobile_leaves_in_free_text(number: str, gap: str) -> None:
    grouped = gap.join([number[:3], number[3:7], number[7:]])
    shown = release.Outgoing("x").value("note", f"改打{grouped}!")
    assert number[3:7] not in shown or number[3:7] == number[7:]


# --- the calendar ------------------------------------------------------------

NAMES = st.sampled_from(["张三", "李四", "古丽·买买提", "Anne-Marie Lefèvre", "合计先生"])
GISTS = st.text(
    st.characters(categories=["L", "N", "P", "Zs", "S"]) | st.sampled_from("\nTEM:："), max_size=20
).map(str.strip)
DAYS = st.integers(0, 40).map(lambda back: TODAY - timedelta(back))
TOPICS = st.sampled_from(["", "", "教育", "教育 养老", "[话题]"])
CONTACTS = st.lists(
    st.tuples(
        *(st.integers(0, 4), DAYS, st.sampled_from(Channel), GISTS, st.booleans()),
        *(TOPICS, GISTS),
    ),
    max_size=25,
)


def a_book(desk: Desk, names: Sequence[str], contacts: Sequence[tuple[Any, ...]]) -> None:
    for number, name in enumerate(names):
        add_client(desk, now=NOW, name=name, number=f"60{number:04}")
    rows = [
        (index % len(names) + 1, on, channel, gist, NOW if is_logged else None, topics, promise)
        for index, on, channel, gist, is_logged, topics, promise in contacts
    ]
    with desk.store.action("book.made", at=NOW) as action:
        names_ = ["client_id", "on", "channel", "gist", "logged_at", "topics", "promise"]
        action.insert_many(ContactTable, names_, rows)


@pytest.mark.campaign
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(NAMES, min_size=1, max_size=5), CONTACTS)
def test_a_calendar_comes_back_without_a_change(
    tmp_path: Path, names: list[str], contacts: list[tuple[Any, ...]]
) -> None:
    path = tmp_path / "calendar.xlsx"
    with an_empty_desk() as desk:
        release.allow_files(desk, now=NOW)
        a_book(desk, names, contacts)
        sheet = CalendarSheet(ids=desk.clients.ids(), first=TODAY - timedelta(40), last=TODAY)
        written(desk, sheet, path, reason="核对")
        found = preview(desk, read_files([path], today=TODAY))
        assert not found.changes_anything, found.sheets
        assert found.total("unchanged") == len(contacts)
        assert not found.problems
        written(desk, sheet, path)
        assert changes(desk, path) == {}


@pytest.mark.campaign
def test_the_same_calendar_in_an_empty_book_gives_the_same_contacts(
    desk: Desk, tmp_path: Path
) -> None:
    written(desk, everyone(desk), tmp_path / "clients.xlsx", reason="移交")
    written(desk, calendar(desk), tmp_path / "calendar.xlsx", reason="移交")
    with an_empty_desk() as other:
        bring_in(other, tmp_path / "clients.xlsx", tmp_path / "calendar.xlsx")

        def contacts(book: Desk) -> set[tuple[Any, ...]]:
            return {
                (_client(book, client_id).number, contact.on, contact.channel, contact.gist)
                for client_id in book.clients.ids()
                for contact in book.contacts.of(ClientId(client_id))
            }

        assert contacts(other) == contacts(desk)


def _client(desk: Desk, client_id: int) -> Client:
    return desk.clients.get(ClientId(client_id))


def test_only_contacts_of_the_days_asked_for_are_in_the_calendar(
    desk: Desk, tmp_path: Path
) -> None:
    sheet = CalendarSheet(ids=[1, 2], first=TODAY, last=TODAY + timedelta(30))
    written(desk, sheet, tmp_path / "a.xlsx")
    head, *lines = rows(tmp_path / "a.xlsx")
    assert head[:3] == ["Client number", "Name", TODAY] and len(head) == 33
    assert not any(cell for line in lines for cell in line[3:])


@pytest.mark.parametrize(
    ("last", "refusal"),
    [(FIRST - timedelta(1), DaysTurned), (FIRST + timedelta(MOST_DAYS), TooManyDays)],
)
def test_days_that_make_no_sheet(last: date, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        CalendarSheet(ids=[1], first=FIRST, last=last)


# --- the door ----------------------------------------------------------------


def test_a_book_lets_nothing_out_until_it_is_allowed(tmp_path: Path) -> None:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="张三")
        assert not release.allows_files(desk)
        with pytest.raises(ExportsForbidden):
            written(desk, everyone(desk), tmp_path / "a.xlsx")
        assert not list(tmp_path.iterdir())
        release.allow_files(desk, now=NOW)
        written(desk, everyone(desk), tmp_path / "a.xlsx")
        release.forbid_files(desk, now=NOW)
        with pytest.raises(ExportsForbidden):
            written(desk, everyone(desk), tmp_path / "b.xlsx")
        kinds = [done.kind for done in desk.journal.actions(9)]
        assert kinds == ["export.allow", "export", "export.allow", "client.add"]


def test_the_journal_says_what_left_and_why_but_no_value(desk: Desk, tmp_path: Path) -> None:
    written(desk, calendar(desk), tmp_path / "a.xlsx", reason=" 上级检查 ")
    (done,) = desk.journal.actions(1)
    assert (done.kind, done.subject) == (
        "export",
        {
            "what": "calendar",
            "clients": 60,
            "reason": "上级检查",
            "first": "2026-09-01",
            "last": "2026-11-30",
            "file": "a.xlsx",
            "kind": "workbook",
            "sealed": False,
        },
    )


def test_a_file_that_cannot_be_placed_leaves_no_entry(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    task = Export(calendar(desk), path, Form())
    path.write_bytes(b"somebody was faster")
    with pytest.raises(TargetTaken):
        export(desk, task, now=NOW)
    assert path.read_bytes() == b"somebody was faster"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]
    assert desk.journal.actions(1)[0].kind != "export"


def test_a_journal_that_cannot_be_written_leaves_no_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.store.database.atomic():
        desk.store.database.execute_sql(
            "CREATE TEMP TRIGGER full AFTER INSERT ON main.actions"
            " BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(Exception, match="full"):
        written(desk, calendar(desk), tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_exported_is_refused_at_once(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NobodyToExport):
        Export(CalendarSheet(ids=[], first=FIRST, last=LAST), tmp_path / "a.xlsx", Form())
    with pytest.raises(NoReason):
        Export(calendar(desk), tmp_path / "a.xlsx", Form(), reason="  ")
    with pytest.raises(UnknownFileKind):
        file_kind(tmp_path / "a.doc")
    assert file_kind(tmp_path / "A.CSV", encoding="gb18030") is FileKind.CSV_GB18030


# --- another program ----------------------------------------------------------


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_another_program_reads_the_same(desk: Desk, tmp_path: Path) -> None:
    written(desk, everyone(desk), tmp_path / "a.xlsx", reason="核对")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}",
         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
         "--outdir", str(tmp_path / "out"), str(tmp_path / "a.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    ours = [[_as_text(cell) for cell in row] for row in rows(tmp_path / "a.xlsx")]
    theirs = rows(tmp_path / "out" / "a.csv")
    assert [[cell.replace(",", "") for cell in row] for row in theirs] == [
        [cell.replace(",", "") for cell in row] for row in ours
    ]


def _as_text(cell: object) -> str:
    match cell:
        case float():
            return f"{cell:.2f}" if not cell.is_integer() else f"{cell:.0f}"
        case date():
            return cell.isoformat()
    return str(cell)
