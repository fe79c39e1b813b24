"""Good news: to congratulate on, and to tell the head."""

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.heard.entries import DayToCome, EntryRefused, NothingWritten
from rmdesk.desk.occasions.good_news import (
    NewsHeard,
    change_good_news,
    hear_good_news,
    remove_good_news,
)
from rmdesk.domain.contacts import Channel
from rmdesk.domain.occasions.kinds import OccasionKind
from tests.books.builders import TODAY
from tests.desk.occasions.written import DAY, NOW, ONE, undone, waiting

GOOD = OccasionKind.GOOD_NEWS


def hear(desk: Desk, *, tells_head: bool = False, days_ago: int = 0) -> int:
    heard = NewsHeard(what="女儿考上大学", on=TODAY - days_ago * DAY, tells_head=tells_head)
    return hear_good_news(desk, ONE, heard, now=NOW)


def test_it_is_due_at_once_and_a_call_settles_it(desk: Desk) -> None:
    undone(desk, lambda: hear(desk))
    (duty,) = waiting(desk, GOOD)
    assert duty.is_due(TODAY) and duty.reason.facts["words"] == "女儿考上大学"
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    assert waiting(desk, GOOD) == []


def test_telling_the_head_is_not_settled_by_the_call(desk: Desk) -> None:
    undone(desk, lambda: hear(desk, tells_head=True))
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    (duty,) = waiting(desk, OccasionKind.TO_DO)
    assert duty.reason.facts["what"] == "tell the head: 女儿考上大学"


@pytest.mark.parametrize(
    ("heard", "why"),
    [
        (NewsHeard(what=" ", on=TODAY), NothingWritten),
        (NewsHeard(what="升职", on=TODAY + DAY), DayToCome),
    ],
)
def test_what_cannot_stand_is_refused(
    desk: Desk, heard: NewsHeard, why: type[EntryRefused]
) -> None:
    with pytest.raises(why):
        hear_good_news(desk, ONE, heard, now=NOW)


def test_corrected_words_and_day_are_due_instead_of_the_old_ones(desk: Desk) -> None:
    news = hear(desk)
    corrected = NewsHeard(what="儿子考上大学", on=TODAY - DAY)
    undone(desk, lambda: change_good_news(desk, news, corrected, now=NOW))
    (duty,) = waiting(desk, GOOD)
    assert (duty.about, duty.reason.facts["words"]) == (TODAY - DAY, "儿子考上大学")


def test_what_was_a_mistake_is_due_no_more(desk: Desk) -> None:
    news = hear(desk)
    undone(desk, lambda: remove_good_news(desk, news, now=NOW))
    assert waiting(desk, GOOD) == []


def test_news_of_long_ago_is_kept_and_not_due(desk: Desk) -> None:
    hear(desk, days_ago=500)
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    assert waiting(desk, GOOD) == []
    assert len(desk.day.good_news.of(ONE)) == 1
