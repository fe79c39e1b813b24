"""A contact as one note and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.contact_notes import (
    NoteParts,
    in_one_form,
    in_words,
    note_of,
    parts_of,
    tells_nothing_new,
)
from rmdesk.language import Language, speak

LINES = st.text(
    st.characters(categories=["L", "N", "P", "Zs"]) | st.sampled_from("[]\n承诺话题"), max_size=12
).map(str.strip)


@pytest.mark.parametrize(
    ("parts", "note"),
    [
        (NoteParts("谈教育金"), "谈教育金"),
        (NoteParts("谈教育金", "教育 养老"), "谈教育金\n[话题] 教育 养老"),
        (NoteParts("", "教育", "寄资料\n周五前"), "[话题] 教育\n[承诺] 寄资料\n周五前"),
        (NoteParts("谈[承诺]书", promise="回电"), "谈[承诺]书\n[承诺] 回电"),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_a_note_says_every_part_and_is_read_back(
    parts: NoteParts, note: str, language: Language
) -> None:
    speak(language)
    assert note_of(*parts) == note
    assert parts_of(in_one_form(in_words(note))) == parts


@given(LINES, st.sampled_from(["", "教育", "教育 养老"]), LINES, st.sampled_from(Language))
def test_what_leaves_in_any_language_says_nothing_new_when_it_comes_back(
    gist: str, topics: str, promise: str, language: Language
) -> None:
    speak(language)
    note = note_of(gist, topics, promise)
    assert in_one_form(in_words(note)) == note
    assert tells_nothing_new(note, note)


@pytest.mark.parametrize(
    ("said", "known", "is_new"),
    [
        ("谈教育金", "谈教育金\n[承诺] 寄资料", False),
        ("", "谈教育金", False),
        ("谈养老", "谈教育金\n[承诺] 寄资料", True),
        ("谈教育金\n[承诺] 寄资料", "谈教育金", True),
    ],
)
def test_the_gist_alone_is_what_an_older_export_had(said: str, known: str, is_new: bool) -> None:
    assert tells_nothing_new(said, known) is not is_new
