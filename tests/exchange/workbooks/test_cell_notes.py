"""Cell notes by pattern and by parser: the pattern may leave a part to the parser, never differ."""

import random
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.exchange.refusals import NotAWorkbook
from rmdesk.exchange.workbooks.cell_notes import sheet_notes
from rmdesk.exchange.workbooks.parts import Parts
from rmdesk.exchange.workbooks.plain_notes import NotPlain, plain_comments
from tests.exchange.mutations import hurt
from tests.exchange.written_workbooks import a_workbook, with_part

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<comments xmlns="http://x">'
    "<authors><author>客户经理</author><author/><author>A&amp;B</author></authors><commentList>"
)
TAIL = "</commentList></comments>"
FONT = '<rPr><b/><sz val="9"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/></rPr>'


def a_part(*comments: str) -> bytes:
    return (HEAD + "".join(comments) + TAIL).encode()


def a_comment(*runs: str, ref: str = "B2", author: int = 0, more: str = "") -> str:
    texts = "".join(f'<r>{FONT}<t xml:space="preserve">{escape(run)}</t></r>' for run in runs)
    return f'<comment ref="{ref}" authorId="{author}"{more}><text>{texts}</text></comment>'


def by_pattern(part: bytes, size: int = 7) -> list[tuple[int, int, str, str]]:
    return list(plain_comments(part[at : at + size] for at in range(0, len(part), size)))


def by_parser(path: Path, part: bytes) -> dict[tuple[int, int], str]:
    """What the parser makes of the part; an element the pattern does not know keeps it out."""
    with_part(path, "xl/comments1.xml", part.replace(b"<comment ", b"<foreign/><comment "))
    with path.open("rb") as source:
        return dict(sheet_notes(Parts(source, file="a.xlsx"), "s"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return a_workbook(tmp_path / "a.xlsx", {"s": [["x"]]}, notes={"s": {"A1": "x"}})


def test_what_spreadsheet_programs_write_is_read_by_pattern() -> None:
    part = a_part(
        a_comment("客户经理:", "\n聊了 孩子", more=' shapeId="0" xr:uid="{00-1}"'),
        a_comment("一", "二", "<三>", ref="AA10", author=2),
        '<comment ref="C1" authorId="9"><text><t>bare &#x1F600;&#10;</t></text></comment>\n',
        a_comment("", ref="C2", author=1),
    )
    assert by_pattern(part) == [
        (1, 1, "客户经理", "客户经理:\n聊了 孩子"),
        (9, 26, "A&B", "一二<三>"),
        (0, 2, "", "bare \U0001f600\n"),
        (1, 2, "", ""),
    ]


def test_the_pattern_serves_what_xlsxwriter_writes(book: Path) -> None:
    with zipfile.ZipFile(book) as archive:
        assert by_pattern(archive.read("xl/comments1.xml")) == [(0, 0, "客户经理", "x")]


@pytest.mark.parametrize(
    "part",
    [
        b"",
        HEAD.encode(),
        a_part(a_comment("x"))[:-1],
        a_part(a_comment("x")) + b"<x/>",
        a_part("<comment/>"),
        a_part(a_comment("x"), "between"),
        a_part("<extLst/>"),
        a_part(a_comment("x").replace("<t ", "<rPh><t>y</t></rPh><t ")),
        a_part(a_comment("x").replace("</r></text>", "</text>")),
        a_part('<comment ref="B2" authorId="0"><text><t>x</t></r></text></comment>'),
        a_part(a_comment("x").replace(">x<", ">&nbsp;<")),
        a_part(a_comment("x").replace(">x<", ">&#0;<")),
        a_part(a_comment("x").replace(">x<", ">&#xD800;<")),
        a_part(a_comment("x").replace(">x<", ">\x01<")),
        a_part(a_comment("x").replace(">x<", ">]]><")),
        a_part(a_comment("x")).replace(b">x<", b">\xff<"),
        a_part(a_comment("x")).replace(b"UTF-8", b"GBK"),
        a_part(a_comment("x")).replace(b"<comments", b'<!DOCTYPE a [<!ENTITY b "c">]><comments'),
        a_part(a_comment("x" * 2_000_000)),
    ],
    ids=len,
)
def test_anything_else_is_left_to_the_parser(part: bytes) -> None:
    with pytest.raises(NotPlain):
        by_pattern(part, 1 << 18)


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]))), max_size=4)
)
def test_texts_come_back_from_any_cut(runs: list[list[str]]) -> None:
    runs = [[text.replace("\ufffe", "").replace("\uffff", "") for text in texts] for texts in runs]
    part = a_part(*(a_comment(*texts, ref=f"B{at + 1}") for at, texts in enumerate(runs) if texts))
    said = [(at, 1, "客户经理", "".join(texts)) for at, texts in enumerate(runs) if texts]
    assert by_pattern(part) == said


def test_damaged_parts_never_read_differently(book: Path) -> None:
    honest = a_part(
        a_comment("客户经理:", "\n聊了"),
        a_comment("a", "b", "&", ref="C3", author=2),
        '<comment ref="D4" authorId="1"><text><t>bare</t></text></comment>',
    )
    read = 0
    for number in range(800):
        part = hurt(honest, random.Random(number))
        try:
            found = by_pattern(part, 64)
        except NotPlain:
            continue
        read += 1
        last = {(row, column): (text, author) for row, column, author, text in found}
        try:
            notes = by_parser(book, part)
        except NotAWorkbook as error:
            raise AssertionError(f"{number} is not well-formed") from error
        for cell, note in notes.items():
            text, _ = last[cell]
            assert note in (text.strip(), text.strip().partition("\n")[2].strip()), number
        assert all(text.strip() in ("", f"{a}:") or c in notes for c, (text, a) in last.items())
    assert read > 40
