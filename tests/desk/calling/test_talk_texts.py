"""What is typed of a talk: topics, a promise with its day, choices by their digits."""

from datetime import timedelta

import pytest

from rmdesk.desk.calling.given import NO_TALK, Talk
from rmdesk.desk.calling.talk_texts import TalkPart, read_talk, topics_in
from rmdesk.domain.classes.attitude import Evidence
from rmdesk.domain.closing import Signal, Technique
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY


def test_nothing_typed_tells_nothing() -> None:
    assert read_talk({}, TODAY) == NO_TALK
    assert read_talk(dict.fromkeys(TalkPart, "  "), TODAY) == NO_TALK


def test_all_that_was_typed_is_read() -> None:
    texts = {
        TalkPart.TOPICS: "养老，教育",
        TalkPart.PROMISE: " 发对比表 ",
        TalkPart.PROMISED_FOR: "+3",
        TalkPart.EVIDENCE: "12 1",
        TalkPart.SIGNALS: "1、3",
        TalkPart.TECHNIQUE: "４",
    }
    assert read_talk(texts, TODAY) == Talk(
        topics=("养老", "教育"),
        promise="发对比表",
        promised_for=TODAY + timedelta(days=3),
        evidence=(Evidence.REFUSES_INSURANCE, Evidence.KNOWS_THE_TRADE),
        signals=(Signal.ASKS_HOW, Signal.ASKS_PRICE),
        technique=Technique.URGENCY,
    )


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("养老 教育 养老", ("养老", "教育")),
        ("#School, school;FX", ("School", "FX")),
        (" ， ", ()),
    ],
)
def test_topics_stand_once_as_they_were_written_first(text: str, topics: tuple[str, ...]) -> None:
    assert topics_in(text) == topics


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (TalkPart.EVIDENCE, "13"),
        (TalkPart.EVIDENCE, "x"),
        (TalkPart.SIGNALS, "0"),
        (TalkPart.TECHNIQUE, "1 2"),
        (TalkPart.PROMISED_FOR, "someday"),
    ],
)
def test_what_cannot_be_read_names_its_field(part: TalkPart, text: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        read_talk({part: text}, TODAY)
    assert refused.value.field == part.value and "{" not in refused.value.sentence()
