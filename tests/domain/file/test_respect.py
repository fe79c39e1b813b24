"""How a client wants to be treated: [S][T] in domain.md, "Contact preferences" and "Guards"."""

from datetime import datetime
from typing import Any

import pytest

from rmdesk.domain.file.choices import ContactWay, PhoneLine
from rmdesk.domain.file.entries import file_of
from rmdesk.domain.file.hours import read_hours
from rmdesk.domain.file.respect import Heed, Respect, respect_of
from tests.books.builders import a_client
from tests.domain.file.details import a_detail

FRIDAY_TEN = datetime(2026, 11, 20, 10)
FRIDAY_NOON = datetime(2026, 11, 20, 12, 15)
SUNDAY = datetime(2026, 11, 22, 10)
BOTH = {"mobile": "13800138000", "work_phone": "01088886666"}


def hours(text: str) -> Any:
    return read_hours(text)


@pytest.mark.parametrize(
    ("respect", "moment", "phones", "expected"),
    [
        (Respect(), FRIDAY_TEN, BOTH, []),
        (Respect(do_not_call=True), FRIDAY_TEN, BOTH, [Heed.DO_NOT_CALL]),
        (Respect(bad_hours=hours("working hours")), FRIDAY_TEN, BOTH, [Heed.BAD_HOURS]),
        (Respect(bad_hours=hours("working hours")), SUNDAY, BOTH, []),
        (Respect(good_hours=hours("lunch break")), FRIDAY_TEN, BOTH, [Heed.NOT_GOOD_HOURS]),
        (Respect(good_hours=hours("lunch break")), FRIDAY_NOON, BOTH, []),
        # The bad hours alone are said where both would be.
        (
            Respect(good_hours=hours("lunch break"), bad_hours=hours("working hours")),
            FRIDAY_TEN,
            BOTH,
            [Heed.BAD_HOURS],
        ),
        # Bad hours go before good ones where they overlap.
        (
            Respect(good_hours=hours("lunch break"), bad_hours=hours("working hours")),
            FRIDAY_NOON,
            BOTH,
            [Heed.BAD_HOURS],
        ),
        (Respect(closed_lines=(PhoneLine.MOBILE,)), FRIDAY_TEN, BOTH, []),
        (
            Respect(closed_lines=(PhoneLine.MOBILE, PhoneLine.WORK)),
            FRIDAY_TEN,
            BOTH,
            [Heed.NO_OPEN_LINE],
        ),
        # Who has no number has none that is closed.
        (Respect(closed_lines=(PhoneLine.MOBILE,)), FRIDAY_TEN, {}, []),
        (Respect(liked_way=ContactWay.MESSENGER), FRIDAY_TEN, BOTH, [Heed.ANOTHER_WAY]),
        (Respect(liked_way=ContactWay.CALL), FRIDAY_TEN, BOTH, []),
    ],
)
def test_what_is_to_be_heeded(
    respect: Respect, moment: datetime, phones: dict[str, str], expected: list[Heed]
) -> None:
    assert respect.heeds(moment, a_client(**phones)) == expected


def test_a_closed_number_is_not_offered_and_the_liked_one_comes_first() -> None:
    client = a_client(mobile="13800138000", home_phone="01011112222", work_phone="01088886666")
    respect = Respect(closed_lines=(PhoneLine.MOBILE,), liked_line=PhoneLine.WORK)
    assert respect.open_lines(client) == [PhoneLine.WORK, PhoneLine.HOME]
    assert Respect().open_lines(client) == [PhoneLine.MOBILE, PhoneLine.HOME, PhoneLine.WORK]


def test_it_is_read_from_the_file() -> None:
    client = a_client(taboos="不提股票", do_not_call=True, wished_days=30)
    details = [
        a_detail("bad_hours", "1-5 09:00-18:00", 1),
        a_detail("closed_lines", "work_phone", 2),
        a_detail("neutral_envelope", "yes", 3),
        a_detail("liked_way", "messenger", 4),
        a_detail("instruction", "先发微信", 5),
        a_detail("avoid_at_work", "理财", 6),
    ]
    assert respect_of(client, file_of(client, details)) == Respect(
        do_not_call=True,
        bad_hours=hours("working hours"),
        closed_lines=(PhoneLine.WORK,),
        neutral_envelope=True,
        liked_way=ContactWay.MESSENGER,
        instruction="先发微信",
        taboos="不提股票",
        avoid_at_work="理财",
        wished_days=30,
    )
    assert respect_of(a_client(), file_of(a_client(), [])) == Respect()
