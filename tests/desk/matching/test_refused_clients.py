"""What depends on a refused client row, repeats that differ, and the order of what is told."""

from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.taking_in import Report, commit, preview
from rmdesk.desk.matching import client_index, client_lists, line_remarks, records
from rmdesk.desk.matching.refused_clients import CLIENT_REFUSED
from rmdesk.exchange.identities import NUMBER_RUINED
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.values import NOT_THIS_DAY
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.exchange.written_workbooks import a_workbook

CLIENTS = [["客户号", "姓名", "生日"], ["1", "张三", ""], ["6.1E+15", "李四", "1990-1-2"]]


def bring_in(desk: Desk, folder: Path, sheets: dict[str, list[Any]]) -> Report:
    path = a_workbook(folder / "a.xlsx", sheets)
    return commit(desk, preview(desk, read_files([path], today=TODAY)), now=NOW)


def told(report: Report) -> list[tuple[str, int | None, str]]:
    return [(problem.sheet, problem.row, problem.message) for problem in report.problems]


@pytest.mark.parametrize(
    "dependent",
    [
        [["客户姓名", "类别", "金额"], ["李四", "国债", 5]],
        [["客户号", "客户姓名", "关系", "成员姓名"], ["8", "李四", "妻子", "王五"]],
        [["客户姓名", "险种", "保额"], ["李四", "年金险", 5]],
        [["姓名", "2026/11/1"], ["李四", "T"]],
    ],
)
def test_a_dependent_row_names_the_refused_row_of_its_client(
    desk: Desk, tmp_path: Path, dependent: list[Any]
) -> None:
    report = bring_in(desk, tmp_path, {"别的": dependent, "客户": CLIENTS})
    assert told(report) == [("别的", 2, CLIENT_REFUSED), ("客户", 3, NUMBER_RUINED)]
    assert report.problems[0].parameters == {"client_sheet": "客户", "client_row": 3}
    assert [(s.new, s.refused) for s in report.sheets] == [(0, 1), (1, 1)]


def test_letters_of_a_refused_client_do_not_go_to_a_namesake(desk: Desk, tmp_path: Path) -> None:
    clients = [CLIENTS[0], ["1", "李四", ""], CLIENTS[2]]
    calendar = [["姓名", "2026/11/1"], ["李四", ""], ["李四", "T"]]
    report = bring_in(desk, tmp_path, {"客户": clients, "日历": calendar})
    assert told(report)[1:] == [("日历", 3, CLIENT_REFUSED)]
    assert desk.contacts.count() == 0


def test_a_number_in_the_calendar_tells_namesakes_apart(desk: Desk, tmp_path: Path) -> None:
    clients = [CLIENTS[0], ["1", "张三", ""], ["2", "张三", ""], ["3", "张三", ""]]
    calendar = [["客户号", "姓名", "2026/11/1"], ["2", "张三", "T"], ["", "张三", "M"]]
    report = bring_in(desk, tmp_path, {"客户": clients, "日历": calendar})
    assert told(report) == [("日历", 3, client_index.NAMESAKES)]
    client = desk.clients.by_number("2")
    assert client is not None
    assert len(desk.contacts.of(client.id)) == 1


def test_a_repeat_says_which_columns_differ(desk: Desk, tmp_path: Path) -> None:
    clients = [["客户号", "姓名", "生日", "职业"], ["1", "张三", "1990-1-2", "医生"],
               ["1", "张三", "1990-1-3", ""], ["1", "张三", "", "医生"]]  # fmt: skip
    holdings = [["客户号", "产品名称", "金额"], ["1", "国债甲", 5], ["1", "国债甲", 6]]
    report = bring_in(desk, tmp_path, {"客户": clients, "资产": holdings})
    assert told(report) == [
        ("客户", 3, client_lists.REPEATS_OTHERWISE),
        ("客户", 4, client_lists.REPEATS),
        ("资产", 3, records.REPEATS_OTHERWISE),
    ]
    assert report.problems[0].parameters == {"first": 2, "columns": "生日"}
    assert report.problems[2].parameters == {"first": 2, "columns": "金额"}


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (["1", "国债", "甲", -5, "", ""], "金额", line_remarks.NEGATIVE),
        (["1", "", "青花瓷", 5, "", ""], "名称", line_remarks.CLASS_UNKNOWN),
        (["1", "国债", "甲", 5, "2026-2-1", "2025-2-1"], "到期日", line_remarks.ENDS_BEFORE_START),
        (["1", "房贷", "甲", -5, "", ""], None, None),
        (["1", "", "房贷", -5, "", ""], None, None),
    ],
)
def test_what_looks_wrong_goes_in_and_is_told(
    desk: Desk, tmp_path: Path, row: list[Any], column: str | None, message: str | None
) -> None:
    headings = ["客户号", "类别", "名称", "金额", "起始日", "到期日"]
    report = bring_in(desk, tmp_path, {"客户": CLIENTS[:2], "资产": [headings, row]})
    expected = [(column, message)] if message else []
    assert [(problem.column, problem.message) for problem in report.problems] == expected
    assert report.total("new") == 2


def test_a_left_out_cell_says_so_and_problems_come_in_the_order_of_the_file(
    desk: Desk, tmp_path: Path
) -> None:
    twice = [
        ["客户号", "姓名", "生日"],
        ["1", "张三", ""],
        ["1", "张三", ""],
        ["2", "甲", "85-1-2"],
    ]
    report = bring_in(desk, tmp_path, {"说明": [["x", "y"]], "客户": twice})
    assert [(sheet, row) for sheet, row, _ in told(report)] == [
        ("说明", None),
        ("客户", 3),
        ("客户", 4),
    ]
    assert report.problems[2].message == NOT_THIS_DAY
    assert report.problems[2].sentence().endswith("Only this cell is left out.")
    assert [(sheet.new, sheet.refused) for sheet in report.sheets] == [(2, 1)]
