"""Festival greetings: who is to be greeted and by which way, ticked off as they go out.

Nothing is sent from here: the words are at hand, and who was greeted is noted.
"""

from collections.abc import Sequence
from functools import partial

from rmdesk.desk.day import greetings, settling
from rmdesk.desk.day.greetings import GreetingList, ToGreet
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import Key, OccasionKind
from rmdesk.language import _, spoken
from rmdesk.ui import formats
from rmdesk.ui.day.people import tick_off
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.people import People, PersonRow
from rmdesk.ui.host import Host
from rmdesk.ui.messaging.rounds import greet_by_message
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words


async def choose_greetings(host: Host) -> None:
    """The list of the festival that is near; where there are several, of the one chosen."""
    near = await host.access.ask(
        lambda desk: [one for _row, one in desk.duties.open_of(OccasionKind.FESTIVAL, None)]
    )
    today = host.access.today
    near.sort(key=lambda one: (one.about < today, one.about, one.subject))
    if not near:
        host.tell(_("No festival is near, or all of its greetings are done."))
        return
    place: int | None = 0
    if len(near) > 1:
        titles = [reason_words(one.reason) for one in near]
        place = await ask(host.app, Pick(_("Festival greetings"), titles))
    if place is not None:
        await show_greetings(host, near[place])


async def show_greetings(host: Host, duty: Duty) -> None:
    """The list behind the duty of a festival; raises DutyGone."""
    key, shown = duty.key, list[GreetingList]()
    acts = [
        _("greeted"),
        _("greeted and logged"),
        _("not greeted"),
        _("festival done"),
    ]

    async def dialog(at: int) -> People:
        found = await host.access.ask(lambda desk: greetings.greeting_list_of(desk, key))
        shown[:] = [found]
        rows = [_row(one) for one in found.clients]
        return People(reason_words(found.duty.reason), _say(found), rows, acts, at=at)

    await tick_off(
        host,
        dialog,
        acts,
        partial(_tick, host, key),
        callable_ones=lambda: [
            one.client_id for one in shown[-1].clients if ConsentChannel.CALL in one.greeting.ways
        ],
        write=lambda clients: greet_by_message(host, key, clients),
    )


async def _tick(host: Host, key: Key, clients: Sequence[ClientId], act: int) -> None:
    now = host.access.now()
    match act:
        case 0 | 1:
            await host.access.ask(
                lambda desk: greetings.greet(desk, key, clients, now=now, talked=act == 1)
            )
        case 2:
            await host.access.ask(lambda desk: greetings.greet_not(desk, key, clients, now=now))
        case _:
            await host.access.ask(lambda desk: settling.finish(desk, [key], now=now))


def _say(found: GreetingList) -> str:
    """How many are greeted, and words to greet with."""
    count = _("greeted: {done} of {count}")
    said = count.format(done=found.greeted, count=len(found.clients))
    words = found.wishes.get(spoken(), "")
    return f"{said}\n{_('Words: {words}').format(words=words)}" if words else said


def _row(one: ToGreet) -> PersonRow:
    ways = formats.enumerated(label(way) for way in one.greeting.ways)
    state = _("greeted") if one.is_greeted else _("to be greeted")
    return PersonRow(one.client_id, one.name, ways, state, not one.is_greeted)
