"""Papers as plain text: no line wider than the sheet, columns straight, figures never broken."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from rmdesk.exchange.writers.cells import writable
from rmdesk.exchange.writers.outline import Column, Form, Kind, PaperKind
from rmdesk.exchange.writers.paper import Row, Table
from rmdesk.exchange.writers.paper_table_text import laid_out
from rmdesk.exchange.writers.paper_text import COLUMNS, LINES, text
from rmdesk.exchange.writers.text_cells import padded, shortened, wrapped
from rmdesk.exchange.writers.writer import PaperWriter
from tests.exchange.papers_out import TEXTS, a_paper

WORDS = st.text("abc 定期理财基金，。e\u0301ＡＢ12", max_size=60)


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_no_line_is_wider_than_the_sheet_and_no_page_longer(name: str, words: str) -> None:
    for page in page_lines(text(a_paper(name, words))):
        assert len(page) == LINES
        assert all(wcswidth(line) <= COLUMNS for line in page)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_no_text_breaks_a_line_or_a_page(name: str, words: str) -> None:
    content = text(a_paper(name, words))
    pages = page_lines(content)
    assert all(len(page) == LINES for page in pages)
    assert content.count("\f") == len(pages) - 1
    assert not re.search("[\x00-\x09\x0b\x0e-\x1f]", content)


def test_figures_stand_in_columns() -> None:
    lines = [line for page in page_lines(text(a_paper())) for line in page]
    ends = {
        wcswidth(line[: line.index(figure) + len(figure)])
        for line in lines
        for figure in ("123,456.78", "41,152.26", "164,609.04")
        if figure in line and "|" not in line
    }
    assert len(ends) == 1


@pytest.mark.parametrize("amount", [0, 99, 123_456_789_012_34])
@given(name=WORDS)
@settings(max_examples=20, deadline=None)
def test_no_figure_is_broken(amount: int, name: str) -> None:
    said = f"{amount // 100:,}.{amount % 100:02}"
    assert any(
        said in line for page in page_lines(text(a_paper(name, amount=amount))) for line in page
    )


def test_a_table_too_wide_by_its_figures_comes_in_parts() -> None:
    days = [date(2026, month, 1) for month in range(1, 9)]
    table = Table(
        name="分类别",
        columns=(
            Column(heading="类别"),
            *(Column(heading=day.isoformat(), kind=Kind.MONEY) for day in days),
        ),
        rows=(Row(("保单现金价值", *(12_345_678_90 + at for at in range(8)))),),
    )
    parts = laid_out(table, COLUMNS)
    assert len(parts) > 1
    found = " ".join(line for part in parts for line in (*part.head, *part.rows[0]))
    for at, day in enumerate(days):
        assert day.isoformat() in found and f"12,345,678.{90 + at}" in found
    assert all(part.rows[0][0].startswith("保单现金价值") for part in parts)


def test_headings_come_again_on_the_next_page() -> None:
    paper = a_paper()
    (held, words) = paper.sections[0].blocks
    assert isinstance(held, Table)
    rows = tuple(Row((f"第{at}笔", None, at * 100, None, None, None)) for at in range(90))
    long = Table(name="资产", columns=held.columns, rows=rows)
    section = type(paper.sections[0])(name="检视表", blocks=(long, words))
    from dataclasses import replace

    pages = page_lines(text(replace(paper, sections=(section,))))
    assert len(pages) == 2
    assert all(any("金额" in line for line in page) for page in pages)
    assert "第 1 页，共 2 页" in pages[0][-1] and "第 2 页，共 2 页" in pages[1][-1]


@given(WORDS, st.integers(2, 30))
def test_wrapping_loses_no_letter(said: str, columns: int) -> None:
    lines = wrapped(said, columns)
    assert "".join("".join(lines).split()) == "".join(said.split())
    assert all(wcswidth(line) <= columns for line in lines)


@given(WORDS, st.integers(4, 30))
def test_what_is_cut_and_padded_is_as_wide_as_asked(said: str, columns: int) -> None:
    assert wcswidth(padded(shortened(writable(said), columns), columns)) == columns


def test_the_process_writes_it_for_every_editor() -> None:
    with PaperWriter(Form(kind=PaperKind.TEXT)) as writer:
        content = writer.write(a_paper()).content
    assert content.startswith(b"\xef\xbb\xbf") and content.decode("utf-8-sig") == text(a_paper())
    assert b"\n" not in content.replace(b"\r\n", b"")


def page_lines(content: str) -> list[list[str]]:
    """The lines of each page."""
    return [page.removesuffix("\r\n").split("\r\n") for page in content.split("\f")]
