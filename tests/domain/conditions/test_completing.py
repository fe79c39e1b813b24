"""What is offered while a condition is typed."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.conditions.completing import MOST, completions
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.refusals import NotUnderstood
from rmdesk.domain.conditions.wording import CHOICE_WORDS, FIELD_WORDS, NO, READY_WORDS, YES
from rmdesk.domain.pinyin import Readings
from rmdesk.language import Language, speak
from tests.books.builders import TODAY


@pytest.fixture(params=[Language.ENGLISH])
def language(request: pytest.FixtureRequest) -> Iterator[Language]:
    speak(request.param)
    yield request.param
    speak(Language.ENGLISH)


in_chinese = pytest.mark.parametrize("language", [Language.CHINESE], indirect=True)


def offered(text: str) -> list[str]:
    return [completion.text for completion in completions(text, today=TODAY)]


@in_chinese
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("cq", "超期"),
        ("zc", "资产"),
        ("资", "资产"),
        ("thzc", "他行资产"),
        ("资产>50万 且 cwl", "资产>50万 且 从未联系"),
        ("非 md", "非 免打扰"),
        ("(超期 或 yz", "(超期 或 优质单位"),
        ("有 sj", "有 手机"),
        ("等级=", "等级=很高"),
        ("等级=j", "等级=较高"),
        ("性别=n", "性别=女"),
        ("到期", "到期日"),
        ("下次生日", "下次生日30天内"),
        ("资产", "资产>"),
        ("超期", "超期 且"),
        ("超期 ", "超期 且"),
        ("资产>50万", "资产>50万 且"),
    ],
)
def test_the_likeliest_continuation_comes_first(language: Language, typed: str, first: str) -> None:
    assert offered(typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "some"),
    [
        ("over", "overdue"),
        ("risk", "risk grade expired"),
        ("assets", "assets>"),
        ("overdue", "overdue and"),
        ("overdue a", "overdue and"),
        ("overdue and mat", "overdue and maturity"),
        ("next maturity", "next maturity within 30 days"),
        ("(overdue", "(overdue)"),
        ("class = v", "class = very high"),
        ("do not call = ", "do not call = yes"),
        ("zc", "资产"),
    ],
)
def test_english_is_offered_too(language: Language, typed: str, some: str) -> None:
    assert some in offered(typed)


def test_what_cannot_follow_is_not_offered(language: Language) -> None:
    assert "has overdue" not in offered("has over")
    assert not any("~" in text for text in offered("age"))
    assert offered("王芳") == []
    assert offered("assets>x") == []


@settings(max_examples=150, deadline=None)
@given(
    typed=st.lists(
        st.sampled_from(
            ["资产", "zc", ">", "50万", " 且 ", "超期", "(", "c", "到期", "等级", "=", " "]
        )
    ).map("".join)
)
def test_every_offer_reads_on(typed: str) -> None:
    offers = completions(typed, today=TODAY)
    assert len(offers) <= MOST
    for offer in offers:
        assert offer.text.endswith(offer.word) and offer.explanation
        try:
            parse(offer.text, today=TODAY)
        except NotUnderstood as error:
            at_end = error.position >= len(offer.text) or offer.text.startswith("(")
            assert at_end or offer.text.count("(") > offer.text.count(")")


def test_the_initials_are_those_of_the_words() -> None:
    readings = Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))
    tables = (FIELD_WORDS, READY_WORDS, CHOICE_WORDS)
    for words in (*(words for table in tables for words in table.values()), YES, NO):
        for word, initials in zip(words.chinese, words.initials, strict=True):
            letters = "".join(sign for sign in word if not sign.isdigit())
            assert initials in readings.initials(letters)
