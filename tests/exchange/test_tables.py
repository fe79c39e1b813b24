"""Sheets as people keep them: titles, other headings, units, sums, merged cells, and worse."""

from datetime import date
from pathlib import Path

import pytest

from rmdesk.exchange import identities, values
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.records import column_reader, table
from rmdesk.exchange.refusals import NoKnownHeadings
from rmdesk.exchange.sheets import SHEET_NOT_READ
from tests.exchange.written_workbooks import a_dump, a_workbook, read, records


def test_headings_below_titles_in_other_words_and_order(tmp_path: Path) -> None:
    rows = [
        ["某某支行客户台账", None, None],
        [],
        [None, "制表日期：2026-11-20", None],
        ["联系\n手机", "客户姓名 *", "核心客户号(必填)", "出生年月日", "Gender"],
        ["138 0013 8000", "张　三", 60100001, "1990.1.2", "M"],
        [],
        ["联系\n手机", "客户姓名 *", "核心客户号(必填)", "出生年月日", "Gender"],
        ["-", "李四", "0012", "无", "女"],
        ["合计", 2, None, None, None],
    ]
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"Sheet1": rows}))
    assert sheet.kind is SheetKind.CLIENTS
    assert records(sheet) == [
        {
            "mobile": "13800138000",
            "name": "张三",
            "number": "60100001",
            "birthday": date(1990, 1, 2),
            "sex": "male",
        },
        {"name": "李四", "number": "0012", "sex": "female"},
    ]
    assert [row.number for row in sheet.rows] == [5, 8]
    assert problems == []


def test_headings_over_two_rows(tmp_path: Path) -> None:
    rows = [
        ["客户号", "姓名", "联系方式", None, "备注"],
        [None, None, "手机", "住址", None],
        ["1", "张三", "13800138000", "某路1号", "好"],
    ]
    (sheet,), _ = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert records(sheet) == [
        {"number": "1", "name": "张三", "mobile": "13800138000", "address": "某路1号", "note": "好"}
    ]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("资产明细", "金额(万元)"),
        ("资产明细（单位：万元）", "金额"),
        ("资产", "余额/万元"),
        ("资产", "市值万元"),
    ],
)
def test_units_in_headings_and_titles(tmp_path: Path, title: str, heading: str) -> None:
    rows = [
        [title],
        ["客户号", "机构", "类别", "名称", heading],
        ["1", "我行", "债券型基金", "某基金", 12.34],
        ["1", "他行甲", "房贷", "房贷", "-50"],
        ["1", "他行甲", "古董", "花瓶", "3000元"],
    ]
    (sheet,), _ = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert [record["amount"] for record in records(sheet)] == [12_340_000, 50_000_000, 300_000]
    assert [record["holding_class"] for record in records(sheet)] == [
        "bond_fund",
        "mortgage",
        "other",
    ]
    assert [record["is_ours"] for record in records(sheet)] == [True, False, False]


def test_merged_clients_are_filled_down_and_amounts_are_not(tmp_path: Path) -> None:
    rows = [
        ["客户号", "客户姓名", "机构", "名称", "金额"],
        ["1", "张三", "本行", "甲", 100],
        [None, None, None, "乙", None],
        ["2", "李四", "本行", "丙", 5],
    ]
    merged = {"s": ["A2:A3", "B2:B3", "C2:C3", "E2:E3"]}
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}, merged=merged))
    assert [row.number for row in sheet.rows] == [2, 4]
    (refused,) = sheet.refused
    assert refused.values[:2] == ("1", "张三")
    assert problems == [(3, "金额", table.NO_VALUE)]


def test_a_member_sheet_with_two_name_columns(tmp_path: Path) -> None:
    rows = [["姓名", "关系", "姓名", "出生年份"], ["张三", "妻子", "李芳", "1980年"]]
    (sheet,), _ = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert sheet.kind is SheetKind.MEMBERS
    assert records(sheet) == [
        {
            "client_name": "张三",
            "relation": "spouse",
            "called": "妻子",
            "name": "李芳",
            "birth_year": 1980,
        }
    ]


