"""The contact calendar: days with and without years, letters, and notes."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.exchange.calendar import sheet as calendar_sheet
from rmdesk.exchange.calendar.letters import gists, read_letters
from rmdesk.exchange.calendar_days import find_days
from rmdesk.exchange.columns import SheetKind, dictionary
from rmdesk.exchange.refusals import NoKnownHeadings
from rmdesk.exchange.workbooks.cell_notes import sheet_notes
from rmdesk.exchange.workbooks.parts import Parts
from tests.books.builders import TODAY
from tests.exchange.written_workbooks import a_workbook, read, with_part


@pytest.mark.parametrize(
    ("cell", "letters"),
    [
        ("T", "T"),
        (" t ", "T"),
        ("Ｔ", "T"),
        ("TM", "TM"),
        ("T/M", "TM"),
        ("T M", "TM"),
        ("t、s", "TS"),
        ("T,T", "TT"),
        ("电话", "T"),
        ("微信+面谈", "SM"),
        ("V A", "VA"),
        ("X", None),
        ("T?", None),
        ("√", None),
        (1.0, None),
        (True, None),
    ],
)
def test_letters(cell: Any, letters: str | None) -> None:
    assert read_letters(cell, dictionary()) == letters


@pytest.mark.parametrize(
    ("letters", "note", "expected"),
    [
        ("T", "一\n二", ["一\n二"]),
        ("TM", "谈了理财", ["谈了理财", ""]),
        ("TM", "电话约好\n面谈理财", ["电话约好", "面谈理财"]),
        ("TM", "M:面谈理财\nT：电话约好", ["电话约好", "面谈理财"]),
        ("TM", "", ["", ""]),
    ],
)
def test_the_note_belongs_to_the_first_letter_unless_its_lines_match(
    letters: str, note: str, expected: list[str]
) -> None:
    assert gists(letters, note) == expected


@pytest.mark.parametrize(
    ("rows", "title", "expected"),
    [
        ([["姓名", "9月21日", "11/20"]], "", [date(2026, 9, 21), date(2026, 11, 20)]),
        ([["姓名", "12-30", "1-2"]], "", [date(2025, 12, 30), date(2026, 1, 2)]),
        (
            [["姓名", "11月19日(周四)", "11月20日\n星期五"]],
            "",
            [date(2026, 11, 19), date(2026, 11, 20)],
        ),
        ([["姓名", "11.19", "11.21"]], "", [date(2026, 11, 19), date(2026, 11, 21)]),
        ([["2025年联系日历"], ["姓名", "3月1日"]], "", [date(2025, 3, 1)]),
        ([["姓名", 1.0, 2.0, "3日"]], "2026年10月", [date(2026, 10, day) for day in (1, 2, 3)]),
        (
            [["", "9月", "", "10月"], ["姓名", 29, 30, 1]],
            "",
            [date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 1)],
        ),
        ([["姓名", "2026/11/20", "2026年11月19日"]], "", [date(2026, 11, 20), date(2026, 11, 19)]),
        (
            [["姓名", "2025/12/30", "12月31日", "1/1", "2日", 3.0]],
            "",
            [date(2025, 12, 30), date(2025, 12, 31), *(date(2026, 1, day) for day in (1, 2, 3))],
        ),
        ([["姓名", "2月30日", "乱七八糟", "2026/3/1"]], "", [date(2026, 3, 1)]),
        ([["姓名", "12月31日", "2026-01-01"]], "", [date(2025, 12, 31), date(2026, 1, 1)]),
        ([["姓名", "11-20", "11-19", "11-18"]], "", [date(2026, 11, day) for day in (20, 19, 18)]),
    ],
)  # fmt: skip
def test_days_across(rows: list[list[Any]], title: str, expected: list[date]) -> None:
    days = find_days(rows, len(rows) - 1, title=title, today=TODAY)
    assert [days[column] for column in sorted(days)] == expected


DAYS = [date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 21)]


def test_a_calendar_with_notes(tmp_path: Path) -> None:
    rows = [
        [None, "某某支行联系日历"],
        [None, "姓名", *DAYS],
        [None, None, "四", "五", "六"],
        [None, "张　三", "T", "T/M", "T"],
        [None, "李四", "?", None, None],
        [None, None, "T"],
        [None, "合计", 2, 1, 1],
    ]
    notes = {
        "日历": {"C4": "客户经理:\n谈到理财", "D4": "一\n二", "D5": "只有批注", "C5": "看不懂"}
    }
    (sheet,), problems = read(a_workbook(tmp_path / "a.xlsx", {"日历": rows}, notes=notes))
    assert sheet.kind is SheetKind.CALENDAR
    assert [tuple(mark) for mark in sheet.marks] == [
        (0, DAYS[0], "T", "谈到理财"),
        (0, DAYS[1], "T", "一"),
        (0, DAYS[1], "M", "二"),
    ]
    assert [row.values for row in sheet.rows] == [("张三",), ("李四",)]
    assert sheet.refused_marks == 4
    assert problems == [
        (4, "E", calendar_sheet.NOT_YET),
        (5, "C", calendar_sheet.NOT_A_LETTER),
        (5, "D", calendar_sheet.NOTE_ALONE),
        (6, "", calendar_sheet.MARK_WITHOUT_NAME),
    ]


def test_a_calendar_whose_name_column_is_not_headed(tmp_path: Path) -> None:
    rows = [["", *DAYS], ["张三", "t"]]
    (sheet,), _ = read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))
    assert [mark.channel for mark in sheet.marks] == ["T"]


def test_records_with_a_start_and_a_maturity_are_no_calendar(tmp_path: Path) -> None:
    head = ["", "", "机构", "类别", "名称", "金额", "期限", "起始日", "到期日"]
    days = [date(2026, 1, 5), date(2027, 1, 5)]
    rows = [head, *([str(n), "张三", "本行", "存款", "存单", 5e4, 12, *days] for n in range(20))]
    with pytest.raises(NoKnownHeadings):
        read(a_workbook(tmp_path / "a.xlsx", {"s": rows}))


RICH = """<?xml version="1.0"?>
<x:comments xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
 <x:authors><x:author>RM</x:author></x:authors><x:commentList>
  <x:comment ref="B2" authorId="0"><x:text><x:r><x:rPr><x:b/></x:rPr><x:t>RM:</x:t></x:r>
    <x:r><x:t xml:space="preserve">
