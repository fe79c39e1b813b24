"""Files that hurt, on purpose or not: they are read or refused, and leave nothing behind."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.desk.day import holidays
from rmdesk.desk.scripts.packs import NoPackFile, read_pack_file
from rmdesk.errors import InputError
from rmdesk.exchange import refusals
from rmdesk.exchange.calendar.sheet import NOT_A_LETTER
from rmdesk.exchange.papers.refusals import PaperUnreadable
from rmdesk.exchange.papers.taking import take
from rmdesk.exchange.process.reader import SHARED_FROM, look, raw_rows, read_files
from rmdesk.exchange.process.reading_process import Cancel
from rmdesk.exchange.reading import Reading
from rmdesk.exchange.values import DAMAGED, TOO_LONG
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.refusals import NotABackup
from tests.bench.large_workbook import Size, write_large_workbook
from tests.books.builders import TODAY
from tests.exchange.written_workbooks import a_dump, a_workbook, records, with_part

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
CALENDAR = [["姓名", TODAY], ["张三", "T"]]


def text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADINGS = f'<row r="1">{text_cell("A1", "客户号")}{text_cell("B1", "姓名")}</row>'
CLIENT = f'<row r="2">{text_cell("A2", "1")}{text_cell("B2", "张三")}</row>'


def with_rows(path: Path, *rows: str) -> Path:
    """A workbook whose one sheet holds these rows as raw markup."""
    a_workbook(path, {"s": [["x"]]})
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return with_part(path, SHEET, sheet.encode())


def read(path: Path) -> Reading:
    return read_files([path], today=TODAY)


def messages(reading: Reading) -> list[tuple[int | None, str, str]]:
    return [(problem.row, problem.column, problem.message) for problem in reading.problems]


@pytest.fixture(scope="module")
def a_long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Large enough for two processes, which need seconds for it."""
    path = tmp_path_factory.mktemp("long") / "long.xlsx"
    size = Size(clients=2_000, holdings=9_000, policies=600, members=900, contacts=40_000)
    write_large_workbook(path, size, today=TODAY)
    assert path.stat().st_size > SHARED_FROM
    return path


def children() -> set[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the children")
def test_cancelling_a_long_file_leaves_nothing(
    a_long_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    cancel = Cancel()
    seen: list[set[str]] = []
    before, threads, files = children(), threading.active_count(), open_files()

    def stop(_file: str, _rows: int, _done: float | None) -> None:
        seen.append(children() - before)
        cancel.cancel()

    with pytest.raises(refusals.Cancelled) as caught:
        read_files([a_long_file], today=TODAY, progress=stop, cancel=cancel)
    assert "long.xlsx" in caught.value.sentence()
    assert len(seen[0]) == 2, "two processes were at it"
    assert children() == before
    assert threading.active_count() == threads
    assert open_files() == files
    assert list(tmp_path.iterdir()) == []
    assert list(a_long_file.parent.iterdir()) == [a_long_file]
    with pytest.raises(refusals.Cancelled):
        read_files([a_long_file], today=TODAY, cancel=cancel)


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2, 0.5])
def test_cancelling_at_any_moment_ends_at_once(a_long_file: Path, after: float) -> None:
    cancel = Cancel()
    cancelled_at: list[float] = []

    def stop() -> None:
        cancelled_at.append(time.monotonic())
        cancel.cancel()

    timer = threading.Timer(after, stop)
    timer.start()
    with pytest.raises(refusals.Cancelled):
        read_files([a_long_file], today=TODAY, cancel=cancel)
    assert time.monotonic() - cancelled_at[0] < 5
    timer.join()


def test_looking_and_raw_rows_are_cancelled_too(a_long_file: Path) -> None:
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(refusals.Cancelled):
        look(a_long_file, today=TODAY, cancel=cancel)
    with pytest.raises(refusals.Cancelled):
        raw_rows(a_long_file, {"客户信息": [3]}, today=TODAY, cancel=cancel)


def test_a_formula_is_read_as_the_value_it_had(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{text_cell("A1", "客户号")}{text_cell("B1", "姓名")}'
        f"{text_cell('C1', '资产余额')}{text_cell('D1', '备注')}</row>",
        f'<row r="2">{text_cell("A2", "1")}<c r="B2" t="str"><f>"张"&amp;"三"</f><v>张三</v></c>'
        '<c r="C2"><f>SUM(1,2)</f><v>12.5</v></c><c r="D2" t="str"><f>A1</f></c></row>',
        f'<row r="3">{text_cell("A3", "2")}{text_cell("B3", "李四")}'
        '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3"><f>NOW()</f></c></row>',
    )
    reading = read(with_rows(tmp_path / "a.xlsx", *rows))
    assert records(reading.sheets[0]) == [
        {"number": "1", "name": "张三", "balance": 1250},
        {"number": "2", "name": "李四"},
    ]


