"""What the first page reads: it ties to the deals, to Today and to the counters of the day."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.home.standing import standing
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.deals.weighing import weighed
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.store.figures.pipeline import EVERY, Pipeline
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals
from tests.ui.small_book import YESTERDAY, empty_book, small_book

NOW = datetime.combine(TODAY, time(9))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


def test_the_pipeline_is_that_of_the_open_deals_of_the_month(small: Desk) -> None:
    many_deals(small, [ClientId(one) for one in range(1, 9)], 200, today=TODAY)
    of_month = Pipeline(small.vault.database).deals(EVERY)
    still_open = [deal for deal in of_month if deal.stage.is_open and deal.month == month_of(TODAY)]
    sunday = TODAY + timedelta(days=2)
    soon = [one for one in still_open if one.expected_on and one.expected_on <= sunday]

    def weight(deals: list[Deal]) -> Money:
        chances = small.rhythm_settings.chances
        return sum((weighed(deal, chances) or NOTHING for deal in deals), NOTHING)

    found = standing(small).pipeline
    assert found.deals == len(still_open) > found.this_week == len(soon) > 0
    assert found.clients == len({deal.client_id for deal in still_open})
    assert (found.weighted, found.this_week_weighted) == (weight(still_open), weight(soon))


def test_today_is_counted_and_named_as_today_has_it(small: Desk) -> None:
    found = standing(small)
    assert found.due == small.today_rows.count() == len(small.today_rows.ids())
    assert list(found.ids) == [one for one in small.today_rows.ids() if one > 0]
    assert found.first[0].row.client_id == found.ids[0]
    assert found.first[0].name == small.clients.get(ClientId(found.ids[0])).name
    assert found.carried == sum(one.carried for one in small.today_rows.groups())


def test_a_call_is_in_the_counters_and_an_hour_is_named(small: Desk) -> None:
    log_contact(small, ClientId(2), channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    agree(small, ClientId(2), AppointmentKind.MEETING, on=TODAY, at=time(15), now=YESTERDAY)
    agree(small, ClientId(2), AppointmentKind.CALL_BACK, on=TODAY, at=time(16), now=YESTERDAY)
    found = standing(small)
    assert (found.counters.telephone, found.counters.meetings) == (1, 1)  # a call-back is none
    assert [(one.at, one.name) for one in found.hours] == [(time(15), "张三")]


def test_an_empty_book_has_nothing_and_says_so(tmp_path: Path) -> None:
    with empty_book(tmp_path) as desk:
        found = standing(desk)
    assert (found.clients, found.due, found.pipeline.deals) == (0, 0, 0)
    assert found.month.with_target == () and len(found.coming) == 5
    assert not any(one.clients or one.told for one in found.coming)