谈到</x:t></x:r><x:r><x:t>理财&amp;基金</x:t></x:r>
    <x:rPh sb="0" eb="1"><x:t>tan</x:t></x:rPh></x:text></x:comment>
 </x:commentList></x:comments>"""


def test_rich_text_prefixes_and_phonetic_runs_of_notes(tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path / "a.xlsx", {"s": [["姓名", *DAYS], ["张三", "T"]]}, notes={"s": {"B2": "x"}}
    )
    (sheet,), _ = read(with_part(path, "xl/comments1.xml", RICH.encode()))
    assert [mark.gist for mark in sheet.marks] == ["谈到理财&基金"]


def test_threads_replace_their_legacy_notes(tmp_path: Path) -> None:
    path = a_workbook(
        tmp_path / "a.xlsx",
        {"s": [["姓名", *DAYS], ["张三", "T"]]},
        notes={"s": {"B2": "[线程批注]"}},
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/comments" Target="../comments1.xml"/><Relationship Id="b" Type="http://'
        'schemas.microsoft.com/office/2017/10/relationships/threadedComment"'
        ' Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="B2" id="1"><text>谈理财</text></threadedComment>'
        '<threadedComment ref="B2" id="2" parentId="1"><text>已约</text></threadedComment>'
        "</ThreadedComments>"
    )
    with_part(path, "xl/threadedComments/threadedComment1.xml", threads.encode())
    with_part(path, "xl/worksheets/_rels/sheet1.xml.rels", relations.encode())
    (sheet,), _ = read(path)
    assert [mark.gist for mark in sheet.marks] == ["谈理财\n已约"]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@given(st.lists(TEXTS.filter(lambda text: text.strip() == text), max_size=8), st.booleans())
def test_every_note_comes_back_without_its_author(texts: list[str], is_rich: bool) -> None:
    notes = "".join(
        f'<comment ref="B{row}" authorId="0"><text><r><t>RM:</t></r><r><rPr><b/></rPr>'
        f'<t xml:space="preserve">\n{escape(text)}</t></r></text></comment>'
        if is_rich
        else f'<comment ref="B{row}"><text><t>{escape(text)}</t></text></comment>'
        for row, text in enumerate(texts, 1)
    )
    head = '<comments xmlns="x"><authors><author>RM</author></authors>'
    tail = f"<commentList>{notes}</commentList></comments>"
    expected = {(row, 1): text for row, text in enumerate(texts)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, markup in PACKAGE.items():
            archive.writestr(name, markup)
        archive.writestr("xl/comments1.xml", head + tail)
    assert sheet_notes(Parts(packed, file="a.xlsx"), "s") == expected


PACKAGE = {
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="s" r:id="1"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="1" Type="x/worksheet"'
    ' Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships><Relationship Id="1"'
    ' Type="x/comments" Target="../comments1.xml"/></Relationships>',
}
