"""Script fields as they are said aloud."""

from datetime import date, time

import pytest

from rmdesk.domain.scripts.model import Step
from rmdesk.domain.spoken.dates import When
from rmdesk.ui.words.talking import spoken_day, spoken_moment


def test_a_day_is_said_with_its_weekday() -> None:
    assert spoken_day(date(2026, 11, 27)) == "Fri 27 Nov"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(10), "Mon 23 Nov at 10 in the morning"),
        (time(12), "Mon 23 Nov at 12 in the afternoon"),
        (time(15), "Mon 23 Nov at 3 in the afternoon"),
        (None, "Mon 23 Nov"),
    ],
)
def test_a_moment_is_said_without_a_clock_face(at: time | None, said: str) -> None:
    assert spoken_moment(When(date(2026, 11, 23), at)) == said


def test_what_is_not_known_is_not_read_aloud() -> None:
    step = Step("a", "A", "About {last_topic}?", otherwise="How are you, {address}?")
    assert step.said_with({"last_topic": "国债", "address": "张先生"}) == "About 国债?"
    assert step.said_with({"address": "张先生"}) == "How are you, 张先生?"
    assert Step("a", "A", "About {last_topic}?").said_with({}) == "About [last_topic]?"
