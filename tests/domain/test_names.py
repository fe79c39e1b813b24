"""What cannot be a name."""

import pytest

from rmdesk.domain.names import could_be_name


@pytest.mark.parametrize(
    "text", ["张三", "古丽·买买提", "O'Neil", "Anne-Marie Lefèvre", "张3", "A", "𠮷田", "李**"]
)
def test_names_have_letters(text: str) -> None:
    assert could_be_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "60100001",
        "１２３",
        "",
        " ",
        "·",
        "12.5",
        "99010119751015082X",
        "990101197510150821x",
        "***",
    ],
)
def test_numbers_and_signs_are_none(text: str) -> None:
    assert not could_be_name(text)
