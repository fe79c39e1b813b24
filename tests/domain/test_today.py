"""Today, carried-over duties and the weeks to come: product.md, "Nothing drops out"."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.cadence import Rhythm, next_contact
from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import known_holidays
from rmdesk.domain.calendar.working_days import OwnKind, WorkingDays, own_days
from rmdesk.domain.capacity import Planned, load, spread, wrong_with_limit
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import (
    Duty,
    DutyState,
    cadence_duty,
    done,
    dropped,
    duty_of,
    moved,
    reconcile,
    wrong_with_dropping,
    wrong_with_moving,
)
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import Key, Occasion, OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.reasons import Reason
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.today import (
    GROUP_OF,
    Group,
    Row,
    TodayPoints,
    rows,
    wrong_with_today,
)

DAYS = WorkingDays(known_holidays(*read_holidays(content.text("holidays.toml")).years))
POINTS, LEADS = TodayPoints(), LeadTimes()
THURSDAY, FRIDAY, MONDAY = date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)
DAY = timedelta(days=1)


def a_duty(
    client: int | None = 1, kind: OccasionKind = OccasionKind.CADENCE, **values: Any
) -> Duty:
    on = values.pop("on", FRIDAY)
    defaults: dict[str, Any] = {
        "subject": 0,
        "about": on,
        "first_on": on,
        "reason": Reason("due"),
    }
    client_id = None if client is None else ClientId(client)
    return Duty(kind=kind, client_id=client_id, on=on, **{**defaults, **values})


def today(duties: list[Duty], day: date = FRIDAY, **classes: ClientClass) -> list[Row]:
    named = {ClientId(int(name[1:])): one for name, one in classes.items()}
    return rows(duties, named, today=day, days=DAYS, points=POINTS)


def test_twenty_planned_and_ten_made_are_ten_tomorrow_marked() -> None:
    planned = [a_duty(n) for n in range(20)]
    assert [row.carried for row in today(planned)] == [0] * 20
    after = [done(duty, today=FRIDAY) for duty in planned[:10]] + planned[10:]
    tomorrow = today(after, MONDAY)
    assert [row.client_id for row in tomorrow] == list(range(10, 20))
    assert [row.carried for row in tomorrow] == [1] * 10
    assert [row.carried for row in today(after, MONDAY + DAY)] == [2] * 10


@pytest.mark.parametrize(
    ("on", "day", "carried"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, date(2026, 11, 22), 0),
        (FRIDAY, MONDAY, 1),
        (THURSDAY, MONDAY, 2),
        (MONDAY, FRIDAY, 0),
        # Over the National Day holidays nobody works: the 30th is carried over to the 8th once.
        (date(2026, 9, 30), date(2026, 10, 7), 0),
        (date(2026, 9, 30), date(2026, 10, 8), 1),
        # A make-up Saturday counts.
        (date(2026, 10, 9), date(2026, 10, 12), 2),
    ],
)
def test_how_long_a_duty_was_carried_over(on: date, day: date, carried: int) -> None:
    assert a_duty(on=on).carried(day, DAYS) == carried


def test_one_row_a_client_with_every_reason() -> None:
    maturing = a_duty(
        kind=OccasionKind.DEPOSIT_MATURES,
        subject=7,
        on=THURSDAY,
        reason=Reason("matures {amount}", {"amount": Money.of_yuan(200_000)}),
    )
    called = a_duty(kind=OccasionKind.CALL_BACK, subject=3, at=time(10, 30))
    (row,) = today([a_duty(), maturing, called], c1=ClientClass.VERY_HIGH)
    assert [duty.kind for duty in row.duties] == [
        OccasionKind.CALL_BACK,
        OccasionKind.DEPOSIT_MATURES,
        OccasionKind.CADENCE,
    ]
    assert [reason.points for reason in row.score.reasons] == [50, 40, 10, 2, 10, 20]
    assert row.score.points == 132
    assert (row.group, row.carried, row.at) == (Group.PROMISES, 1, time(10, 30))
    assert [reason.message for reason in row.score.telling][:2] == ["due", "matures {amount}"]


def test_what_is_about_nobody_has_a_row_of_its_own() -> None:
    festival = a_duty(None, OccasionKind.FESTIVAL, subject=1)
    task = a_duty(None, OccasionKind.TO_DO, subject=1)
    of_client = a_duty(1, OccasionKind.TO_DO, subject=2)
    made = today([festival, task, of_client])
    assert [row.client_id for row in made] == [None, None, 1]
    assert {row.group for row in made} == {Group.CARE, Group.TO_DOS}


def test_the_highest_score_stands_first_and_large_sums_count() -> None:
    def matures(client: int, yuan: int) -> Duty:
        facts = {"amount": Money.of_yuan(yuan)}
        return a_duty(client, OccasionKind.DEPOSIT_MATURES, reason=Reason("{amount}", facts))

    made = today(
        [matures(1, 199_999), matures(2, 200_000), a_duty(3), matures(4, 10)],
        c4=ClientClass.MEDIUM,
        c1=ClientClass.LOWER,
    )
    assert [(row.client_id, row.score.points) for row in made] == [
        (2, 50),
        (4, 46),
        (1, 40),
        (3, 10),
    ]


def test_being_carried_over_counts_only_so_much() -> None:
    (row,) = today([a_duty(on=date(2026, 9, 1))])
    assert row.carried > 20
    assert [reason.points for reason in row.score.reasons] == [10, POINTS.carried_most]


def test_every_kind_belongs_to_a_group_with_points() -> None:
    assert set(GROUP_OF) == set(OccasionKind)
    assert set(POINTS.group) == set(Group)
    assert set(POINTS.client_class) == set(ClientClass)


@pytest.mark.parametrize(
    ("points", "field"),
    [
        (TodayPoints(), None),
        (TodayPoints(a_day=-1), "a_day"),
        (TodayPoints(large=101), "large"),
        (TodayPoints(group={Group.MONEY: 101}), "money"),
        (TodayPoints(client_class={ClientClass.LOWER: -5}), "lower"),
    ],
)
def test_points_that_are_not_taken(points: TodayPoints, field: str | None) -> None:
    wrong = wrong_with_today(points)
    assert (wrong.field if wrong else None) == field


near = st.dates(date(2026, 8, 1), date(2027, 1, 31))
duties = st.lists(
    st.builds(
        Duty,
        kind=st.sampled_from(OccasionKind),
        client_id=st.none() | st.integers(1, 6).map(ClientId),
        subject=st.integers(0, 3),
        about=near,
        on=near.map(DAYS.working_day_on_or_after),
        first_on=near,
        reason=st.builds(
            Reason,
            st.just("x"),
            st.fixed_dictionaries({"amount": st.integers(0, 10**9).map(Money)}),
        ),
        at=st.none() | st.times(),
        state=st.sampled_from(DutyState),
    ),
    max_size=40,
    unique_by=lambda duty: duty.key,
)
classes = st.dictionaries(st.integers(1, 6).map(ClientId), st.sampled_from(ClientClass))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(duties, classes, near)
def test_nothing_due_is_outside_today_and_scores_are_sums(
    duties: list[Duty], classes: dict[ClientId, ClientClass], day: date
) -> None:
    made = rows(duties, classes, today=day, days=DAYS, points=POINTS)
    shown = [duty for row in made for duty in row.duties]
    due = [duty for duty in duties if duty.is_open and duty.on <= day]
    assert Counter(duty.key for duty in shown) == Counter(duty.key for duty in due)
    clients = [row.client_id for row in made if row.client_id is not None]
    assert len(clients) == len(set(clients))
    assert [row.score.points for row in made] == sorted(
        (row.score.points for row in made), reverse=True
    )
    for row in made:
        assert row.score.points == sum(reason.points for reason in row.score.reasons)
        assert len(row.score.reasons) >= len(row.duties)
        assert row.carried == max(duty.carried(day, DAYS) for duty in row.duties)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(duties, near)
def test_a_duty_settled_by_nobody_is_there_the_next_day(duties: list[Duty], day: date) -> None:
    now = rows(duties, {}, today=day, days=DAYS, points=POINTS)
    next_day = rows(duties, {}, today=day + DAY, days=DAYS, points=POINTS)
    kept = {duty.key for row in next_day for duty in row.duties}
    assert {duty.key for row in now for duty in row.duties} <= kept


def an_occasion(on: date, kind: OccasionKind = OccasionKind.BIRTHDAY) -> Occasion:
    return Occasion(kind=kind, client_id=ClientId(1), on=on)


def test_a_duty_arises_once_and_what_is_due_never_goes_by_itself() -> None:
    birthday = duty_of(an_occasion(MONDAY), LEADS, DAYS)
    assert (birthday.on, birthday.about) == (FRIDAY, MONDAY)
    assert reconcile([], [birthday], today=THURSDAY).new == [birthday]
    for state in DutyState:
        kept = replace(birthday, state=state)
        assert reconcile([kept], [birthday], today=THURSDAY) == reconcile([], [], today=THURSDAY)
    assert reconcile([birthday], [], today=THURSDAY).gone == [birthday]
    assert reconcile([birthday], [], today=FRIDAY).gone == []
    assert reconcile([done(birthday, today=THURSDAY)], [], today=THURSDAY).gone == []


def test_a_corrected_day_moves_what_is_ahead_but_not_what_was_moved_by_hand() -> None:
    maturity = duty_of(an_occasion(MONDAY + 7 * DAY, OccasionKind.DEPOSIT_MATURES), LEADS, DAYS)
    corrected = duty_of(an_occasion(MONDAY + 14 * DAY, OccasionKind.DEPOSIT_MATURES), LEADS, DAYS)
    changes = reconcile([maturity], [corrected], today=FRIDAY)
    assert (changes.new, changes.gone) == ([corrected], [maturity])
    earlier = replace(maturity, on=maturity.on + DAY, first_on=maturity.on + DAY)
    changes = reconcile([earlier], [maturity], today=FRIDAY)
    assert (changes.new, changes.gone) == ([maturity], [earlier])
    by_hand = replace(maturity, on=maturity.on + DAY)
    changes = reconcile([by_hand], [maturity], today=FRIDAY)
    assert (changes.new, changes.gone) == ([], [])


def test_what_has_a_record_of_its_own_goes_and_moves_with_it() -> None:
    agreed = duty_of(an_occasion(FRIDAY, OccasionKind.CALL_BACK), LEADS, DAYS)
    again = duty_of(an_occasion(MONDAY, OccasionKind.CALL_BACK), LEADS, DAYS)
    assert reconcile([agreed], [agreed], today=MONDAY) == reconcile([], [], today=MONDAY)
    assert reconcile([agreed], [], today=MONDAY).gone == [agreed]
    moved_there = reconcile([agreed], [again], today=FRIDAY)
    assert (moved_there.new, moved_there.gone) == ([again], [agreed])
    kept = [done(agreed, today=FRIDAY)]
    assert reconcile(kept, [], today=MONDAY).gone == []


def test_a_cadence_duty_says_why() -> None:
    due = next_contact(
        Rhythm(known_since=FRIDAY, frequency=30, last_contact=date(2026, 10, 22)), DAYS
    )
    duty = cadence_duty(ClientId(1), due)
    assert (duty.on, duty.about, duty.kind) == (MONDAY, date(2026, 11, 21), OccasionKind.CADENCE)
    assert "2026-10-22" in duty.reason.said()


@pytest.mark.parametrize(
    ("duty", "to", "is_right"),
    [
        (a_duty(), FRIDAY, True),
        (a_duty(), MONDAY, True),
        (a_duty(), THURSDAY, False),
        (a_duty(state=DutyState.DONE), MONDAY, False),
        # A birthday to come is of no use after its day, one that is over may be made up for.
        (a_duty(kind=OccasionKind.BIRTHDAY, about=MONDAY), MONDAY, True),
        (a_duty(kind=OccasionKind.BIRTHDAY, about=MONDAY), MONDAY + DAY, False),
        (a_duty(kind=OccasionKind.BIRTHDAY, about=THURSDAY), MONDAY, True),
        (a_duty(kind=OccasionKind.TO_DO, about=FRIDAY), MONDAY, True),
        (a_duty(kind=OccasionKind.CALL_BACK, about=FRIDAY), MONDAY, True),
        (a_duty(kind=OccasionKind.OVERDUE_DEBT, about=FRIDAY), MONDAY, True),
        (a_duty(kind=OccasionKind.GOOD_NEWS, about=FRIDAY), MONDAY, True),
        (a_duty(kind=OccasionKind.DEPOSIT_MATURES, about=FRIDAY), MONDAY, False),
        (a_duty(kind=OccasionKind.REVIEW_DUE, about=FRIDAY), MONDAY, True),
    ],
)
def test_where_a_duty_moves(duty: Duty, to: date, is_right: bool) -> None:
    wrong = wrong_with_moving(duty, to, today=FRIDAY)
    assert (wrong is None) is is_right
    assert wrong is None or "{" not in wrong.sentence()


def test_a_moved_duty_stands_on_a_working_day_and_knows_its_first() -> None:
    put_off = moved(a_duty(), date(2026, 11, 21), DAYS, why="travels")
    assert (put_off.on, put_off.first_on, put_off.why) == (MONDAY, FRIDAY, "travels")
    assert put_off.was_moved and put_off.is_open
    assert not put_off.is_due(FRIDAY) and put_off.is_due(MONDAY)
    sunday = a_duty(kind=OccasionKind.BIRTHDAY, about=date(2026, 11, 22), on=THURSDAY)
    assert moved(sunday, date(2026, 11, 21), DAYS).on == FRIDAY


def test_a_duty_is_dropped_with_a_reason() -> None:
    assert wrong_with_dropping(a_duty(), "moved abroad") is None
    assert wrong_with_dropping(a_duty(), "  ") is not None
    assert wrong_with_dropping(a_duty(state=DutyState.DROPPED), "x") is not None
    gone = dropped(a_duty(), " moved abroad ", today=FRIDAY)
    assert (gone.state, gone.why, gone.settled_on) == (DutyState.DROPPED, "moved abroad", FRIDAY)
    assert today([gone]) == []


@pytest.mark.parametrize("channel", Channel)
def test_a_written_word_settles_care_and_news_but_nothing_about_money(channel: Channel) -> None:
    """Nothing due drops out of Today because a greeting was sent."""
    care = {OccasionKind.BIRTHDAY, OccasionKind.GOOD_NEWS, OccasionKind.CADENCE}
    money = {OccasionKind.DEPOSIT_MATURES, OccasionKind.PREMIUM_DUE, OccasionKind.INFLOW}
    never = {OccasionKind.OVERDUE_INSTALMENT, OccasionKind.INVITATION, OccasionKind.TO_DO}
    settled = {kind for kind in care | money | never if kind.is_settled_by(channel)}
    talk = money if channel in (Channel.TELEPHONE, Channel.MEETING, Channel.VISIT) else set()
    assert settled == care | talk


def planned(client: int, on: date, weight: int = 0, *, is_fixed: bool = False) -> Planned:
    kind = OccasionKind.CALL_BACK if is_fixed else OccasionKind.CADENCE
    return Planned(Key(kind, ClientId(client), 0, on), client, on, is_fixed, weight)


def test_the_load_of_the_next_four_weeks() -> None:
    plan = [
        planned(1, FRIDAY),
        planned(1, FRIDAY, is_fixed=True),
        planned(2, THURSDAY),  # overdue: today
        planned(3, MONDAY),
    ]
    days = load(plan, today=FRIDAY, days=DAYS, limit=1)
    assert len(days) == 20
    assert [(one.on, one.clients, one.fixed, one.over) for one in days[:3]] == [
        (FRIDAY, 2, 1, 1),
        (MONDAY, 1, 0, 0),
        (MONDAY + DAY, 0, 0, 0),
    ]
    assert all(one.is_known for one in days)
    over_new_year = load([], today=date(2026, 12, 28), days=DAYS)
    assert [one.is_known for one in over_new_year].count(False) > 0


def test_what_counts_least_moves_to_the_next_day_with_room() -> None:
    plan = [planned(n, FRIDAY, weight=n) for n in (1, 2, 3, 4)]
    done_ = spread(plan, today=FRIDAY, days=DAYS, limit=2)
    assert [(move.keys[0].client_id, move.to) for move in done_.moves] == [(2, MONDAY), (1, MONDAY)]
    assert done_.left_over == 0


def test_what_is_fixed_stays_and_what_has_no_room_is_said() -> None:
    plan = [planned(n, FRIDAY, is_fixed=True) for n in range(3)]
    stays = spread(plan, today=FRIDAY, days=DAYS, limit=1)
    assert (list(stays.moves), stays.left_over) == ([], 2)
    many = [planned(n, FRIDAY) for n in range(50)]
    result = spread(many, today=FRIDAY, days=DAYS, limit=1)
    assert (len(result.moves), result.left_over) == (19, 30)


def test_leave_days_take_nothing() -> None:
    leave = own_days(MONDAY, MONDAY + 4 * DAY, OwnKind.LEAVE)
    days = WorkingDays(DAYS.public, {one.on: one for one in leave})
    plan = [planned(n, FRIDAY, weight=n) for n in (1, 2)]
    (move,) = spread(plan, today=FRIDAY, days=days, limit=1).moves
    assert move.to == MONDAY + 7 * DAY


@pytest.mark.parametrize(("limit", "is_right"), [(1, True), (200, True), (0, False), (201, False)])
def test_a_limit_of_clients_a_day(limit: int, is_right: bool) -> None:
    wrong = wrong_with_limit(limit)
    assert (wrong is None) is is_right
    assert wrong is None or str(limit) in wrong.sentence()


plans = st.lists(
    st.builds(
        planned,
        st.integers(1, 25),
        st.dates(FRIDAY - 10 * DAY, FRIDAY + 40 * DAY).map(DAYS.working_day_on_or_after),
        st.integers(0, 100),
        is_fixed=st.booleans(),
    ),
    max_size=60,
    unique_by=lambda one: one.key,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans, st.integers(1, 6))
def test_spreading_loses_nothing_and_moves_only_later(plan: list[Planned], limit: int) -> None:
    result = spread(plan, today=FRIDAY, days=DAYS, limit=limit)
    to = {key: move.to for move in result.moves for key in move.keys}
    by_key = {one.key: one for one in plan}
    assert len(to) == sum(len(move.keys) for move in result.moves)
    for key, day in to.items():
        assert not by_key[key].is_fixed
        assert DAYS.is_working(day)
        assert day > by_key[key].on and day > FRIDAY
    after = [replace(one, on=to.get(one.key, one.on)) for one in plan]
    before = load(plan, today=FRIDAY, days=DAYS, limit=limit)
    then = load(after, today=FRIDAY, days=DAYS, limit=limit)
    assert sum(one.over for one in then) == result.left_over
    assert sum(one.over for one in then) <= sum(one.over for one in before)
    assert spread(after, today=FRIDAY, days=DAYS, limit=limit).moves == []
