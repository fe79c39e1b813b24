"""Going on and back in the queue: no card is left without an outcome."""

from typing import TYPE_CHECKING

from rmdesk.desk.briefing import brief
from rmdesk.desk.calling import sessions
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.outcomes import outcome_of
from rmdesk.language import _
from rmdesk.ui.messages import Told

if TYPE_CHECKING:
    from rmdesk.ui.views.call.card import CallCard


async def turn(card: "CallCard", steps: int) -> None:
    """The card `steps` further on.

    Who was dialled gets an outcome first; on the way forward, whoever has none is skipped, with
    the reason. A client who is gone can have none.
    """
    session, found = card.session, card.found
    if session is None or found is None:
        return
    client_id = card.selected
    is_there = client_id is not None and await card.access.ask(
        lambda desk: bool(desk.clients.rows([client_id]))
    )
    if card.is_calling and is_there:
        sentence = _("The number was shown: give the call its outcome first; 0 skips it.")
        card.post_message(Told(sentence, alarm=True))
        return
    if steps > 0 and is_there and not found.has_outcome:
        if kind := outcome_of(found.outcomes, Outcome.SKIPPED):
            await card.choose(kind)
        return
    position = session.position + steps
    # Past the last card only outcomes lead: a session with open cards stays unfinished.
    if not 0 <= position < len(session.queue):
        first, last = _("This is the first card."), _("This is the last card of the queue.")
        card.post_message(Told(last if steps > 0 else first))
        return
    now = card.access.now()
    following = await card.access.ask(
        lambda desk: brief(desk, sessions.go_to(desk, session, position), now=now)
    )
    card.screen.set_focus(card.page)
    card.put_up(following)
