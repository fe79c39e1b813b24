"""Cell by cell: what is left out, what keeps its row out, and what is only told."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rmdesk.exchange import identities, values
from rmdesk.exchange.calendar.sheet import NOT_A_LETTER, TEXT_BESIDE_LETTER
from rmdesk.exchange.calendar.undated import NO_DAY, SAME_DAY_TWICE
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.files import Wishes, read_file
from rmdesk.exchange.identities import read_id
from rmdesk.exchange.records import cells, stray, table
from rmdesk.exchange.refusals import NoKnownHeadings, TextLooksWrong
from rmdesk.exchange.values import Unreadable, read_amount, read_day
from tests.books.builders import TODAY
from tests.exchange.written_workbooks import a_dump, a_workbook, read, records

GOOD = {"客户号": "1", "姓名": "张三", "手机": "13800138000"}


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"生日": "85-1-2"}, values.NOT_THIS_DAY),
        ({"生日": "六月三十"}, values.NOT_THIS_DAY),
        ({"生日": "2999-1-1"}, None),
        ({"生日": "2100-1-1"}, cells.BORN_LATER),
        ({"开户日期": "2020年5月"}, values.NOT_THIS_DAY),
        ({"联系频率": "0"}, values.NOT_DAYS),
        ({"联系频率": -5}, values.NOT_DAYS),
        ({"证件号码": "990101199507219304"}, identities.NOT_AN_ID),
        ({"手机": "问前台"}, identities.NOT_A_MOBILE),
        ({"手机": "1.38E+10"}, identities.PHONE_RUINED),
        ({"资产余额": "不少"}, values.NOT_AN_AMOUNT),
    ],
)
def test_an_unreadable_optional_cell_is_left_out_and_its_row_goes_in(
    tmp_path: Path, more: dict[str, Any], message: str | None
) -> None:
    row = GOOD | more
    path = a_workbook(tmp_path / "a.xlsx", {"s": [list(row), list(row.values())]})
    ((_, sheet, problems, _),) = read_file(path, Wishes(today=TODAY))
    assert sheet is not None
    assert [row["name"] for row in records(sheet)] == ["张三"]
    assert sheet.refused == ()
    assert [(p.message, p.is_cell_only) for p in problems] == ([(message, True)] if message else [])


@pytest.mark.parametrize(
    "row",
    [
        {"客户号": "6.01E+15", "姓名": "张三", "手机": "13800138000"},
        {"客户号": "", "姓名": "张三", "手机": "1.38E+10"},
        {"姓名": "张三", "证件号码": "990101199507219000", "手机": ""},
        {"客户号": "1", "姓名": "", "手机": "13800138000"},
        {"客户号": "1", "名称": "", "类别": "", "金额": 5},
        {"客户号": "1", "名称": "国债", "金额": "许多"},
        {"客户姓名": "张三", "客户身份证号": "9.9E+17", "名称": "国债", "金额": 5},
    ],
)
def test_a_row_without_what_it_needs_or_whose_it_is_stays_out(
    tmp_path: Path, row: dict[str, Any]
) -> None:
    path = a_workbook(tmp_path / "a.xlsx", {"s": [list(row), list(row.values())]})
    ((_, sheet, problems, _),) = read_file(path, Wishes(today=TODAY))
    assert sheet is not None
    assert (len(sheet.rows), len(sheet.refused)) == (0, 1)
    assert [problem.is_cell_only for problem in problems] == [False]


def test_three_bad_rows_of_five_hundred_leave_the_others(tmp_path: Path) -> None:
    rows = [[str(number), f"客户{number}", "13800138000", "1990-01-02"] for number in range(500)]
    rows[3][0], rows[70][0], rows[490][1], rows[5][3] = "6.0E+15", "6.1E+15", "", "90-1-2"
    path = a_dump(tmp_path / "a.csv", [["客户号", "姓名", "手机", "生日"], *rows])
    (sheet,), problems = read(path)
    assert (len(sheet.rows), len(sheet.refused), len(problems)) == (497, 3, 4)


@pytest.mark.parametrize(
    "cell",
    ["110101199003070019X1", "11010119900307X", "1101011990030700", "11010119900307001O", "1" * 20],
)
def test_near_misses_of_a_residents_number_are_told(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_id(cell)


@pytest.mark.parametrize(
    ("take", "cell", "value"),
    [
        (read_day, "六月三十", "六月三十"),
        (read_day, "85-1-2", "85-1-2"),
        (lambda cell: read_amount(cell, 1), "约五十万", "约五十万"),
        (read_day, "王五", None),
    ],
)
def test_a_harmless_text_is_repeated(take: Any, cell: str, value: str | None) -> None:
    with pytest.raises(Unreadable) as caught:
        take(cell)
    assert caught.value.parameters.get("value") == value


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["客户号", "类别", "金额"], ["1", "古玩", 5]], (2, "类别", cells.COUNTS_AS_OTHER)),
        ([["客户号", "险种", "保额"], ["1", "宠物险", 5]], (2, "险种", cells.COUNTS_AS_OTHER)),
        ([["客户号", "姓名"], ["1", "张三", "多余"]], (1, "C", stray.NO_HEADING)),
        ([["客户号", "", "姓名"], ["1", "中间", "张三"]], (1, "B", stray.NO_HEADING)),
        (
            [["客户号", "名称", "类别", "金额"], ["1", "", "", 5]],
            (2, "", table.NEITHER_CLASS_NOR_ITEM),
        ),
    ],
)
def test_what_counts_nowhere_is_told(tmp_path: Path, rows: list[Any], told: Any) -> None:
    _, problems = read(a_dump(tmp_path / "a.csv", rows))
    assert problems == [told]


def test_a_calendar_tells_every_column_that_is_no_day(tmp_path: Path) -> None:
    headings = [
        "姓名",
        "等级",
        "2026/11/1",
        "11月2日",
        "乱七八糟",
        "2026年11月",
        "13月40日",
        "2026-11-1",
        "备注",
    ]
    rows = [
        headings,
        ["张三", "A", "T", "T", "M", "", "S", "V", "电话"],
        ["李四", "A", "", "", "T"],
    ]
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert [mark.on for mark in sheet.marks] == [date(2026, 11, 1), date(2026, 11, 2)]
    assert problems == [
        (1, "乱七八糟", NO_DAY),
        (1, "13月40日", NO_DAY),
        (1, "2026-11-1", SAME_DAY_TWICE),
    ]
    assert sheet.refused_marks == 4


def test_a_first_column_that_looks_like_a_day_is_told(tmp_path: Path) -> None:
    rows = [["姓名", "13月40日", "2026/11/1"], ["张三", "T", "T"]]
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert problems == [(1, "13月40日", NO_DAY)]
    assert len(sheet.marks) == 1


def test_a_calendar_with_client_numbers_is_no_client_list(tmp_path: Path) -> None:
    rows = [["客户号", "姓名", "2026/11/1"], ["1", "张三", "T"], ["6.1E+15", "李四", "T"]]
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert (sheet.kind, sheet.fields) == (SheetKind.CALENDAR, ("client_number", "client_name"))
    assert (len(sheet.marks), sheet.refused_marks) == (1, 1)
    assert problems == [(3, "客户号", identities.NUMBER_RUINED)]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("t, 聊了孩子", TEXT_BESIDE_LETTER),
        ("T聊了孩子", TEXT_BESIDE_LETTER),
        ("聊了", NOT_A_LETTER),
    ],
)
def test_a_gist_in_the_cell_belongs_into_the_note(tmp_path: Path, cell: str, message: str) -> None:
    rows = [["姓名", "2026/11/1"], ["张三", cell]]
    _, problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert problems == [(2, "B", message)]


@pytest.mark.parametrize(
    ("encoded", "refusal"),
    [
        ("客戶號,姓名,手機\n1,張三,13800138000\n".encode("big5"), TextLooksWrong),
        ("甲,乙\n1,2\n".encode(), NoKnownHeadings),
    ],
)
def test_odd_text_asks_about_its_encoding(tmp_path: Path, encoded: bytes, refusal: Any) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(encoded)
    with pytest.raises(NoKnownHeadings) as caught:
        read(path)
    assert type(caught.value) is refusal
