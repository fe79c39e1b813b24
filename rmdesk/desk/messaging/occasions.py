"""What a message to a client may be about now, the most pressing first.

Everything is read from the client's own file: nothing follows a tie to a relative's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.day.events import event_of
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.template import MessageKind, Template
from rmdesk.domain.occasions.gatherings import festival_number
from rmdesk.domain.occasions.kinds import Key, OccasionKind

_SOON: Final = timedelta(days=90)  # as on the pre-call card
_NEAR: Final = timedelta(days=3)
_FESTIVAL_NEAR: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a message is about: `on` and `at` are when, `what` is an event or good news in words.

    `festival` is the duty that a greeting settles, `event` the event to which it invites.
    """

    kind: MessageKind
    on: date | None = None
    at: time | None = None
    what: str = ""
    item: HoldingClass | None = None
    festival: Key | None = None
    event: int | None = None

    def is_for(self, template: Template) -> bool:
        """Whether this template says it; a festival's own words are for that festival alone."""
        if template.kind is not self.kind:
            return False
        if template.festival and self.festival is not None:
            return festival_number(template.festival) == self.festival.subject
        return not template.festival or self.festival is None


def occasions_of(desk: Desk, client_id: ClientId, *, now: datetime) -> list[About]:
    """What there is to write about."""
    return [
        *_just_now(desk, client_id, now),
        *_agreed(desk, client_id, now.date()),
        *_days(desk, client_id, now.date()),
        *_money(desk, client_id, now.date()),
    ]


def appointment(kind: AppointmentKind, on: date, at: time | None) -> About:
    """The confirmation of what was agreed."""
    message = MessageKind.APPOINTMENT if kind is AppointmentKind.MEETING else MessageKind.CALL_BACK
    return About(kind=message, on=on, at=at)


def invitation(desk: Desk, event_id: int) -> About:
    """The invitation to an event; raises EventGone."""
    event = event_of(desk, event_id)
    return About(kind=MessageKind.INVITATION, on=event.on, what=event.name, event=event_id)


def greeting(key: Key) -> About:
    """The greeting for the festival of a duty."""
    return About(kind=MessageKind.FESTIVAL, on=key.on, festival=key)


def _just_now(desk: Desk, client_id: ClientId, now: datetime) -> Iterator[About]:
    """What happened today: nobody answered, a first talk, a meeting."""
    contacts = desk.contacts.of(client_id, 2)
    today = [one for one in contacts if one.on == now.date()]
    calls = desk.calls.of(client_id, 1)
    tried = calls and calls[0].at.date() == now.date() and calls[0].is_dial
    if tried and not calls[0].is_reached:
        yield About(kind=MessageKind.NOT_REACHED)
    if len(contacts) == 1 and today and today[0].channel is Channel.TELEPHONE:
        yield About(kind=MessageKind.CONTACT_DETAILS)
    if any(one.channel in (Channel.MEETING, Channel.VISIT) for one in today):
        yield About(kind=MessageKind.THANKS)


def _agreed(desk: Desk, client_id: ClientId, today: date) -> Iterator[About]:
    for one in desk.appointments.of(client_id):
        if one.state is not AppointmentState.OPEN or one.on < today:
            continue
        confirming = appointment(one.kind, one.on, one.at)
        if one.kind is AppointmentKind.MEETING:
            reminding = About(kind=MessageKind.REMINDER, on=one.on, at=one.at)
            is_near = one.on <= desk.days.after(today)
            yield from (reminding, confirming) if is_near else (confirming, reminding)
        else:
            yield confirming


def _days(desk: Desk, client_id: ClientId, today: date) -> Iterator[About]:
    """Birthdays, good news, invitations and festivals that are near."""
    for _row, duty in desk.duties.open_of(OccasionKind.BIRTHDAY, client_id):
        if abs(duty.about - today) <= _NEAR:
            yield About(kind=MessageKind.BIRTHDAY)
    told = desk.duties.open_of(OccasionKind.GOOD_NEWS, client_id)
    fresh = {duty.subject for _row, duty in told}
    for news in desk.day.good_news.of(client_id):
        if news.id in fresh:
            yield About(kind=MessageKind.CONGRATULATION, what=news.words)
    for _row, duty in desk.duties.open_of(OccasionKind.INVITATION, client_id):
        if duty.about >= today:
            yield invitation(desk, duty.subject)
    for _row, duty in desk.duties.open_of(OccasionKind.FESTIVAL, None):
        if -_NEAR <= duty.about - today <= _FESTIVAL_NEAR:
            yield greeting(duty.key)


def _money(desk: Desk, client_id: ClientId, today: date) -> Iterator[About]:
    """The next asset with us that matures: what lies elsewhere is the client's to mention."""
    coming = [
        (holding.maturity, holding.id, holding.holding_class)
        for holding in desk.holdings.of(client_id)
        if holding.is_ours
        and not holding.gone_on
        and not holding.holding_class.is_liability
        and holding.maturity
        and today <= holding.maturity <= today + _SOON
    ]
    if coming:
        on, _id, item = min(coming)
        yield About(kind=MessageKind.MATURITY, on=on, item=item)
