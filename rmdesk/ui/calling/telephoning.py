"""Telephoning from the desk: which session to open, and logging who rings or comes in."""

from collections.abc import Collection, Sequence

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import incoming, sessions, turns
from rmdesk.desk.calling.cards import card_of
from rmdesk.desk.calling.queue import build
from rmdesk.desk.calling.sessions import Session
from rmdesk.desk.calling.shown import Turn, note_shown
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.incoming import Incoming
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host


class Calling:
    """The commands of the telephone that work from any view."""

    def __init__(self, host: Host, access: Access) -> None:
        self._host = host
        self._access = access

    async def choose_session(
        self, listed: Sequence[int], marked: Collection[int]
    ) -> Session | None:
        """The unfinished session, or a new one with the marked clients, else all listed.

        When the unfinished one is not about them, the RM says which; None when the question was
        cancelled. Raises NobodyToCall.
        """
        wanted, now = in_order(listed, marked), self._access.now()

        def look(desk: Desk) -> tuple[Session | None, int]:
            """The session to go on with, and how many others could be called in its place."""
            session = sessions.unfinished(desk)
            if session is None or sessions.is_about(desk, session, wanted):
                return session and turns.resume(desk, session, now=now), 0
            return session, len(build(desk, wanted, now=now).ids)

        session, others = await self._access.ask(look)
        if session and not others:
            return session
        if session:
            resume = _("Resume: card {place} of {count}").format(
                place=session.position + 1, count=len(session.queue)
            )
            anew = _("Start anew with these clients: {count}").format(count=others)
            question = _("A session is not finished, and it is not about the clients of this list.")
            chosen = await ask(
                self._host.app, Pick(_("Call session"), [resume, anew], question=question)
            )
            if chosen is None:
                return None
            if chosen == 0:
                return await self._access.ask(
                    lambda desk: turns.resume(desk, session, now=self._access.now())
                )
        return await self._access.ask(lambda desk: sessions.start(desk, wanted, script="", now=now))

    async def take_incoming(self) -> None:
        """Who is it, what was said: from any view, without leaving it."""
        chosen = await ask(self._host.app, Palette([], self._access))
        if chosen is None or chosen.client_id is None:
            return
        client_id = chosen.client_id
        card = await self._access.ask(lambda desk: card_of(desk, client_id))
        now = self._access.now()
        answer = await ask(self._host.app, Incoming(card, self._access.today, now))
        if answer is None:
            # Who rings has been spoken with, logged or not: the close-out asks.
            await self._access.ask(lambda desk: note_shown(desk, client_id, Turn.RANG_IN, now=now))
            return
        await self._access.ask(
            lambda desk: incoming.log(desk, client_id, answer.channel, gist=answer.gist, now=now)
        )
        await self._host.read_again()
        due = await self._access.ask(lambda desk: desk.clients.facts(client_id).next_due)
        self._host.tell(
            _("Recorded: {name}. Next contact {day}.").format(
                name=card.client.name, day=formats.day(due)
            )
        )


def in_order(listed: Sequence[int], marked: Collection[int]) -> list[int]:
    """The marked clients in the list's order, those outside it last; without marks the list."""
    if not marked:
        return list(listed)
    inside = [client_id for client_id in listed if client_id in marked]
    return [*inside, *sorted(set(marked) - set(inside))]
