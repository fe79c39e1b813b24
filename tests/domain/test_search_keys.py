"""What a typed word looks for, and what a client is found by."""

import pytest

from rmdesk import content
from rmdesk.domain.pinyin import Readings
from rmdesk.domain.search_keys import read_quest, search_keys
from tests.books.builders import a_client

READINGS = Readings.load(content.text("pinyin.tsv"), content.text("surnames.tsv"))


def test_keys_tell_what_they_are() -> None:
    client = a_client(
        name="解彤强", mobile="17300000614", id_number="99010119751015082X", number="60100000"
    )
    keys = search_keys(client, READINGS).split()
    assert {"ixtq", "ijtq", "解", "彤", "强", "p41600000371", "n60100000", "m00000106"} <= {*keys}
    assert "dx28051015791" in {key[:13] for key in keys}
    assert any(key.startswith("yxietongqiang") for key in keys)


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("zs", "izs"),
        ("ＺＳ", "izs"),
        ("8899", "n8899"),
        ("彤强", '"彤 强"'),
        ("082x", "n082x"),
        ("138-8899", "n1388899"),
    ],
)
def test_a_word_asks_for_the_exact_hit_first(word: str, first: str) -> None:
    quest = read_quest(word)
    assert quest is not None
    assert quest.queries[0] == first


@pytest.mark.parametrize("word", ["", "*", '"', "()", "——", "😀"])
def test_signs_alone_look_for_nothing(word: str) -> None:
    assert read_quest(word) is None
