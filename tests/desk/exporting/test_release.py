"""What may leave the book, cell by cell."""

import pytest

from rmdesk.desk.exporting.release import as_cell
from rmdesk.domain.masks import masked_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("回电13812345678", "回电138****5678"),
        ("回电138 1234 5678", "回电138******5678"),
        ("卡6222020200112233445。", "卡***************3445。"),
        ("身份证99010119950721930X", "身份证**************930X"),
        ("2026-11-20 约见,金额1,234,567.89", "2026-11-20 约见,金额1,234,567.89"),
        ("电话0571-88886666", "电话*********6666"),
        ("", ""),
    ],
)
def test_numbers_in_free_text_are_masked(text: str, shown: str) -> None:
    assert masked_text(text) == shown


FORMULAS = ["=1", "+1", "-1", "@x", " =1", "\uff1d1", "\t1", "\r1", "\u3000@a"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_run_becomes_text(cell: str) -> None:
    assert as_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "王芳", "a=b", "3-4", "2026-11-20"])
def test_harmless_cells_stay(cell: str) -> None:
    assert as_cell(cell) == cell