@pytest.mark.parametrize(
    "far",
    [
        f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>',
        f'<row r="1048576">{text_cell("A1048576", "x")}{text_cell("XFD1048576", "x")}</row>',
        f'<row r="9999999999">{text_cell("A9999999999", "x")}</row>',
        f'<row r="3">{text_cell("ZZZZZZZ3", "x")}</row>',
    ],
)
def test_a_far_cell_costs_no_memory(tmp_path: Path, far: str) -> None:
    path = with_rows(tmp_path / "a.xlsx", HEADINGS, CLIENT, far)
    with pytest.raises((refusals.ReaderTooLarge, refusals.NotAWorkbook)) as caught:
        read(path)
    assert caught.value.advice()


def test_a_cell_far_below_is_read(tmp_path: Path) -> None:
    far = f'<row r="1048576">{text_cell("A1048576", "2")}{text_cell("B1048576", "李四")}</row>'
    (sheet,) = read(with_rows(tmp_path / "a.xlsx", HEADINGS, CLIENT, far)).sheets
    assert [row.number for row in sheet.rows] == [2, 1_048_576]


def test_formats_far_away_are_no_cells(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    (sheet,) = read(with_rows(tmp_path / "a.xlsx", HEADINGS, CLIENT, far)).sheets
    assert len(sheet.rows) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX's")
def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    with pytest.raises(refusals.FileUnreadable):
        read(pipe)
    with pytest.raises(PaperUnreadable):
        take(pipe)
    with pytest.raises(NoPackFile):
        read_pack_file(pipe)
    with pytest.raises(holidays.FileUnreadable):
        holidays.read_file(pipe)
    with pytest.raises(NotABackup):
        read_head(pipe)


DEEP = 200_000


@pytest.mark.parametrize(
    "name", [SHEET, "xl/workbook.xml", "xl/comments1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_deep_nesting_ends_in_a_sentence_or_a_reading(tmp_path: Path, name: str) -> None:
    path = a_workbook(tmp_path / "a.xlsx", {"s": CALENDAR}, notes={"s": {"B2": "x"}})
    root = {"xl/comments1.xml": "comments", SHEET: "worksheet"}.get(name, "sst")
    deep = f'<{root} xmlns="{MAIN}">' + "<a>" * DEEP + "</a>" * DEEP + f"</{root}>"
    with_part(path, name, deep.encode())
    try:
        told = [sheet.name for sheet in read(path).sheets]
    except InputError as error:
        told = [error.advice()] if type(error) is not refusals.ReaderFailed else []
    assert told and all(told)


def in_a_dump(path: Path, note: str) -> Path:
    rows = [["客户号", "姓名", "备注"], ["1", "张三", note], ["2", "李四", "好"]]
    return a_dump(path.with_suffix(".csv"), rows, encoding="utf-8")


def in_a_workbook(path: Path, note: str) -> Path:
    head = HEADINGS.replace("</row>", text_cell("C1", "备注") + "</row>")
    first = CLIENT.replace("</row>", text_cell("C2", note) + "</row>")
    second = f'<row r="3">{text_cell("A3", "2")}{text_cell("B3", "李四")}</row>'
    return with_rows(path, head, first, second)


@pytest.mark.parametrize("build", [in_a_dump, in_a_workbook])
@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("长" * 32_767, None),
        ("长" * 32_768, TOO_LONG),
        ("x" * 131_000, TOO_LONG),
        ("张\ufffd三", DAMAGED),
    ],
)
def test_an_overlong_or_damaged_cell_is_left_out_alone(
    tmp_path: Path, build: Callable[[Path, str], Path], note: str, message: str | None
) -> None:
    reading = read(build(tmp_path / "a.xlsx", note))
    (sheet,) = reading.sheets
    assert [record["name"] for record in records(sheet)] == ["张三", "李四"]
    assert records(sheet)[0].get("note") == (None if message else note)
    assert messages(reading) == ([(2, "备注", message)] if message else [])


@pytest.mark.parametrize("name", ["张" * 40_000, "\ufffd三"])
def test_a_client_whose_name_was_lost_stays_out(tmp_path: Path, name: str) -> None:
    rows = [["客户号", "姓名"], ["1", name], ["2", "李四"]]
    (sheet,) = read(a_dump(tmp_path / "a.csv", rows, encoding="utf-8")).sheets
    assert [record["name"] for record in records(sheet)] == ["李四"]
    assert [row.number for row in sheet.refused] == [2]


def test_a_calendar_takes_no_lost_text(tmp_path: Path) -> None:
    rows = [["姓名", TODAY], ["张\ufffd", "T"], ["李四", "T"], ["王五", "M"], ["赵六", "x" * 9_000]]
    notes = {"s": {"B3": "聊了\ufffd", "B4": "约好了"}}
    reading = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}, notes=notes))
    assert messages(reading) == [(2, "姓名", DAMAGED), (3, "B", DAMAGED), (5, "B", NOT_A_LETTER)]
    (sheet,) = reading.sheets
    assert [(mark.channel, mark.gist) for mark in sheet.marks] == [("M", "约好了")]
    assert sheet.refused_marks == 3
