"""What speaks against calling or meeting a client now, before the number is shown.

What the relatives who share were called about counts with the client's own calls ([P] in domain.md,
"Guards"); nothing of a relative behind a wall is read.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.queue import candidates_of, patience_of
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.respect import respect_for
from rmdesk.desk.client_file.walls import from_those_who_share, relatives, total_of
from rmdesk.domain.agenda import A_CALL, A_MEETING, AHEAD, agenda
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.guards import (
    Calling,
    Guard,
    Limits,
    Talked,
    guards_of_call,
    guards_of_call_back,
    is_too_close,
    monthly_limit,
)
from rmdesk.domain.guards import guards_of_meeting as guards_of_hours
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.walls import Walled
from rmdesk.domain.occasions.kinds import OccasionKind

_LONG: Final = frozenset({OccasionKind.MEETING, OccasionKind.VISIT})


def guards_of(
    desk: Desk, client_id: ClientId, now: datetime, topics: Iterable[str] = ()
) -> list[Guard]:
    """What speaks against calling the client at `now` about `topics`, the gravest first.

    Raises ClientGone.
    """
    client = client_of(desk, client_id)
    (one,) = candidates_of(desk, [client_id], now=now)
    limits = limits_of(desk, client_id)
    shared = from_those_who_share(
        desk, client_id, lambda relative: _calls_this_month(desk, relative, now.date())
    )
    own = _calls_this_month(desk, client_id, now.date())
    since = date.fromordinal(max(1, now.date().toordinal() - limits.topic_days))
    known = Calling(
        client=client,
        respect=respect_for(desk, client),
        do_not_call=client.do_not_call,
        calls_this_month=own + sum(count for _relative, count in shared),
        in_household=bool(shared),
        day=desk.days.day(now.date()),
        talked=[
            Talked(topic=what, on=on) for what, on in desk.queue.topics_since(client_id, since)
        ],
        attempts=one.attempts,
        walled=sum(isinstance(relative, Walled) for relative in relatives(desk, client_id)),
        is_promised=one.promised_by(now),
    )
    return guards_of_call(known, limits, now=now, topics=topics)


def guards_of_meeting(
    desk: Desk,
    client_id: ClientId,
    on: date,
    at: time | None,
    now: datetime,
    kind: AppointmentKind = AppointmentKind.MEETING,
) -> list[Guard]:
    """What speaks against meeting the client then, the gravest first; raises ClientGone.

    For a call-back, what speaks against a call at that minute, as far as it is known today.
    """
    client = client_of(desk, client_id)
    own = A_MEETING if kind is AppointmentKind.MEETING else A_CALL
    # An appointment that is only put into other words is not in its own way.
    agreed = agenda(desk.duties.open_between(on - AHEAD, on), on)
    others = (line for line in agreed.lines if line.duty.client_id != client_id)
    taken = [
        line.at
        for line in others
        if at is not None
        and is_too_close(at, own, line.at, A_MEETING if line.duty.kind in _LONG else A_CALL)
    ]
    day = desk.days.day(on)
    if kind is AppointmentKind.CALL_BACK:
        return guards_of_call_back(respect_for(desk, client), client, on, at, day=day, taken=taken)
    return guards_of_hours(
        at,
        day=day,
        taken=taken,
        earlier_contacts=desk.queue.contacts_until(client_id, now.date()),
        limits=limits_of(desk, client_id),
    )


def limits_of(desk: Desk, client_id: ClientId) -> Limits:
    """What the settings say of calls to this client; raises LookupError.

    What the relatives who share have with us counts together, as their calls do.
    """
    settings = desk.call_settings
    return Limits(
        monthly=monthly_limit(
            total_of(desk, client_id).ours,
            large=settings.large,
            for_large=settings.monthly_large,
            for_others=settings.monthly_others,
        ),
        topic_days=settings.topic_days,
        contacts_before_meeting=settings.contacts_before_meeting,
        patience=patience_of(settings),
    )


def _calls_this_month(desk: Desk, client_id: ClientId, today: date) -> int:
    return desk.queue.calls_between(client_id, today.replace(day=1), today)
