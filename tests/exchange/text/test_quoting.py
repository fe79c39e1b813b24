"""CSV cells that a spreadsheet must leave alone, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.exchange.text.quoting import quoted, starts_formula, unquoted

SIGNS = st.sampled_from([*"=+-@'0019Ee.：＝＋@\t\r\u3000 ", "王"])


@pytest.mark.parametrize(
    "text", ["=1", " =1", "\uff1d1", "\t1", "+86", "0012", "990101199507219303", "1E5", "3-4"]
)
def test_what_a_spreadsheet_takes_for_more_gets_an_apostrophe(text: str) -> None:
    assert quoted(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "王芳", "a=b", "60100000", "17300000614", "C3", "it's"])
def test_what_it_leaves_alone_stays(text: str) -> None:
    assert quoted(text) == text


@given(st.text(SIGNS, max_size=8) | st.text(max_size=20))
def test_every_text_comes_back(text: str) -> None:
    cell = quoted(text)
    assert unquoted(cell) == text
    assert not starts_formula(cell)
