"""What a script may mention: days that are near, a product that suits, times that are free."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.free_times import free_times
from rmdesk.desk.calling.mentions import Mentions, mentions_of
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.shelf.products import add_product, shelve
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.clients import Client
from rmdesk.domain.duties import Duty, DutyState
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.products import ProductLine
from rmdesk.domain.reasons import Reason
from rmdesk.domain.spoken.dates import When
from tests.books.builders import TODAY, a_client
from tests.books.empty_desk import NOW

DAY = timedelta(days=1)
PRODUCT = ProductLine(code="WL1", name="稳健一号", kind=HoldingClass.WEALTH_PRODUCT, risk="R2")
BEARS_IT = a_client(risk_tolerance="C2", risk_assessed_on=TODAY - 30 * DAY)


def a_duty(kind: OccasionKind, about: date = TODAY + 3 * DAY, subject: int = 0) -> Duty:
    return Duty(
        kind=kind,
        client_id=ClientId(1),
        subject=subject,
        about=about,
        on=TODAY,
        first_on=TODAY,
        reason=Reason("", {"what": "健康讲座"}),
    )


def mentioned(desk: Desk, *duties: Duty, client: Client = BEARS_IT) -> Mentions:
    return mentions_of(desk, client, duties, None)


def test_a_birthday_and_an_event_that_are_near(desk: Desk) -> None:
    found = mentioned(desk, a_duty(OccasionKind.BIRTHDAY), a_duty(OccasionKind.INVITATION))
    assert (found.birthday, found.event, found.event_on) == (
        TODAY + 3 * DAY,
        "健康讲座",
        TODAY + 3 * DAY,
    )


@pytest.mark.parametrize(
    "duty",
    [
        a_duty(OccasionKind.BIRTHDAY, TODAY - DAY),
        a_duty(OccasionKind.BIRTHDAY, TODAY + 15 * DAY),
        a_duty(OccasionKind.INVITATION, TODAY + 15 * DAY),
        replace(a_duty(OccasionKind.INVITATION), state=DutyState.DROPPED),
        a_duty(OccasionKind.FAMILY_BIRTHDAY),
    ],
    ids=["over", "far", "event far", "dropped", "of somebody else"],
)
def test_what_is_not_near_is_not_mentioned(desk: Desk, duty: Duty) -> None:
    assert mentioned(desk, duty) == Mentions()


@pytest.mark.parametrize(
    ("today", "name"), [(date(2026, 12, 25), "New Year"), (date(2026, 11, 20), "")]
)
def test_the_festival_that_is_near(desk: Desk, today: date, name: str) -> None:
    desk.today = today
    assert bool(mentioned(desk).festival) is bool(name)
    assert name in mentioned(desk).festival


@pytest.mark.parametrize(
    ("line", "client", "name"),
    [
        (PRODUCT, BEARS_IT, "稳健一号"),
        (replace(PRODUCT, risk="R3"), BEARS_IT, ""),
        (replace(PRODUCT, risk=""), BEARS_IT, ""),
        (replace(PRODUCT, closes_on=TODAY - DAY), BEARS_IT, ""),
        (PRODUCT, a_client(), ""),
        (PRODUCT, replace(BEARS_IT, risk_assessed_on=TODAY - 400 * DAY), ""),
        (replace(PRODUCT, kind=HoldingClass.INSURANCE_VALUE), BEARS_IT, ""),
    ],
    ids=["suits", "too risky", "not rated", "closed", "not assessed", "expired", "insurance"],
)
def test_a_product_is_mentioned_only_where_it_suits(
    desk: Desk, line: ProductLine, client: Client, name: str
) -> None:
    product_id = add_product(desk, line, now=NOW)
    duty = a_duty(OccasionKind.NEW_PRODUCT, subject=product_id)
    assert mentioned(desk, duty, client=client).product == name


def test_a_product_that_is_gone_is_not_mentioned(desk: Desk) -> None:
    product_id = add_product(desk, PRODUCT, now=NOW)
    duty = a_duty(OccasionKind.NEW_PRODUCT, subject=product_id)
    shelve(desk, product_id, gone_on=TODAY, now=NOW)
    assert mentioned(desk, duty).product == ""
    assert mentioned(desk, replace(duty, subject=99)).product == ""


@pytest.mark.parametrize("kind", [AppointmentKind.MEETING, AppointmentKind.CALL_BACK])
def test_what_was_agreed_stands_in_the_way(desk: Desk, kind: AppointmentKind) -> None:
    client_id = add_client(desk, now=NOW, name="张三")
    first, second = free_times(desk)
    assert first == When(date(2026, 11, 23), time(10))
    agree(desk, client_id, kind, on=first.on, at=time(10, 30), now=NOW)
    assert free_times(desk) == (When(first.on, time(9)), second)
