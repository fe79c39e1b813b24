"""Every occasion of [T][P] in domain.md, "Keeping in touch": when it arises, and what it says."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.birthdays import Birthday
from rmdesk.domain.calendar.festivals import read_festivals
from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import known_holidays
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.consents import ConsentChannel, Permissions
from rmdesk.domain.file.choices import BirthdayKept, Orientation
from rmdesk.domain.file_records import Feedback, Prospect, ProspectSource
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import (
    AppointmentId,
    ClientId,
    FeedbackId,
    HoldingId,
    MemberId,
    NetValueId,
    PolicyId,
    ProductId,
    ProspectId,
    TieId,
)
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.kin.walls import Kin, Shared, Standing, Walled
from rmdesk.domain.money import Money
from rmdesk.domain.occasions import gatherings, money, people, promises, shelf
from rmdesk.domain.occasions.facts_text import plain_facts, read_facts
from rmdesk.domain.occasions.kinds import WORDS, Occasion, OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes, due_on, wrong_with_leads
from rmdesk.domain.policies.policy import Policy, PolicyKind
from rmdesk.domain.products import NetValue, Product
from rmdesk.domain.reasons import Fact
from rmdesk.domain.segments import ClientClass
from rmdesk.language import Language
from tests.books.builders import TODAY, a_client

ME = ClientId(1)
FIRST, LAST = TODAY, TODAY + timedelta(days=60)
DAYS = WorkingDays(known_holidays(*read_holidays(content.text("holidays.toml")).years))
LEADS = LeadTimes()
DAY = timedelta(days=1)


def a_holding(**values: Any) -> Holding:
    defaults: dict[str, Any] = {
        "id": HoldingId(7),
        "client_id": ME,
        "institution": "甲银行",
        "is_ours": True,
        "holding_class": HoldingClass.TIME_DEPOSIT,
        "amount": Money.of_yuan(100_000),
        "maturity": TODAY + 10 * DAY,
    }
    return Holding(**{**defaults, **values})


def kinds(found: Any) -> list[tuple[OccasionKind, date]]:
    return [(one.kind, one.on) for one in found]


def test_birthdays_of_both_calendars() -> None:
    born = Birthday(born=date(1988, 11, 20), kept=BirthdayKept.BOTH)  # 十月十二, today in 2026
    assert kinds(people.own_birthday(ME, born, FIRST, LAST)) == [(OccasionKind.BIRTHDAY, TODAY)]
    lunar = Birthday(lunar="12-30")
    year_end = people.own_birthday(ME, lunar, date(2027, 1, 1), date(2027, 3, 1))
    assert kinds(year_end) == [(OccasionKind.BIRTHDAY, date(2027, 2, 5))]


def a_member(**values: Any) -> Member:
    return Member(
        **{
            "id": MemberId(3),
            "client_id": ME,
            "name": "小宝",
            "relation": Relation.DAUGHTER,
            "birthday": date(2015, 12, 1),
            **values,
        }
    )


def walled(standing: Standing) -> Walled:
    return Walled(
        tie_id=TieId(1),
        opens=ClientId(2),
        name="某",
        relation=Relation.DAUGHTER,
        standing=standing,
    )


SHARED = Shared(
    tie_id=TieId(1),
    opens=ClientId(2),
    name="某",
    relation=Relation.DAUGHTER,
    aum=None,
    elsewhere=None,
)


# [S] in domain.md, privacy wall: birthdays of relatives only where shared.
@pytest.mark.parametrize(
    ("kin", "count"),
    [
        (Kin(a_member()), 1),
        (Kin(a_member(other_id=ClientId(2)), SHARED), 1),
        *((Kin(a_member(), walled(one)), 0) for one in Standing if not one.is_open),
        (Kin(relative=SHARED), 0),
        (Kin(a_member(gone_on=TODAY)), 0),
        (Kin(a_member(birthday=None)), 0),
        (Kin(a_member(birthday=None, lunar_birthday="10-23")), 1),
    ],
)
def test_a_relative_s_birthday_is_told_only_where_that_is_shared(kin: Kin, count: int) -> None:
    found = list(people.family_birthdays(ME, [kin], FIRST, LAST))
    assert kinds(found) == [(OccasionKind.FAMILY_BIRTHDAY, date(2026, 12, 1))] * count
    assert all("小宝" in one.reason.said() for one in found)


def test_a_wall_hides_its_member_alone() -> None:
    own, other = a_member(), a_member(id=MemberId(4))
    kin = [Kin(own, walled(Standing.PRIVATE_HERE)), Kin(other), Kin(relative=SHARED)]
    assert people.hidden_members(kin) == {3}


def test_anniversaries() -> None:
    wedding = people.Anniversary(
        id=4, client_id=ME, what="结婚纪念日", day=Birthday(born=date(2000, 12, 8))
    )
    found = [*people.anniversaries([wedding], FIRST, LAST)]
    assert [(one.on, one.reason.said()) for one in found] == [
        (date(2026, 12, 8), "结婚纪念日 on 2026-12-08")
    ]
    opened = date(2021, 12, 3)
    account = [*people.account_anniversary(ME, opened, FIRST, LAST)]
    assert [one.reason.said() for one in account] == [
        "5 years since the account was opened, on 2026-12-03"
    ]
    assert not [*people.account_anniversary(ME, None, FIRST, LAST)]
    for year in (2026, 2022):  # no year yet, and one of four
        assert not [*people.account_anniversary(ME, date(year, 12, 3), FIRST, LAST)]


# [T][P] in domain.md: deposit, wealth product, loan maturing; card repayment.
@pytest.mark.parametrize(
    ("holding_class", "kind"),
    [
        (HoldingClass.TIME_DEPOSIT, OccasionKind.DEPOSIT_MATURES),
        (HoldingClass.CERTIFICATE, OccasionKind.DEPOSIT_MATURES),
        (HoldingClass.WEALTH_PRODUCT, OccasionKind.PRODUCT_MATURES),
        (HoldingClass.BOND, OccasionKind.PRODUCT_MATURES),
        (HoldingClass.MORTGAGE, OccasionKind.LOAN_MATURES),
        (HoldingClass.CONSUMER_LOAN, OccasionKind.LOAN_MATURES),
        (HoldingClass.CREDIT_CARD, OccasionKind.CARD_REPAYMENT),
    ],
)
def test_what_matures(holding_class: HoldingClass, kind: OccasionKind) -> None:
    (found,) = money.maturities([a_holding(holding_class=holding_class)], FIRST, LAST)
    assert (found.kind, found.on, found.subject) == (kind, TODAY + 10 * DAY, 7)
    assert "2026-11-30" in found.reason.said()


@pytest.mark.parametrize(
    "holding_class",
    [HoldingClass.TIME_DEPOSIT, HoldingClass.WEALTH_PRODUCT, HoldingClass.MORTGAGE],
)
def test_where_no_institution_is_named_there_are_no_brackets(holding_class: HoldingClass) -> None:
    named, plain = (
        money.maturities([a_holding(holding_class=holding_class, institution=bank)], FIRST, LAST)
        for bank in ("甲银行", "")
    )
    assert [one.reason.said().endswith("2026-11-30 (甲银行)") for one in named] == [True]
    assert [one.reason.said().endswith("2026-11-30") for one in plain] == [True]


@pytest.mark.parametrize(
    "change",
    [{"maturity": None}, {"maturity": TODAY - DAY}, {"maturity": LAST + DAY}, {"gone_on": TODAY}],
)
def test_what_does_not_mature_in_the_span(change: dict[str, Any]) -> None:
    assert not [*money.maturities([a_holding(**change)], FIRST, LAST)]


def test_a_debt_is_overdue_from_the_day_after() -> None:
    loan = a_holding(holding_class=HoldingClass.CONSUMER_LOAN, maturity=TODAY - DAY)
    (found,) = money.overdue_debts([loan], TODAY)
    assert (found.kind, found.on) == (OccasionKind.OVERDUE_DEBT, TODAY)
    for other in ({"maturity": TODAY}, {"amount": Money()}, {"gone_on": TODAY}):
        assert not [*money.overdue_debts([replace(loan, **other)], TODAY)]
    assert not [*money.overdue_debts([a_holding(maturity=TODAY - DAY)], TODAY)]


def test_cards_and_instalments_are_paid_on_a_day_of_the_month() -> None:
    card = a_holding(holding_class=HoldingClass.CREDIT_CARD, maturity=None)
    found = money.repayments([money.Repayment(card, 31)], FIRST, date(2027, 2, 28))
    assert kinds(found) == [
        (OccasionKind.CARD_REPAYMENT, day)
        for day in (date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28))
    ]
    loan = a_holding(
        holding_class=HoldingClass.MORTGAGE, start=date(2026, 12, 5), maturity=date(2027, 2, 5)
    )
    found = money.repayments([money.Repayment(loan, 5)], FIRST, date(2027, 6, 1))
    assert kinds(found) == [(OccasionKind.INSTALMENT, date(2027, 1, 5))]
    paid = replace(loan, amount=Money())
    assert not [*money.repayments([money.Repayment(paid, 5)], FIRST, LAST)]


def test_an_instalment_is_due_on_the_day_that_was_said_and_overdue_once_it_was_seen_unpaid() -> (
    None
):
    loan = a_holding(
        holding_class=HoldingClass.MORTGAGE,
        maturity=date(2040, 1, 1),
        next_payment_on=TODAY + 10 * DAY,
        as_of=TODAY,
    )
    assert kinds(money.instalments([loan], FIRST, LAST)) == [
        (OccasionKind.INSTALMENT, TODAY + 10 * DAY)
    ]
    assert not [*money.overdue_debts([loan], TODAY)]
    late = replace(loan, next_payment_on=TODAY - 3 * DAY)
    (found,) = money.overdue_debts([late], TODAY)
    assert (found.kind, found.on) == (OccasionKind.OVERDUE_INSTALMENT, TODAY - 2 * DAY)
    assert "2026-11-18" in found.reason.said()
    # Most instalments are drawn from an account: that the day has passed says nothing.
    for other in ({"as_of": TODAY - 3 * DAY}, {"amount": Money()}, {"gone_on": TODAY}):
        assert not [*money.overdue_debts([replace(late, **other)], TODAY)]
    # What has ended is overdue as a whole.
    ended = replace(late, maturity=TODAY - DAY)
    assert kinds(money.overdue_debts([ended], TODAY)) == [(OccasionKind.OVERDUE_DEBT, TODAY)]


def test_the_day_that_was_said_goes_before_the_day_of_the_month() -> None:
    loan = a_holding(
        holding_class=HoldingClass.MORTGAGE,
        maturity=date(2040, 1, 1),
        next_payment_on=date(2026, 12, 7),
    )
    monthly = money.repayments([money.Repayment(loan, 5)], FIRST, date(2027, 2, 28))
    assert [one.on for one in monthly] == [date(2027, 1, 5), date(2027, 2, 5)]


def test_premiums_and_ends_of_policies() -> None:
    policy = Policy(
        id=PolicyId(9),
        client_id=ME,
        kind=PolicyKind.ANNUITY,
        next_premium_on=TODAY,
        ends=LAST,
    )
    found = [*money.policies_due([policy], FIRST, LAST)]
    assert kinds(found) == [(OccasionKind.PREMIUM_DUE, TODAY), (OccasionKind.POLICY_ENDS, LAST)]
    assert not [*money.policies_due([replace(policy, gone_on=TODAY)], FIRST, LAST)]


def test_an_expected_inflow() -> None:
    client = a_client(expected_inflow=Money.of_yuan(500_000), expected_inflow_on=date(2026, 12, 15))
    assert kinds(money.expected_inflow(client, FIRST, LAST)) == [
        (OccasionKind.INFLOW, date(2026, 12, 15))
    ]
    assert not [*money.expected_inflow(client, FIRST, TODAY)]
    assert not [*money.expected_inflow(a_client(), FIRST, LAST)]


def test_what_was_promised_stays_although_its_day_has_passed() -> None:
    agreed = Appointment(
        id=AppointmentId(5),
        client_id=ME,
        kind=AppointmentKind.CALL_BACK,
        on=TODAY - 5 * DAY,
        at=time(10, 30),
    )
    meeting = replace(agreed, kind=AppointmentKind.MEETING)
    kept = replace(agreed, state=AppointmentState.DONE)
    found = [*promises.appointments([agreed, meeting, kept])]
    assert kinds(found) == [
        (OccasionKind.CALL_BACK, TODAY - 5 * DAY),
        (OccasionKind.MEETING, TODAY - 5 * DAY),
    ]
    assert found[0].at == time(10, 30)
    assert found[0].reason.said() == "call-back promised for 2026-11-15"
    noted = promises.appointments([replace(agreed, note="理财到期")])
    assert [one.reason.said() for one in noted] == ["call-back promised for 2026-11-15: 理财到期"]


def test_answers_follow_ups_visits_tasks_and_good_news() -> None:
    asked = Feedback(
        id=FeedbackId(1), client_id=ME, on=TODAY, what="手续费", promised_on=TODAY + DAY
    )
    answered = replace(asked, answered_on=TODAY)
    assert kinds(promises.answers_owed([asked, answered])) == [
        (OccasionKind.ANSWER_OWED, TODAY + DAY)
    ]
    prospect = Prospect(
        id=ProspectId(1),
        client_id=ME,
        on=TODAY,
        source=ProspectSource.LOBBY,
        follow_up_on=TODAY,
    )
    assert kinds(promises.follow_ups([prospect], None)) == [(OccasionKind.FOLLOW_UP, TODAY)]
    assert not [*promises.follow_ups([prospect], TODAY)]
    visit = promises.PlannedVisit(id=1, client_id=ME, on=TODAY, what="家访")
    assert kinds(promises.visits([visit])) == [(OccasionKind.VISIT, TODAY)]
    task = promises.ToDo(id=1, client_id=None, on=TODAY, what="月报")
    assert [one.client_id for one in promises.to_dos([task])] == [None]
    news = promises.GoodNews(id=1, client_id=ME, on=TODAY, words="升职")
    (told,) = promises.good_news([news])
    assert "升职" in told.reason.said()


def test_reviews_dormancy_and_the_risk_assessment() -> None:
    for next_on, on in ((None, date(2026, 12, 30)), (TODAY + 5 * DAY, TODAY + 5 * DAY)):
        due = promises.review_due(ME, 7, date(2026, 9, 30), next_on=next_on, months=3)
        assert (due.kind, due.on, due.subject) == (OccasionKind.REVIEW_DUE, on, 7)
    check = promises.check_due(ME, 4, TODAY + DAY)
    assert (check.kind, check.on, check.subject) == (OccasionKind.CHECK_DUE, TODAY + DAY, 4)
    assert "looked at again on 2026-11-21" in check.reason.said()
    silent = TODAY - 181 * DAY
    assert kinds(promises.dormant(ME, silent, 180, TODAY)) == [(OccasionKind.DORMANT, TODAY)]
    assert not [*promises.dormant(ME, silent + DAY, 180, TODAY)]
    assert not [*promises.dormant(ME, None, 180, TODAY)]
    assessed = a_client(risk_tolerance="C3", risk_assessed_on=date(2025, 12, 1))
    assert kinds(promises.risk_expires(assessed)) == [
        (OccasionKind.RISK_EXPIRES, date(2026, 12, 1))
    ]
    assert not [*promises.risk_expires(a_client())]


PRODUCT = Product(
    id=ProductId(2), code="F1", name="稳健一号", kind=HoldingClass.BOND_FUND, closes_on=TODAY + DAY
)


# [P] in domain.md: stop-profit and stop-loss reached, net value moved.
@pytest.mark.parametrize(
    ("cost", "stops", "kind"),
    [
        (90_000, shelf.StopLines(profit_bp=1_000), OccasionKind.STOP_PROFIT),
        (91_000, shelf.StopLines(profit_bp=1_000), None),
        (112_000, shelf.StopLines(loss_bp=1_000), OccasionKind.STOP_LOSS),
        (111_000, shelf.StopLines(loss_bp=1_000), None),
        (90_000, shelf.StopLines(), None),
        (None, shelf.StopLines(profit_bp=1), None),
    ],
)
def test_a_limit_is_reached(
    cost: int | None, stops: shelf.StopLines, kind: OccasionKind | None
) -> None:
    line = a_holding(cost=None if cost is None else Money.of_yuan(cost), item="稳健一号")
    found = [*shelf.stops_reached(line, stops, TODAY)]
    assert [one.kind for one in found] == ([kind] if kind else [])
    assert all("10 %" in one.reason.said() for one in found)


@pytest.mark.parametrize(
    ("stops", "field"),
    [
        (shelf.StopLines(), None),
        (shelf.StopLines(profit_bp=20_000, loss_bp=500), None),
        (shelf.StopLines(profit_bp=0), "profit_bp"),
        (shelf.StopLines(loss_bp=-1), "loss_bp"),
        (shelf.StopLines(loss_bp=10_000), "loss_bp"),
    ],
)
def test_limits_that_are_not_taken(stops: shelf.StopLines, field: str | None) -> None:
    wrong = shelf.wrong_with_stops(stops)
    assert (wrong.field if wrong else None) == field
    assert wrong is None or "{" not in wrong.sentence()


@pytest.mark.parametrize(
    ("newest", "since", "said"),
    [
        (10_500, TODAY - 10 * DAY, "+5.0"),
        (9_500, TODAY - 10 * DAY, "-5.0"),
        (10_499, TODAY - 10 * DAY, None),
        (12_000, TODAY, None),
        (12_000, TODAY - 30 * DAY, None),
    ],
)
def test_a_net_value_moved_since_the_last_talk(newest: int, since: date, said: str | None) -> None:
    values = [
        NetValue(id=NetValueId(n), product_id=PRODUCT.id, on=TODAY - away * DAY, value=value)
        for n, (away, value) in enumerate(((20, 10_000), (0, newest)))
    ]
    found = [*shelf.net_value_moved(a_holding(), PRODUCT, values, since)]
    assert [one.kind for one in found] == ([OccasionKind.NET_VALUE_MOVED] if said else [])
    assert all(said in one.reason.said() for one in found if said)


def test_news_find_holders_and_tags() -> None:
    def news(kind: shelf.NewsKind) -> shelf.News:
        return shelf.News(id=3, kind=kind, on=TODAY, words="x", tags=("golf",))

    told = {
        shelf.NewsKind.DIVIDEND: OccasionKind.DIVIDEND,
        shelf.NewsKind.YIELD: OccasionKind.YIELD_NOTICE,
        shelf.NewsKind.PRODUCT: OccasionKind.PRODUCT_NEWS,
    }
    silent = replace(news(shelf.NewsKind.YIELD), words="")
    (yielded,) = shelf.news_on_held(silent, PRODUCT, [ME])
    assert yielded.reason.said() == "a yield of 稳健一号 was published on 2026-11-20"
    for kind, expected in told.items():
        (found,) = shelf.news_on_held(news(kind), PRODUCT, [ME])
        assert found.kind is expected
        assert "稳健一号" in found.reason.said()
    tagged = [(ME, ("Golf", "茶")), (ClientId(2), ("茶",))]
    (market,) = shelf.market_news(news(shelf.NewsKind.MARKET), tagged)
    assert (market.client_id, market.facts["tag"]) == (ME, "Golf")
    (fresh,) = shelf.new_product(PRODUCT, ("茶",), tagged[1:], on=TODAY)
    assert (fresh.client_id, fresh.on) == (2, TODAY)
    (window,) = shelf.window_closes(PRODUCT, [ME])
    assert window.on == TODAY + DAY
    assert not [*shelf.window_closes(replace(PRODUCT, closes_on=None), [ME])]
    assert shelf.bank_change(news(shelf.NewsKind.BANK)).client_id is None


def test_a_festival_is_one_duty_with_a_list() -> None:
    list_ = read_festivals(content.text("festivals.toml"))
    year = list_.between(date(2026, 4, 1), date(2026, 5, 1))
    found = [*gatherings.festivals(year, Language.CHINESE)]
    assert [(one.client_id, one.facts["what"]) for one in found] == [(None, "劳动节")]
    again = [*gatherings.festivals(year[1:], Language.CHINESE)]
    assert [one.key for one in again] == [one.key for one in found]


def test_whom_to_greet_and_how() -> None:
    silent = Permissions({}, do_not_call=True)
    clients = [
        gatherings.Greetable(ClientId(1), ClientClass.VERY_HIGH, Orientation.VALUE),
        gatherings.Greetable(ClientId(2), ClientClass.LOWER, Orientation.RELATIONSHIP, silent),
        gatherings.Greetable(ClientId(3), ClientClass.HIGHER),
    ]
    greetings = gatherings.greeting_list(clients)
    assert [one.client_id for one in greetings] == [3, 2, 1]
    assert ConsentChannel.CALL not in greetings[1].ways
    assert ConsentChannel.CALL in greetings[0].ways


def test_events_find_whom_to_invite_by_tag() -> None:
    salon = gatherings.Event(id=6, name="茶会", on=TODAY + 30 * DAY, tags=("茶",))
    tagged = [(ME, ("茶",)), (ClientId(2), ("golf",)), (ClientId(3), ("茶", "golf"))]
    assert gatherings.whom_to_invite(salon, tagged, invited={ME}) == [(3, "茶")]
    found = gatherings.invitations_due(salon, gatherings.whom_to_invite(salon, tagged))
    assert [(one.client_id, one.on) for one in found] == [
        (1, TODAY + 30 * DAY),
        (3, TODAY + 30 * DAY),
    ]


# [N] in domain.md: at least one client forum a year.
def test_the_forum_of_the_year() -> None:
    forum = gatherings.Event(id=1, name="论坛", on=date(2026, 12, 1), is_forum=True)
    assert gatherings.forum_due([], date(2026, 6, 30)) is None
    due = gatherings.forum_due([replace(forum, is_forum=False)], TODAY)
    assert due is not None and (due.kind, due.facts["year"]) == (OccasionKind.FORUM, 2026)
    assert gatherings.forum_due([forum], TODAY) is None
    assert gatherings.forum_due([forum], date(2027, 7, 1)) is not None


@pytest.mark.parametrize(
    ("name", "on", "tags", "field"),
    [
        ("茶会", TODAY, ("茶",), None),
        (" ", TODAY, ("茶",), "name"),
        ("茶会", TODAY - DAY, ("茶",), "on"),
        ("茶会", TODAY, (), "tags"),
    ],
)
def test_an_event_that_is_not_taken(
    name: str, on: date, tags: tuple[str, ...], field: str | None
) -> None:
    wrong = gatherings.wrong_with_event(name, on, tags, today=TODAY)
    assert (wrong.field if wrong else None) == field


def test_every_kind_says_itself_and_its_lead_time_is_right() -> None:
    assert set(WORDS) == set(OccasionKind) - {OccasionKind.CADENCE}  # that says why it is due
    assert wrong_with_leads(LEADS) is None
    assert LEADS.longest == 30
    assert LeadTimes({OccasionKind.DORMANT: 80, OccasionKind.BIRTHDAY: 5}).longest == 5


@pytest.mark.parametrize(
    ("kind", "on", "due"),
    [
        (OccasionKind.CALL_BACK, date(2026, 11, 20), date(2026, 11, 20)),
        (OccasionKind.CALL_BACK, date(2026, 11, 21), date(2026, 11, 20)),
        (OccasionKind.BIRTHDAY, date(2026, 11, 21), date(2026, 11, 20)),
        (OccasionKind.BIRTHDAY, date(2026, 11, 23), date(2026, 11, 20)),
        (OccasionKind.DEPOSIT_MATURES, date(2026, 11, 30), date(2026, 11, 23)),
        (OccasionKind.FESTIVAL, date(2026, 10, 1), date(2026, 9, 28)),
        (OccasionKind.MARKET_NEWS, date(2026, 11, 21), date(2026, 11, 23)),
        (OccasionKind.BIRTHDAY, date(2026, 2, 20), date(2026, 2, 14)),
    ],
)
def test_when_an_occasion_becomes_a_duty(kind: OccasionKind, on: date, due: date) -> None:
    assert due_on(Occasion(kind=kind, client_id=ME, on=on), LEADS, DAYS) == due


@settings(deadline=None)
@given(
    st.sampled_from(OccasionKind),
    st.dates(date(2025, 12, 1), date(2027, 3, 1)),
    st.integers(0, 90),
)
def test_duties_arise_on_working_days_and_in_time(kind: OccasionKind, on: date, lead: int) -> None:
    due = due_on(Occasion(kind=kind, client_id=ME, on=on), LeadTimes({kind: lead}), DAYS)
    assert DAYS.is_working(due)
    assert due >= on if kind.has_happened else due <= on - lead * DAY


@pytest.mark.parametrize(
    ("leads", "field"),
    [
        ({OccasionKind.BIRTHDAY: 0}, None),
        ({OccasionKind.BIRTHDAY: -1}, "birthday"),
        ({OccasionKind.BIRTHDAY: 91}, "birthday"),
        ({OccasionKind.DORMANT: 1}, "dormant"),
    ],
)
def test_lead_times_that_are_not_taken(leads: dict[OccasionKind, int], field: str | None) -> None:
    wrong = wrong_with_leads(LeadTimes(leads))
    assert (wrong.field if wrong else None) == field


def test_facts_are_kept_as_plain_values() -> None:
    facts: dict[str, Fact] = {
        "amount": Money(12_345),
        "day": TODAY,
        "what": HoldingClass.MORTGAGE,
        "relation": Relation.SON,
        "policy": PolicyKind.MEDICAL,
        "words": "升职",
        "percent": -3,
    }
    plain = plain_facts(facts)
    assert read_facts(plain) == facts
    assert type(read_facts(plain)["what"]) is HoldingClass
    for wrong in (["colour", "red"], ["money", "1"], ["day", "2026-13-01"], []):
        with pytest.raises(ValueError, match=r".*"):
            read_facts({"x": wrong})  # type: ignore[dict-item]
