"""A round of messages on the screen: begun, gone through, left and gone on with."""

from collections.abc import Callable, Sequence

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.messaging import rounds
from rmdesk.desk.messaging.drafting import MessagesRefused
from rmdesk.desk.messaging.rounds import Round
from rmdesk.desk.messaging.templates import template_of, templates
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.template import MessageKind
from rmdesk.domain.occasions.kinds import Key
from rmdesk.language import _, spoken
from rmdesk.ui.dialogs.message import Act
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.messaging.one import Writing, write_message
from rmdesk.ui.words import messages as message_words


async def write_to(host: Host, ids: Sequence[ClientId], likely: MessageKind | None = None) -> None:
    """Write to these clients: to one at once, to several in a round, most `likely` about one thing.

    Raises NobodyToWrite, MessagesRefused or ClientGone.
    """
    if len(ids) == 1:
        await write_message(host, ids[0])
    elif ids:
        await _begin_or_go_on(host, ids, likely)


async def greet_by_message(host: Host, key: Key, among: Sequence[ClientId] = ()) -> None:
    """A round for a festival; raises NobodyToWrite or DutyGone."""
    await _go_through(host, lambda desk: rounds.begin_greetings(desk, key, spoken(), among=among))


async def invite_by_message(host: Host, event_id: int, among: Sequence[ClientId] = ()) -> None:
    """A round for an event; raises NobodyToWrite or EventGone."""
    await _go_through(
        host, lambda desk: rounds.begin_invitations(desk, event_id, spoken(), among=among)
    )


async def go_on(host: Host) -> None:
    """The round that was left, from where it stopped."""
    left = await host.access.ask(rounds.unfinished)
    if left is None:
        host.tell(_("No round of messages was left before its end."))
    else:
        await go_through(host, left)


async def _begin_or_go_on(host: Host, ids: Sequence[ClientId], likely: MessageKind | None) -> None:
    left = await host.access.ask(rounds.unfinished)
    if left is not None:
        known = left
        title = await host.access.ask(
            lambda desk: template_of(templates(desk, known.language), known.template).title
        )
        ways = [
            _("Go on with “{title}”, {count} left").format(title=title, count=len(left.waiting)),
            _("A new round for {count} clients").format(count=f"{len(ids):,}"),
        ]
        way = await ask(host.app, Pick(_("A round of messages was left"), ways))
        if way is None:
            return
        if way == 0:
            await go_through(host, left)
            return
    await _begin(host, ids, likely)


async def _begin(host: Host, ids: Sequence[ClientId], likely: MessageKind | None) -> None:
    """Ask for the template, then go round."""
    language = spoken()
    known = await host.access.ask(lambda desk: templates(desk, language).templates)
    offered = sorted(known, key=lambda one: one.kind is MessageKind.FESTIVAL)
    title = _("Which message to {count} clients?").format(count=f"{len(ids):,}")
    at = next((place for place, one in enumerate(offered) if one.kind is likely), 0)
    place = await ask(host.app, Pick(title, [one.title for one in offered], at=at))
    if place is not None:
        key = offered[place].key
        await _go_through(host, lambda desk: rounds.begin(desk, ids, key, language))


async def _go_through(host: Host, begin: Callable[[Desk], Round]) -> None:
    await go_through(host, await host.access.ask(begin))


async def go_through(host: Host, going: Round) -> None:
    """One client after another until all had their turn or the round is left; its place is kept."""
    while (client_id := going.client_id) is not None:
        writing = Writing(
            host,
            client_id,
            going.language,
            going.about,
            template=going.template,
            place=message_words.round_place(going),
        )
        try:
            act = await writing.until_done()
        except (MessagesRefused, ClientGone):
            act = Act.SKIP  # no messages any more, or gone, since the round began
        if act is None:
            await host.read_again()
            said = _("Left with {count} to go; the next message to several goes on with it.")
            host.tell(said.format(count=f"{len(going.waiting):,}"))
            return
        going = await _step(host, going, writing.template, was_sent=act is Act.SEND)
    await host.read_again()
    host.tell(message_words.round_done(going))


async def _step(host: Host, going: Round, template: str, *, was_sent: bool) -> Round:
    def taken(desk: Desk) -> Round:
        return rounds.step(desk, rounds.with_template(desk, going, template), was_sent=was_sent)

    return await host.access.ask(taken)
