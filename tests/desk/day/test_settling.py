"""Done, moved, dropped: in the record that a duty follows, and never out of sight by itself."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.ledger import (
    add_line,
    edit_line,
    end_line,
    holding_of,
    instalment_paid,
)
from rmdesk.desk.client_file.policies import add_policy, premium_paid
from rmdesk.desk.day.settling import DutyGone, drop, finish, move
from rmdesk.desk.day.to_dos import add_to_do, change_to_do
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.heard.feedback import FeedbackHeard, hear_feedback
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import Duty, DutyState
from rmdesk.domain.endings import Ending, Way
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.ledger.lines import LedgerLine, line_of
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.policies.terms import Terms
from rmdesk.domain.today import Group
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.day import GoodNewsTable, VisitTable
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY

NOW = datetime.combine(TODAY, time(9))
DAY = timedelta(days=1)
MONDAY = TODAY + 3 * DAY


@pytest.fixture
def client_id(desk: Desk) -> ClientId:
    """Contacted yesterday: nothing is due."""
    client_id = add_client(desk, now=NOW, name="单雄信")
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY - DAY, now=NOW)
    return client_id


def due(desk: Desk) -> list[Duty]:
    ids = today(desk).ids
    shown = in_order(page(desk, ids), ids)
    return [duty for row in shown for duty in row.duties if duty.client_id is not None]


def a_deposit(desk: Desk, client_id: ClientId, maturity: date) -> int:
    with desk.store.action("holding.add", at=NOW) as action:
        values = {"client_id": client_id, "institution": "本行", "is_ours": True}
        values |= {"holding_class": HoldingClass.TIME_DEPOSIT, "amount": Money.of_yuan(10_000)}
        return action.insert(HoldingTable, values | {"maturity": maturity})


def test_a_call_back_dropped_is_dropped_in_the_calendar_too(
    desk: Desk, client_id: ClientId
) -> None:
    agree(desk, client_id, AppointmentKind.CALL_BACK, on=TODAY, at=time(15), now=NOW)
    (duty,) = due(desk)
    assert (duty.kind, duty.at) == (OccasionKind.CALL_BACK, time(15))
    drop(desk, [duty.key], "客户出国了", now=NOW)
    assert due(desk) == []
    assert desk.appointments.of(client_id)[0].state is AppointmentState.DROPPED
    (kept,) = desk.duties.of(client_id)
    assert (kept.duty.state, kept.duty.why) == (DutyState.DROPPED, "客户出国了")
    desk.undo(now=NOW)
    assert due(desk) == [duty]


def test_a_meeting_moved_is_agreed_for_the_other_day(desk: Desk, client_id: ClientId) -> None:
    agree(desk, client_id, AppointmentKind.MEETING, on=TODAY, at=time(15), now=NOW)
    move(desk, [due(desk)[0].key], MONDAY, now=NOW)
    assert due(desk) == []
    assert desk.appointments.of(client_id)[0].on == MONDAY
    assert desk.clients.facts(client_id).next_due == MONDAY
    desk.roll_over(MONDAY)
    assert [duty.on for duty in due(desk)] == [MONDAY]


def test_an_answer_is_owed_until_it_is_given(desk: Desk, client_id: ClientId) -> None:
    heard = FeedbackHeard(what="排队太久", is_complaint=True, owner="", on=TODAY, promised_on=TODAY)
    hear_feedback(desk, client_id, heard, now=NOW)
    (duty,) = due(desk)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    assert due(desk) == [duty], "a talk is no answer"
    finish(desk, [duty.key], now=NOW)
    assert due(desk) == []
    assert not desk.feedback.of(client_id)[0].is_open


def test_a_visit_and_a_to_do_are_settled_in_their_records(desk: Desk, client_id: ClientId) -> None:
    with desk.store.action("visit.plan", at=NOW) as action:
        action.insert(VisitTable, {"client_id": client_id, "on": TODAY, "what": "送存单"})
    to_do = add_to_do(desk, "寄材料", TODAY, now=NOW, client_id=client_id)
    change_to_do(desk, to_do, "寄合同", TODAY, now=NOW)
    assert {duty.reason.facts["what"] for duty in due(desk)} == {"送存单", "寄合同"}
    finish(desk, [duty.key for duty in due(desk)], now=NOW)
    assert due(desk) == []


def test_a_maturity_moved_stays_before_its_day_and_remembers_the_first_plan(
    desk: Desk, client_id: ClientId
) -> None:
    a_deposit(desk, client_id, MONDAY)
    (duty,) = due(desk)
    with pytest.raises(ValueRefused):
        move(desk, [duty.key], MONDAY + DAY, now=NOW)
    with pytest.raises(ValueRefused):
        move(desk, [duty.key], TODAY - DAY, now=NOW)
    move(desk, [duty.key], MONDAY, why="周一再打", now=NOW)
    (kept,) = desk.duties.of(client_id)
    assert (kept.duty.on, kept.duty.first_on, kept.duty.why) == (MONDAY, duty.on, "周一再打")


def test_a_contact_settles_what_asked_for_talk_and_nothing_still_to_come(
    desk: Desk, client_id: ClientId
) -> None:
    a_deposit(desk, client_id, MONDAY)
    a_deposit(desk, client_id, TODAY + 30 * DAY)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    assert due(desk) == []
    assert [one.duty.state for one in desk.duties.of(client_id)] == [DutyState.DONE, DutyState.OPEN]


def test_a_contact_of_last_week_settles_nothing_that_came_due_since(
    desk: Desk, client_id: ClientId
) -> None:
    a_deposit(desk, client_id, MONDAY + 4 * DAY)
    (duty,) = due(desk)
    log_contact(desk, client_id, channel=Channel.EMAIL, on=TODAY - 9 * DAY, now=NOW)
    assert due(desk) == [duty]


def test_a_maturity_corrected_moves_its_duty_and_one_that_is_due_stays(
    desk: Desk, client_id: ClientId
) -> None:
    ahead = a_deposit(desk, client_id, TODAY + 30 * DAY)
    late = a_deposit(desk, client_id, MONDAY)
    with desk.store.action("holding.edit", at=NOW) as action:
        action.update(HoldingTable, ahead, {"maturity": TODAY + 37 * DAY})
        action.update(HoldingTable, late, {"maturity": TODAY + 38 * DAY})
    planned = {one.duty.about: one.duty.is_open for one in desk.duties.of(client_id)}
    assert planned == {TODAY + 37 * DAY: True, TODAY + 38 * DAY: True, MONDAY: True}


def test_what_a_correction_says_is_said_on_today(desk: Desk, client_id: ClientId) -> None:
    line = a_deposit(desk, client_id, MONDAY)
    with desk.store.action("holding.edit", at=NOW) as action:
        action.update(HoldingTable, line, {"amount": Money.of_yuan(900_000)})
    assert due(desk)[0].reason.facts["amount"] == Money.of_yuan(900_000)


def test_keeping_in_touch_moved_comes_back_on_its_day(desk: Desk) -> None:
    client_id = add_client(desk, now=NOW, name="王强")
    (duty,) = due(desk)
    assert duty.kind is OccasionKind.CADENCE
    move(desk, [duty.key], MONDAY, now=NOW)
    assert due(desk) == []
    assert desk.clients.facts(client_id).next_due == MONDAY
    desk.roll_over(MONDAY)
    (again,) = due(desk)
    later = datetime.combine(MONDAY, time(9))
    move(desk, [again.key], MONDAY + DAY, now=later)
    assert due(desk) == []
    assert desk.clients.facts(client_id).next_due == MONDAY + DAY
    drop(desk, [_cadence(desk, client_id).key], "先不打扰", now=later)
    frequency = timedelta(days=desk.thresholds.lower_days)
    assert desk.clients.facts(client_id).next_due == desk.days.working_day_on_or_after(
        MONDAY + frequency
    )


def _cadence(desk: Desk, client_id: ClientId) -> Duty:
    found = desk.duties.planned(desk.settings, last=date(2999, 1, 1))
    return next(one.duty for one in found if one.duty.client_id == client_id)


def test_a_day_agreed_with_the_client_moves_in_the_contact(desk: Desk, client_id: ClientId) -> None:
    on = TODAY - 3 * DAY
    edit_client(desk, client_id, {"wished_days": 30}, now=NOW)
    log_contact(desk, client_id, channel=Channel.MESSAGE, on=TODAY - DAY, next_on=TODAY, now=NOW)
    (duty,) = due(desk)
    move(desk, [duty.key], MONDAY, now=NOW)
    assert desk.contacts.of(client_id)[0].next_on == MONDAY
    finish(desk, [_cadence(desk, client_id).key], now=NOW)
    assert desk.contacts.of(client_id)[0].next_on is None
    facts = desk.clients.facts(client_id)
    assert facts.next_due is not None and facts.next_due >= on + 30 * DAY


def test_good_news_is_congratulated_on_once(desk: Desk, client_id: ClientId) -> None:
    with desk.store.action("good_news.add", at=NOW) as action:
        values = {"client_id": client_id, "on": TODAY - DAY, "words": "女儿考上大学"}
        action.insert(GoodNewsTable, values)
    (duty,) = due(desk)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    assert due(desk) == []
    edit_client(desk, client_id, {"note": "x"}, now=NOW)
    desk.roll_over(MONDAY)
    assert duty not in due(desk)


def test_what_is_settled_is_settled_and_what_is_gone_is_told(
    desk: Desk, client_id: ClientId
) -> None:
    a_deposit(desk, client_id, MONDAY)
    (duty,) = due(desk)
    with pytest.raises(ValueRefused) as refused:
        drop(desk, [duty.key], " ", now=NOW)
    assert refused.value.field == "why"
    drop(desk, [duty.key], "已转走", now=NOW)
    with pytest.raises(ValueRefused):
        finish(desk, [duty.key], now=NOW)
    with pytest.raises(ValueRefused):
        move(desk, [duty.key], MONDAY, now=NOW)
    with pytest.raises(DutyGone):
        finish(desk, [duty.key._replace(subject=99)], now=NOW)


def test_a_to_do_needs_words_and_a_day_to_come(desk: Desk) -> None:
    with pytest.raises(ValueRefused):
        add_to_do(desk, "  ", TODAY, now=NOW)
    with pytest.raises(ValueRefused):
        add_to_do(desk, "寄材料", TODAY - DAY, now=NOW)


def test_a_deposit_renewed_asks_for_nothing_more_until_it_matures_again(
    desk: Desk, client_id: ClientId
) -> None:
    line = HoldingId(a_deposit(desk, client_id, TODAY))
    (duty,) = due(desk)
    again = TODAY + 365 * DAY
    ending = Ending(way=Way.RENEWED, on=TODAY, amount=Money.of_yuan(10_000), maturity=again)
    end_line(desk, line, ending, now=NOW)
    assert due(desk) == []
    desk.undo(now=NOW)
    assert due(desk) == [duty]


def test_a_premium_paid_asks_for_nothing_more_this_year(desk: Desk, client_id: ClientId) -> None:
    terms = Terms(kind=PolicyKind.MEDICAL, called="百万医疗", next_premium_on=MONDAY)
    policy = add_policy(desk, client_id, terms, now=NOW)
    assert [duty.kind for duty in due(desk)] == [OccasionKind.PREMIUM_DUE]
    premium_paid(desk, policy, now=NOW)
    assert due(desk) == []


def a_mortgage(desk: Desk, client_id: ClientId, payment: date) -> HoldingId:
    line = LedgerLine(
        holding_class=HoldingClass.MORTGAGE,
        amount=Money.of_yuan(900_000),
        maturity=date(2040, 1, 1),
        next_payment_on=payment,
    )
    return add_line(desk, client_id, line, now=NOW)


def test_an_overdue_instalment_is_a_warning_until_it_is_paid(
    desk: Desk, client_id: ClientId
) -> None:
    line = a_mortgage(desk, client_id, TODAY - 2 * DAY)
    (duty,) = due(desk)
    assert (duty.kind, duty.on) == (OccasionKind.OVERDUE_INSTALMENT, TODAY)
    (row,) = page(desk, today(desk).ids).values()
    assert row.group is Group.WARNINGS
    instalment_paid(desk, line, now=NOW)
    assert due(desk) == []
    desk.undo(now=NOW)
    assert due(desk) == [duty]


def test_an_instalment_paid_before_its_day_asks_for_nothing_more(
    desk: Desk, client_id: ClientId
) -> None:
    line = a_mortgage(desk, client_id, MONDAY)
    assert [duty.kind for duty in due(desk)] == [OccasionKind.INSTALMENT]
    said = replace(
        line_of(holding_of(desk, line)), next_payment_on=MONDAY + 31 * DAY, repay_day=MONDAY.day
    )
    edit_line(desk, line, said, now=NOW)
    assert due(desk) == []


def test_an_instalment_that_a_file_says_is_unpaid_is_told_on_the_next_day(
    desk: Desk, client_id: ClientId
) -> None:
    line = a_mortgage(desk, client_id, TODAY + 40 * DAY)
    assert due(desk) == []
    with desk.store.action("import", at=NOW) as action:
        action.update(HoldingTable, line, {"next_payment_on": TODAY - DAY, "as_of": TODAY})
    assert [duty.kind for duty in due(desk)] == [OccasionKind.OVERDUE_INSTALMENT]


def test_a_day_off_keeps_a_meeting_and_puts_a_task_on_the_next_working_day(
    desk: Desk, client_id: ClientId
) -> None:
    agree(desk, client_id, AppointmentKind.MEETING, on=TODAY, at=time(15), now=NOW)
    add_to_do(desk, "寄合同", TODAY, now=NOW, client_id=client_id)
    saturday = TODAY + DAY
    move(desk, [duty.key for duty in due(desk)], saturday, now=NOW)
    assert desk.appointments.of(client_id)[0].on == saturday
    assert desk.day.to_dos.of(client_id)[0].on == MONDAY
