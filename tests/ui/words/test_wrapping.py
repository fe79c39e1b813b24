"""Lines are as wide as their column, and break where words allow it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rmdesk.ui.words.wrapping import wrap
from tests.ui.any_text import any_text


@given(any_text, st.integers(2, 40))
def test_wrapped_lines_are_never_wider_than_the_column(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert cell_len(line) <= width


WRAPPED = [
    ("到期日是2026年", 10, ["到期日是", "2026年"]),
    ("您看哪天方便？我记下", 12, ["您看哪天方", "便？我记下"]),
    ("ends on 30 June, then", 12, ["ends on 30", "June, then"]),
    ("客户, 等级, 手机", 6, ["客户,", "等级,", "手机"]),
    ("资产规模, 手机", 8, ["资产规", "模, 手机"]),
    ("希望间隔（天）", 10, ["希望间隔", "（天）"]),
    ("家庭合计 本行 20.33 万 他行 48.31 万", 34, ["家庭合计 本行 20.33 万 他行", "48.31 万"]),
    ("利率 2.1 %", 8, ["利率", "2.1 %"]),
    ("一二三四五", 4, ["一二", "三四", "五"]),
    ("abcdefgh", 4, ["abcd", "efgh"]),
]


@pytest.mark.parametrize(("text", "width", "lines"), WRAPPED)
def test_words_figures_and_stops_stay_where_they_belong(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines
