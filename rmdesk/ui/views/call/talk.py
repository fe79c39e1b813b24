"""What is told of a talk besides its gist, and the message that confirms an appointment."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from rmdesk.desk.calling.talk_texts import TalkPart
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.talk import MoreOfTalk
from rmdesk.ui.host import Host, WantsHost

if TYPE_CHECKING:
    from rmdesk.ui.views.call.card import CallCard

_LOOKED_BACK: Final = timedelta(days=90)
_MOST_TOPICS: Final = 8


async def tell_more(card: "CallCard") -> None:
    """Ask for topics, promise, attitude, signals and technique; they wait with the card for its
    outcome."""
    found = card.found.card if card.found else None
    if found is None:
        return
    client_id, since = found.client.id, card.access.today - _LOOKED_BACK
    earlier = await card.access.ask(lambda desk: desk.queue.topics_since(client_id, since))

    def typed(part: TalkPart, text: str) -> None:
        if card.selected == client_id:
            card.entry.talk[part] = text

    newest: dict[str, date] = {}
    for topic, on in earlier:
        newest[topic] = max(on, newest.get(topic, on))
    last = sorted(newest.items(), key=lambda pair: pair[1], reverse=True)[:_MOST_TOPICS]
    dialog = MoreOfTalk(
        found.client.name, card.entry.talk, card.access.today, earlier=last, typed=typed
    )
    await ask(card.app, dialog)
    if card.is_attached:  # the desk may have been left meanwhile
        card.paint()


def show_confirmation(card: "CallCard") -> None:
    """Show the draft that confirms what was agreed last."""
    agreed = card.agreed
    if agreed is None:
        return

    async def show(host: Host) -> None:
        from rmdesk.ui.messaging.confirming import offer_confirmation

        when = agreed.when
        await offer_confirmation(host, agreed.client_id, agreed.kind, when.on, when.at)

    card.post_message(WantsHost(show))
