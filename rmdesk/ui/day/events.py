"""Events: planned, their guests invited, ticked off as they answer and come."""

from collections.abc import Sequence
from typing import Final

from rmdesk.desk.classing.classes import tags_in_use
from rmdesk.desk.day import events
from rmdesk.desk.day.guests import Guest, GuestList, guest_list
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer, Event
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.day.people import tick_off
from rmdesk.ui.dialogs.event import EventForm, EventTyped
from rmdesk.ui.dialogs.event_list import EventList
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.people import People, PersonRow
from rmdesk.ui.filing.acts import written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.messaging.rounds import invite_by_message
from rmdesk.ui.words.labels import label

_ANSWERS: Final = tuple(Answer)
"""What the digits say."""
_NAMED: Final = 6
"""Clients that are named in a question."""


async def show_events(host: Host) -> None:
    """The list of events: one is opened, or a new one planned."""
    today, at = host.access.today, 0
    while True:
        found, counts = await host.access.ask(
            lambda desk: (desk.events.all(), desk.events.counts())
        )
        coming = sorted((one for one in found if one.on >= today), key=lambda one: one.on)
        ordered = [*coming, *(one for one in found if one.on < today)]
        chosen = await ask(host.app, EventList(ordered, counts, today, at=at))
        if chosen is None:
            return
        at = chosen
        if chosen == len(ordered):
            await plan_event(host)
        else:
            await open_event(host, ordered[chosen].id)
            return


async def plan_forum(host: Host, duty: Duty) -> None:
    """What the duty of the yearly forum asks for: to plan one."""
    del duty
    await plan_event(host, is_forum=True)


async def plan_event(host: Host, *, is_forum: bool = False) -> None:
    """Plan a new event; whoever has a tag of it is to be invited, if that is wished."""
    before = None
    made: list[int] = []
    if is_forum:
        name = _("Client forum {year}").format(year=host.access.today.year)
        before = EventTyped(name, None, "", is_forum=True)
    days, tags = await host.access.ask(lambda desk: (desk.days, tags_in_use(desk)))
    typed = await take_answer(
        host,
        lambda before, refusal: EventForm(
            _("New event"), host.access.today, days, tags, before, refusal=refusal
        ),
        lambda desk, typed, now: made.append(
            events.add_event(
                desk, typed.name, typed.day, typed.tags, now=now, is_forum=typed.is_forum
            )
        ),
        before=before,
    )
    if typed is None:
        return
    day = formats.day(typed.day)
    host.tell(_("Planned for {day}: {event}.").format(day=day, event=typed.name))
    await _offer_inviting(host, made[-1])


async def _offer_inviting(host: Host, event_id: int) -> None:
    """Make inviting everybody with a tag of the event a duty, if that is wished."""
    found = await host.access.ask(lambda desk: guest_list(desk, event_id))
    waiting = [one.client_id for one in found.uninvited]
    if not waiting:
        return
    names = formats.enumerated(one.name for one in found.uninvited[:_NAMED])
    text = _("Clients with a tag of it: {count} ({names}). Are they to stand on Today in time?")
    text = text.format(count=len(waiting), names=names)
    if await ask(host.app, Confirm(found.event.name, text, _("Yes, remind me to invite them"))):
        news = _("To be invited: {count}.").format(count=len(waiting))
        await written(
            host,
            lambda desk, now: events.plan_invitations(desk, event_id, waiting, now=now),
            news,
        )


async def open_event(host: Host, event_id: int) -> None:
    """What can be done with an event: its guests first. Raises EventGone."""
    event = await host.access.ask(lambda desk: events.event_of(desk, event_id))
    title = f"{formats.day(event.on)}  {event.name}"
    acts = [
        _("Its guests: invite, tick off"),
        _("Have those with a tag of it stand on Today"),
        _("Change the event"),
        _("Remove it: it does not take place"),
    ]
    match await ask(host.app, Pick(title, acts)):
        case 0:
            await show_guests(host, event_id)
        case 1:
            await _offer_inviting(host, event_id)
        case 2:
            await _change(host, event)
        case 3:
            await _remove(host, event)


async def show_guests(host: Host, event_id: int) -> None:
    """Tick off who was invited, what they said and who came; raises EventGone."""
    shown: list[GuestList] = []
    acts = [label(one) for one in _ANSWERS]

    async def dialog(at: int) -> People:
        found = await host.access.ask(lambda desk: guest_list(desk, event_id))
        shown[:] = [found]
        title = f"{formats.day(found.event.on)}  {found.event.name}"
        return People(title, _say_counts(found), [_row(one) for one in found.guests], acts, at=at)

    async def tick(clients: Sequence[ClientId], act: int) -> None:
        now, answer = host.access.now(), _ANSWERS[act]
        await host.access.ask(
            lambda desk: events.answer_all(desk, event_id, clients, answer, now=now)
        )

    await tick_off(
        host,
        dialog,
        acts,
        tick,
        callable_ones=lambda: [one.client_id for one in shown[-1].guests if one.may_be_called],
        write=lambda clients: invite_by_message(host, event_id, clients),
    )


def _row(guest: Guest) -> PersonRow:
    parts = [_("tag {tag}").format(tag=guest.tag)] if guest.tag else []
    if guest.likes_events and guest.answer is None:
        parts.append(_("events are part of the upkeep"))
    if not guest.may_be_called:
        parts.append(_("not by call: {ways}").format(ways=ways_in_words(guest.ways)))
    state = label(guest.answer) if guest.answer else _("to be invited")
    what = "  ".join(parts)
    return PersonRow(guest.client_id, guest.name, what, state, guest.answer is None)


def ways_in_words(ways: Sequence[ConsentChannel]) -> str:
    """The ways that are open; a word where none is."""
    return formats.enumerated(label(one) for one in ways) if ways else _("no way is open")


def _say_counts(found: GuestList) -> str:
    if not found.guests:
        return _("No client has one of its tags: {tags}.").format(
            tags=formats.enumerated(found.event.tags)
        )
    waiting = _("to be invited: {count}").format(count=len(found.uninvited))
    counted = ((answer, found.count(answer)) for answer in Answer)
    return "   ".join(
        [
            waiting,
            *(
                _("{act}: {count}").format(act=label(one), count=count)
                for one, count in counted
                if count
            ),
        ]
    )


async def _change(host: Host, event: Event) -> None:
    days, tags = await host.access.ask(lambda desk: (desk.days, tags_in_use(desk)))
    typed = await take_answer(
        host,
        lambda before, refusal: EventForm(
            _("Change the event"),
            host.access.today,
            days,
            tags,
            before,
            known=event,
            refusal=refusal,
        ),
        lambda desk, typed, now: events.change_event(
            desk, event.id, typed.name, typed.day, typed.tags, now=now, is_forum=typed.is_forum
        ),
        before=EventTyped(event.name, event.on, formats.enumerated(event.tags), event.is_forum),
    )
    if typed is not None:
        host.tell(_("The event was changed."))


async def _remove(host: Host, event: Event) -> None:
    news = _("Removed: {event}.").format(event=event.name)
    await written(host, lambda desk, now: events.remove_event(desk, event.id, now=now), news)
