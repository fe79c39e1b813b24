"""Mobile and identity numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.identity import Sex, born_on, is_resident_id, read_mobile, sex_of


@pytest.mark.parametrize(
    ("text", "mobile"),
    [
        ("17300000614", "17300000614"),
        ("+86 173-0000-0614", "17300000614"),
        ("8617300000614", "17300000614"),
        ("0086 17300000614", "17300000614"),
        ("１７３００００￣０６１４", None),
        ("１７３０００００６１４", "17300000614"),
        ("'17300000614", "17300000614"),
        ("1.73E+10", None),
        ("12300000614", None),
        ("1730000061", None),
        ("0571-88886666", None),
        ("", None),
    ],
)
def test_mobile(text: str, mobile: str | None) -> None:
    assert read_mobile(text) == mobile


@pytest.mark.parametrize(
    ("number", "good"),
    [
        ("990101199507219303", True),
        ("99010119751015082X", True),
        ("990101197510150820", False),
        ("990101199507219000", False),
        ("990101199513219303", False),
        ("99010119950721930", False),
        ("", False),
    ],
)
def test_resident_id(number: str, good: bool) -> None:
    assert is_resident_id(number) is good


def test_what_a_number_says_of_its_bearer() -> None:
    assert born_on("990101199507219303") == date(1995, 7, 21)
    assert sex_of("990101199507219303") is Sex.FEMALE
    assert sex_of("99010119751015082X") is Sex.FEMALE
    assert sex_of("990101195210040515") is Sex.MALE
    assert born_on("990101199502309303") is None


@given(st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_figure_is_found(place: int, shift: int) -> None:
    number = "990101199507219303"
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert not is_resident_id(wrong)
