"""Which number to dial now, and why; which promises are still open."""

from datetime import datetime

import pytest

from rmdesk.domain.contacts import Channel, Contact
from rmdesk.domain.dialling import HoursNow, WhyLine, dialling
from rmdesk.domain.duties import Duty, DutyState
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.domain.file.hours import read_hours
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.promised import open_promises
from rmdesk.domain.reasons import Reason
from tests.books.builders import TODAY, a_client

MOBILE, HOME, WORK = PhoneLine
FRIDAY_10, FRIDAY_20, SATURDAY_10 = (
    datetime(2026, 11, 20, 10),
    datetime(2026, 11, 20, 20),
    datetime(2026, 11, 21, 10),
)
NUMBERS = {MOBILE: "13800001111", HOME: "01066667777", WORK: "01088889999"}


@pytest.mark.parametrize(
    ("lines", "closed", "liked", "now", "line", "why"),
    [
        ({MOBILE, HOME, WORK}, (), None, FRIDAY_10, MOBILE, WhyLine.ANYWHERE),
        ({MOBILE, HOME, WORK}, (), HOME, FRIDAY_10, HOME, WhyLine.LIKED),
        ({MOBILE, HOME, WORK}, (HOME,), HOME, FRIDAY_10, MOBILE, WhyLine.ANYWHERE),
        ({HOME, WORK}, (), None, FRIDAY_10, WORK, WhyLine.AT_WORK),
        ({HOME, WORK}, (), None, FRIDAY_20, HOME, WhyLine.AT_HOME),
        ({HOME, WORK}, (), None, SATURDAY_10, HOME, WhyLine.AT_HOME),
        ({MOBILE, HOME}, (MOBILE,), None, FRIDAY_10, HOME, WhyLine.ONLY),
        ({MOBILE}, (MOBILE,), None, FRIDAY_10, None, None),
        (set(), (), None, FRIDAY_10, None, None),
    ],
)
def test_the_number_to_dial_now(
    lines: set[PhoneLine],
    closed: tuple[PhoneLine, ...],
    liked: PhoneLine | None,
    now: datetime,
    line: PhoneLine | None,
    why: WhyLine | None,
) -> None:
    client = a_client(**{one.value: NUMBERS[one] if one in lines else "" for one in PhoneLine})
    found = dialling(client, Respect(liked_line=liked, closed_lines=closed), now)
    assert (found.line, found.why) == (line, why)
    assert set(found.closed) == set(closed) & lines
    assert {*found.others, *found.closed} | ({line} if line else set()) == lines


@pytest.mark.parametrize(
    ("good", "bad", "hours"),
    [
        ("", "", HoursNow.UNSAID),
        ("9-11", "", HoursNow.GOOD),
        ("14-16", "", HoursNow.NOT_GOOD),
        ("9-11", "9:30-10:30", HoursNow.BAD),
    ],
)
def test_what_the_hours_of_the_client_say_of_now(good: str, bad: str, hours: HoursNow) -> None:
    respect = Respect(good_hours=read_hours(good) or (), bad_hours=read_hours(bad) or ())
    assert dialling(a_client(), respect, FRIDAY_10).hours is hours


def a_contact(promise: str) -> Contact:
    return Contact(
        id=ContactId(1),
        client_id=ClientId(1),
        on=TODAY,
        channel=Channel.TELEPHONE,
        promise=promise,
    )


def a_duty(what: str, kind: OccasionKind, state: DutyState = DutyState.OPEN) -> Duty:
    return Duty(
        kind=kind,
        client_id=ClientId(1),
        subject=1,
        about=TODAY,
        on=TODAY,
        first_on=TODAY,
        reason=Reason("", {"what": what}),
        state=state,
    )


def test_a_promise_stays_until_it_is_kept() -> None:
    contacts = [a_contact("send the table"), a_contact("ask the branch"), a_contact("")]
    duties = [
        a_duty("send the table", OccasionKind.TO_DO, DutyState.DONE),
        a_duty("answer the complaint", OccasionKind.ANSWER_OWED),
        a_duty("公司成立日", OccasionKind.ANNIVERSARY),
    ]
    found = [(one.what, one.on) for one in open_promises(contacts, duties)]
    assert found == [("answer the complaint", TODAY), ("ask the branch", None)]