def test_forbidden_columns_are_dropped_unread_and_unknown_ones_are_told(tmp_path: Path) -> None:
    rows = [
        ["客户号", "姓名", "手机", "查询密码", "CVV2", "星座"],
        ["1", "张三", "", "123456", "999", "狮子"],
    ]
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert problems == [(1, "", table.COLUMNS_UNKNOWN), (1, "", table.COLUMNS_DROPPED)]
    assert "123456" not in str(sheet)
    assert "999" not in str(sheet)


def test_bad_rows_and_cells_are_told_with_their_place(tmp_path: Path) -> None:
    rows = [
        ["客户号", "姓名", "生日", "证件号码", "手机"],
        ["1", "张三", "1990-02-30", "", "13800138000"],
        ["2", "李四", date(1990, 2, 3), "990101199507219000", "13800138001"],
        ["3E+15", "王五", 32000, "", "1.38E+10"],
        ["4", "赵六", 32000, "", 13800138002],
        ["5", "", "", "", ""],
    ]
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert [record["name"] for record in records(sheet)] == ["张三", "李四", "赵六"]
    assert problems == [
        (2, "生日", values.NOT_THIS_DAY),
        (3, "证件号码", identities.ID_RUINED),
        (4, "客户号", identities.NUMBER_RUINED),
        (4, "手机", identities.PHONE_RUINED),
        (6, "姓名", table.NO_VALUE),
    ]


def test_hidden_characters_are_removed_and_told(tmp_path: Path) -> None:
    path = a_dump(
        tmp_path / "a.csv",
        [["客户号", "姓名", "备注"], ["1", "张\u202e三", "好\x00"]],
        encoding="utf-8",
    )
    (sheet,), problems = read(path)
    assert records(sheet) == [{"number": "1", "name": "张三", "note": "好"}]
    assert problems == [
        (2, "姓名", column_reader.HIDDEN_REMOVED),
        (2, "备注", column_reader.HIDDEN_REMOVED),
    ]


def test_a_sheet_without_known_headings_is_told_and_a_file_of_them_refused(tmp_path: Path) -> None:
    known = [["客户号", "姓名"], ["1", "张三"]]
    path = a_workbook(
        tmp_path / "a.xlsx", {"好": known, "空": [], "别的": [["甲", "乙"], ["1", "2"]]}
    )
    (sheet,), problems = read(path)
    assert sheet.name == "好"
    assert problems == [(None, "", SHEET_NOT_READ)]
    with pytest.raises(NoKnownHeadings):
        read(a_workbook(tmp_path / "b.xlsx", {"别的": [["甲", "乙"], ["1", "2"]]}))


DUMP = [["客户编号", "客户名称", "管理资产余额(元)"], ["\t60100000", "张三", '"1,234.50"']]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_dumps_in_any_encoding_and_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    number = "60100000" if separator == "\t" else "\t60100000"
    rows = [DUMP[0], [number, *DUMP[1][1:]]]
    path = a_dump(tmp_path / "a.csv", rows, separator=separator, encoding=encoding)
    (sheet,), problems = read(path)
    assert sheet.kind is SheetKind.CORE
    assert records(sheet) == [{"number": "60100000", "name": "张三", "balance": 123450}]
    assert problems == []


def test_a_dump_that_names_its_separator_and_quotes_numbers_as_formulas(tmp_path: Path) -> None:
    rows = [["sep=;"], ["客户号;姓名;手机"], ['="0012";张三;="13800138000"']]
    (sheet,), _ = read(a_dump(tmp_path / "a.csv", rows))
    assert records(sheet) == [{"number": "0012", "name": "张三", "mobile": "13800138000"}]
    assert sheet.rows[0].number == 3


def test_a_number_is_no_name_and_the_row_stays_out(tmp_path: Path) -> None:
    rows = [
        ["客户号", "姓名", "手机"],
        ["60100001", "张三", "13800138000"],
        ["李四", "60100002", "13800138001"],
        ["60100003", 13800138002, "王五"],
        ["60100004", "99010119751015082X", "13800138003"],
    ]
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert [record["name"] for record in records(sheet)] == ["张三"]
    assert len(sheet.refused) == 3
    assert [said for said in problems if said[2] == values.NO_NAME] == [
        (3, "姓名", values.NO_NAME),
        (4, "姓名", values.NO_NAME),
        (5, "姓名", values.NO_NAME),
    ]
