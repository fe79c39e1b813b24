"""Who is still to be won: found, followed up, won or dropped."""

from collections.abc import Callable
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.heard.entries import DayToCome
from rmdesk.desk.heard.prospects import (
    FollowedUpAlready,
    FollowUpPast,
    NoReason,
    ProspectAlready,
    ProspectFound,
    change_prospect,
    drop_prospect,
    find_prospect,
    follow_ups,
    prospect_of,
    remove_prospect,
    reopen_prospect,
    win_prospect,
)
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file_records import ProspectSource
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.heard.acts import DAY, NOBODY, ONE, THREE, TWO, due, undone
from tests.desk.refusing import assert_refused


def found(**values: Any) -> ProspectFound:
    return ProspectFound(
        **{
            "source": ProspectSource.LOBBY,
            "note": "大堂转介",
            "means": "",
            "on": TODAY,
            "follow_up_on": None,
            **values,
        }
    )


def test_a_follow_up_is_a_duty_until_a_contact_on_its_day_or_later(desk: Desk) -> None:
    number = find_prospect(desk, ONE, found(follow_up_on=TODAY + 5 * DAY), now=NOW)
    assert due(desk) == TODAY + 5 * DAY, "planned: not due since known"
    log_contact(desk, ONE, channel=Channel.MESSAGE, on=TODAY + 2 * DAY, now=NOW + 2 * DAY)
    assert due(desk) == TODAY + 5 * DAY
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY + 6 * DAY, now=NOW + 6 * DAY)
    usual = due(desk)
    assert usual is not None and usual > TODAY + 30 * DAY
    again = found(follow_up_on=TODAY + 10 * DAY)
    change_prospect(desk, number, again, now=NOW + 6 * DAY)
    assert due(desk) == TODAY + 10 * DAY
    win_prospect(desk, number, now=NOW + 6 * DAY)
    assert due(desk) == usual
    assert verify(desk.store, today=TODAY + 6 * DAY).is_sound


@pytest.mark.parametrize(
    ("refused", "request_"),
    [
        (
            FollowUpPast,
            lambda desk: find_prospect(desk, ONE, found(follow_up_on=TODAY - DAY), now=NOW),
        ),
        (DayToCome, lambda desk: find_prospect(desk, ONE, found(on=TODAY + DAY), now=NOW)),
        (ProspectAlready, lambda desk: find_prospect(desk, TWO, found(), now=NOW)),
        (
            FollowedUpAlready,
            lambda desk: find_prospect(desk, THREE, found(follow_up_on=TODAY), now=NOW),
        ),
        (NoReason, lambda desk: drop_prospect(desk, _of(desk, TWO), " ", now=NOW)),
        (ClientGone, lambda desk: find_prospect(desk, NOBODY, found(), now=NOW)),
    ],
)
def test_what_cannot_be_of_a_prospect(
    desk: Desk, refused: type[Refused], request_: Callable[[Desk], object]
) -> None:
    find_prospect(desk, TWO, found(), now=NOW)
    log_contact(desk, THREE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    assert_refused(desk, refused, request_)


def _of(desk: Desk, client_id: ClientId) -> Any:
    prospect = prospect_of(desk, client_id)
    assert prospect is not None
    return prospect.id


def test_a_prospect_is_won_dropped_taken_up_again_and_each_is_undone(desk: Desk) -> None:
    undone(desk, lambda: find_prospect(desk, ONE, found(), now=NOW))
    number = _of(desk, ONE)
    undone(desk, lambda: drop_prospect(desk, number, "已搬离", now=NOW))
    assert prospect_of(desk, ONE) is None
    assert desk.prospects.get(number).reason == "已搬离"
    other = find_prospect(desk, ONE, found(), now=NOW)
    assert_refused(desk, ProspectAlready, lambda desk: reopen_prospect(desk, number, now=NOW))
    undone(desk, lambda: remove_prospect(desk, other, now=NOW))
    undone(desk, lambda: reopen_prospect(desk, number, now=NOW))
    assert desk.prospects.get(number).reason == ""
    undone(desk, lambda: win_prospect(desk, number, now=NOW))


def test_follow_ups_by_their_day_and_those_without_one_last(desk: Desk) -> None:
    find_prospect(desk, ONE, found(on=TODAY - DAY), now=NOW)
    find_prospect(desk, TWO, found(follow_up_on=TODAY + 3 * DAY), now=NOW)
    find_prospect(desk, THREE, found(follow_up_on=TODAY), now=NOW)
    assert [(one.name, one.due_on) for one in follow_ups(desk)] == [
        ("王五", TODAY),
        ("李四", TODAY + 3 * DAY),
        ("张三", None),
    ]
    log_contact(desk, THREE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    assert [one.name for one in follow_ups(desk)] == ["李四", "张三", "王五"]
    with desk.store.action("client.edit", at=NOW) as action:
        action.update(ClientTable, TWO, {"gone_on": TODAY})
    assert [one.name for one in follow_ups(desk)] == ["张三", "王五"]
