"""Festivals, events, the forum, the product shelf: one duty each, for those whom it is for."""

from datetime import date, datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.events import add_event, answer, plan_invitations, to_invite
from rmdesk.desk.day.greetings import greetings
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.shelf.products import record_net_value
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import Duty
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.day import NewsTable
from rmdesk.store.tables.money import HoldingTable, NetValueTable, ProductTable
from tests.books.builders import TODAY

NOW = datetime.combine(TODAY, time(9))
DAY = timedelta(days=1)


def a_client(desk: Desk, name: str, *tags: str) -> ClientId:
    client_id = add_client(desk, now=NOW, name=name)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY - DAY, now=NOW)
    change_tags(desk, client_id, tags, now=NOW)
    return client_id


def due(desk: Desk, *kinds: OccasionKind) -> list[Duty]:
    ids = today(desk).ids
    shown = in_order(page(desk, ids), ids)
    return [duty for row in shown for duty in row.duties if duty.kind in kinds]


def test_a_festival_is_one_duty_with_a_list_behind_it(desk: Desk) -> None:
    one, silent = a_client(desk, "单雄信"), a_client(desk, "王强")
    for channel in ConsentChannel:
        note_consent(desk, silent, channel, is_given=False, on=TODAY, now=NOW)
    desk.roll_over(date(2027, 2, 3))
    found = {one.about: one.client_id for one in due(desk, OccasionKind.FESTIVAL)}
    assert found[date(2027, 2, 6)] is None, "the first of the year by the moon"
    assert [one.client_id for one in greetings(desk)] == [one]


def test_an_event_finds_whom_to_invite_and_an_answer_settles_the_duty(desk: Desk) -> None:
    angler, other = a_client(desk, "单雄信", "钓鱼"), a_client(desk, "王强", "品酒")
    event = add_event(desk, "湖边一日", TODAY + 7 * DAY, "钓鱼、露营", now=NOW)
    assert to_invite(desk, event) == [(angler, "钓鱼")]
    plan_invitations(desk, event, [angler, other], now=NOW)
    (duty,) = due(desk, OccasionKind.INVITATION)
    assert (duty.client_id, duty.reason.facts["tag"]) == (angler, "钓鱼")
    answer(desk, event, angler, Answer.INVITED, now=NOW)
    assert due(desk, OccasionKind.INVITATION) == []
    answer(desk, event, angler, Answer.ACCEPTED, now=NOW)
    assert [one.answer for one in desk.events.invitations(event)] == [Answer.ACCEPTED]
    assert to_invite(desk, event) == []


def test_an_event_in_the_past_or_without_a_tag_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueRefused):
        add_event(desk, "沙龙", TODAY - DAY, "品酒", now=NOW)
    with pytest.raises(ValueRefused):
        add_event(desk, "沙龙", TODAY, "", now=NOW)


def test_the_forum_of_the_year_is_asked_for_until_one_is_planned(desk: Desk) -> None:
    a_client(desk, "单雄信")
    desk.roll_over(TODAY + 3 * DAY)
    assert len(due(desk, OccasionKind.FORUM)) == 1
    later = datetime.combine(TODAY + 3 * DAY, time(9))
    add_event(desk, "年度客户论坛", TODAY + 20 * DAY, "财富", now=later, is_forum=True)
    assert due(desk, OccasionKind.FORUM) == []
    desk.roll_over(TODAY + 4 * DAY)
    assert due(desk, OccasionKind.FORUM) == []


def test_market_news_reaches_who_has_its_tag_at_once_and_undo_takes_it_back(desk: Desk) -> None:
    tagged = a_client(desk, "单雄信", "黄金")
    a_client(desk, "王强", "基金")
    with desk.store.action("news.add", at=NOW) as action:
        values = {"kind": NewsKind.MARKET, "on": TODAY, "words": "金价新高", "tags": "黄金"}
        action.insert(NewsTable, values)
    (duty,) = due(desk, OccasionKind.MARKET_NEWS)
    assert duty.client_id == tagged
    desk.undo(now=NOW)
    assert due(desk, OccasionKind.MARKET_NEWS) == []


def a_fund(desk: Desk, **values: object) -> ProductId:
    with desk.store.action("product.add", at=NOW) as action:
        fund = {"code": "A1", "name": "稳健一号", "kind": HoldingClass.FUND, "is_ours": True}
        return ProductId(action.insert(ProductTable, fund | values))


def test_a_new_product_and_its_closing_window_are_told_by_tag(desk: Desk) -> None:
    tagged = a_client(desk, "单雄信", "基金")
    a_fund(desk, tags="基金", on_shelf_since=TODAY, closes_on=TODAY + 2 * DAY)
    told = due(desk, OccasionKind.NEW_PRODUCT, OccasionKind.WINDOW_CLOSES)
    assert {duty.kind for duty in told} == {OccasionKind.NEW_PRODUCT, OccasionKind.WINDOW_CLOSES}
    assert {duty.client_id for duty in told} == {tagged}


def test_a_net_value_that_moved_is_told_once_to_who_holds_it(desk: Desk) -> None:
    holder = a_client(desk, "单雄信")
    fund = a_fund(desk)
    with desk.store.action("test", at=NOW) as action:
        action.insert(NetValueTable, {"product_id": fund, "on": TODAY - 9 * DAY, "value": 10_000})
        values = {"client_id": holder, "institution": "本行", "is_ours": True, "units": 10**9}
        values |= {"holding_class": HoldingClass.FUND, "amount": Money.of_yuan(100_000)}
        action.insert(HoldingTable, values | {"product_id": fund})
    assert due(desk, OccasionKind.NET_VALUE_MOVED) == []
    record_net_value(desk, fund, 10_800, TODAY, now=NOW)
    (duty,) = due(desk, OccasionKind.NET_VALUE_MOVED)
    assert (duty.client_id, duty.reason.facts["percent"]) == (holder, "+8.0")
    desk.roll_over(TODAY + 3 * DAY)
    assert due(desk, OccasionKind.NET_VALUE_MOVED) == [duty]


def test_who_left_the_book_is_told_nothing(desk: Desk) -> None:
    gone = a_client(desk, "单雄信", "基金")
    edit_client(desk, gone, {"gone_on": TODAY}, now=NOW)
    a_fund(desk, tags="基金", on_shelf_since=TODAY)
    assert due(desk, OccasionKind.NEW_PRODUCT) == []
