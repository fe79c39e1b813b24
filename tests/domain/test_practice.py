"""The score sheet of a practice, and the course that ships."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.practice import BEST, Course, Item, Part, Score, read_course, result_of
from rmdesk.language import Language

ITEMS = [Item(f"{part}-{number}", part, "what", "how") for part in Part for number in range(2)]


def course(language: Language) -> Course:
    return read_course(content.text("practice.toml"), language)


@given(st.dictionaries(st.sampled_from([one.id for one in ITEMS]), st.integers(1, BEST)))
def test_the_parts_add_up_and_what_was_not_scored_is_no_zero(points: dict[str, int]) -> None:
    result = result_of(ITEMS, points)
    assert result.whole == Score(sum(points.values()), len(points))
    assert sum(one.points for one in result.parts.values()) == result.whole.points
    assert sum(one.items for one in result.parts.values()) == len(points)
    assert result.unscored == len(ITEMS) - len(points)
    weak = [points[one.id] for one in result.weakest]
    assert weak == sorted(points[one] for one in points if points[one] < BEST)[:3]


def test_nothing_scored_has_no_percentage() -> None:
    result = result_of(ITEMS, {})
    assert result.whole.percent is None
    assert list(result.weakest) == []


@pytest.mark.parametrize(("points", "items", "percent"), [(5, 1, 100), (1, 1, 20), (7, 2, 70)])
def test_percentages(points: int, items: int, percent: int) -> None:
    assert Score(points, items).percent == percent


def test_both_languages_have_the_same_course() -> None:
    zh, en = course(Language.CHINESE), course(Language.ENGLISH)
    assert [one.id for one in zh.cases] == [one.id for one in en.cases]
    assert [one.id for one in zh.items] == [one.id for one in en.items]
    for one, other in zip(zh.cases, en.cases, strict=True):
        assert len(one.says) == len(other.says)
        assert len(one.watch) == len(other.watch)


@pytest.mark.parametrize("language", list(Language))
def test_the_course_has_all_parts_and_every_item_says_what_to_train(language: Language) -> None:
    found = course(language)
    assert {one.part for one in found.items} == set(Part)
    assert len({one.id for one in found.items}) == len(found.items)
    assert all(one.text and one.train for one in found.items)
    assert all(one.who and len(one.says) >= 5 and one.watch for one in found.cases)
