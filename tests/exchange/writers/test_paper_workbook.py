"""Papers as workbooks: values native, charts on the right cells, no formula, nothing fetched."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from rmdesk.exchange.writers.cells import MOST_UNITS, writable
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.exchange.writers.paper import packed, unpacked
from rmdesk.exchange.writers.paper_workbook import written_workbook
from rmdesk.exchange.writers.refusals import OnlyWorkbooksSealed, WriterFailed
from rmdesk.exchange.writers.writer import PaperWriter
from tests.exchange.drawn_charts import Cells, charts_of
from tests.exchange.papers_out import TEXTS, a_paper

PASSWORD = "correct horse battery"


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def picked(rows: dict[str, list[list[Any]]], cells: Cells) -> list[Any]:
    return [rows[cells.sheet][row][cells.column] for row in range(cells.first, cells.last + 1)]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_texts_of_the_book_stay_texts(name: str, words: str) -> None:
    content, losses = written_workbook(a_paper(name, words))
    rows = sheets(content)["检视表"]
    cells = [cell for row in rows for cell in row]
    for text in (name, words):
        assert not writable(text).strip() or writable(text) in cells
    assert not losses["cut"]
    for part in zipfile.ZipFile(io.BytesIO(content)).namelist():
        assert "externalLink" not in part and "calcChain" not in part
    assert not formulas(content)


def formulas(content: bytes) -> list[bytes]:
    """What the sheets hold of formulas and links; charts name their ranges, which is no formula."""
    parts = zipfile.ZipFile(io.BytesIO(content))
    found = []
    for name in parts.namelist():
        if name.startswith("xl/worksheets/sheet"):
            found += re.findall(rb"<f[ >/]|<hyperlink", parts.read(name))
    return found


def test_amounts_shares_and_days_are_native() -> None:
    rows = sheets(written_workbook(a_paper())[0])["检视表"]
    (first,) = [row for row in rows if row[0] == "三年定期" and row[1]]
    assert first[1:] == [date(2024, 5, 6), 123_456.78, -250.0, -0.0123, 0.75]
    (total,) = [row for row in rows if row[0] == "合计"]
    assert total[2] == pytest.approx(123_456.78 + 41_152.26) and total[5] == 1
    (unknown,) = [row for row in rows if row[0] == "不知多少"]
    assert unknown[2] == "不详" and unknown[3] == ""


def test_charts_draw_the_rows_of_their_tables() -> None:
    content, _losses = written_workbook(a_paper())
    rows = sheets(content)
    pie, columns, compared = charts_of(content)
    assert [pie.kind, columns.kind, compared.kind] == ["pie", "column", "column"]
    ((names, values),) = pie.series
    assert picked(rows, names) == ["三年定期", "另一笔"]
    assert picked(rows, values) == [0.75, 0.25]
    ((_names, amounts),) = columns.series
    assert picked(rows, amounts) == [123_456.78, 41_152.26]
    (_, held), (_, wished) = compared.series
    assert (picked(rows, held), picked(rows, wished)) == ([0.2, 0.8], [0.1, 0.9])


def test_every_sheet_prints_on_a4_with_its_pages_counted() -> None:
    parts = zipfile.ZipFile(io.BytesIO(written_workbook(a_paper())[0]))
    for number in (1, 2):
        sheet = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
        assert 'paperSize="9"' in sheet and "第 &amp;P 页，共 &amp;N 页" in sheet


def test_a_text_too_long_for_a_cell_is_cut_and_counted() -> None:
    content, losses = written_workbook(a_paper(words="字" * (MOST_UNITS + 1)))
    assert losses["cut"] == 1
    assert any(len(str(row[0])) == MOST_UNITS for row in sheets(content)["检视表"])


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS)
def test_what_goes_to_the_process_comes_out_the_same(name: str, words: str) -> None:
    paper = a_paper(name, words)
    assert unpacked(packed(paper)) == paper


def test_one_process_writes_paper_after_paper() -> None:
    with PaperWriter(Form(kind=PaperKind.WORKBOOK)) as writer:
        first, second = (writer.write(a_paper(name)) for name in ("一", "二"))
    assert "一" in str(sheets(first.content)) and "二" in str(sheets(second.content))
    assert (first.cut, first.notes) == (0, 0)


def test_a_password_seals_the_workbook() -> None:
    with PaperWriter(Form(kind=PaperKind.WORKBOOK, password=PASSWORD)) as writer:
        content = writer.write(a_paper()).content
    assert not zipfile.is_zipfile(io.BytesIO(content)) and "三年定期".encode() not in content


@pytest.mark.parametrize("kind", [PaperKind.PAGE, PaperKind.TEXT])
def test_only_workbooks_are_sealed(kind: PaperKind) -> None:
    with pytest.raises(OnlyWorkbooksSealed):
        Form(kind=kind, password=PASSWORD)


def test_a_cancelled_process_is_gone_and_says_so() -> None:
    with PaperWriter(Form(kind=PaperKind.TEXT)) as writer:
        writer.cancel()
        with pytest.raises(WriterFailed):
            writer.write(a_paper())
