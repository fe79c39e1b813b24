"""The line in which tags are typed: what is begun at its end, and what a completion makes of it."""

import pytest

from rmdesk.domain.classes.tags import last_begun, read_tags, with_last


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("", [""]),
        ("新", ["新"]),
        ("有孩子、新", ["有孩子", "新"]),
        ("有孩子，", ["有孩子", ""]),
        ("golf, new funds", ["golf", "new funds"]),
        ("#上班不接 #新", ["", "上班不接", "新"]),
    ],
)
def test_the_last_tag_is_the_one_begun(typed: str, begun: list[str]) -> None:
    assert last_begun(typed) == begun


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("xhx", "喜欢新基金"),
        ("有孩子、xhx", "有孩子、喜欢新基金"),
        ("有孩子、", "有孩子、喜欢新基金"),
        ("golf, xhx", "golf, 喜欢新基金"),
    ],
)
def test_a_completion_takes_the_place_of_what_was_begun(typed: str, line: str) -> None:
    assert with_last(typed, "喜欢新基金") == line
    assert read_tags(line)[-1] == "喜欢新基金"
