"""The small book with meetings ahead, to be written down and over, deals of two months, calls."""

from datetime import date, datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.day.events import add_event
from rmdesk.desk.meeting.holding import record_meeting
from rmdesk.desk.meeting.planning import call_off_meeting, plan_meeting
from rmdesk.desk.meeting.prefilled import prefilled
from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.ids import ClientId
from rmdesk.domain.meetings.follow_ups import FollowUp
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.meetings.plan import Held, Plan
from rmdesk.domain.money import Money
from rmdesk.store.tables.contacts import CallTable
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.rhythm import DealTable, MeetingTable
from rmdesk.ui.meeting.prepared_texts import filled_in
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH

_CLOSED = (
    (1, "investment", 28, date(2026, 11, 4)),
    (2, "insurance_regular", 3, date(2026, 11, 11)),
    (1, "accounts", None, date(2026, 11, 18)),
    (3, "loans", 40, date(2026, 10, 28)),
)


def fill_meetings(desk: Desk) -> None:
    """One of each kind; what is prepared is from the file."""
    wednesday = TODAY + timedelta(5)
    salon = add_event(desk, "亲子理财沙龙", TODAY + timedelta(8), "亲子", now=NOW)
    plan = filled_in(prefilled(desk, RICH), Plan(on=wednesday, at=time(10, 30)))
    plan_meeting(desk, RICH, plan, now=NOW)
    at_salon = Plan(
        on=TODAY + timedelta(8), kind=MeetingKind.EVENT, event_id=salon, purpose="认识一下"
    )
    plan_meeting(desk, ClientId(3), at_salon, now=NOW)
    meets = AppointmentKind.MEETING
    agree(desk, ClientId(2), meets, now=NOW, on=TODAY, at=time(16), note="谈续存")
    off = plan_meeting(desk, ClientId(4), Plan(on=wednesday, purpose="资产回顾"), now=NOW)
    call_off_meeting(desk, off, "出差,月底再约", now=NOW)
    held = Held(
        on=TODAY - timedelta(3),
        record="同意续存一半",
        follow_ups=(FollowUp("寄对比表", wednesday),),
    )
    record_meeting(desk, ClientId(5), held, now=NOW)
    with desk.store.action("book.made", at=NOW) as action:  # agreed long ago, and never told
        values = {"client_id": 6, "on": TODAY - timedelta(2), "kind": MeetingKind.ROUTINE}
        action.insert(MeetingTable, {**values, "purpose": "开通手机银行"})


def fill_activity(desk: Desk) -> None:
    """Deals closed in two months, who is in care, and a few calls."""
    with desk.store.action("book.made", at=NOW) as action:
        for client, metric, wan, on in _CLOSED:
            values = {"client_id": client, "metric": metric, "stage": Stage.CLOSED, "pieces": 1}
            days = {"month": on.replace(day=1), "added_on": on, "moved_on": on, "closed_on": on}
            amount = None if wan is None else Money.of_yuan(wan * 10_000)
            action.insert(DealTable, {**values, **days, "amount": amount})
        for client in (1, 2, 4):
            said = {"field": "service", "value": ServiceRelationship.ESTABLISHED.value}
            action.insert(DetailTable, {"client_id": client, "known_since": TODAY, **said})
        for client in range(1, 8):
            at = datetime.combine(TODAY - timedelta(client), time(10))
            meets = client % 3 == 0
            outcome = Outcome.APPOINTMENT if meets else Outcome.THINKING
            told = {"client_id": client, "at": at, "outcome": outcome.value, "script": "invite"}
            flags = {"is_dial": True, "is_reached": client != 5, "is_meeting": meets}
            action.insert(CallTable, {**told, **flags})
