"""Whom the texts of the library are heard for: the client under the cursor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.cards import Card, card_of
from rmdesk.desk.calling.free_times import free_times
from rmdesk.domain.ids import ClientId
from rmdesk.domain.spoken.dates import When
from rmdesk.ui.host import Host
from rmdesk.ui.words.talking import script_fields


@dataclass(frozen=True, slots=True)
class _Times:
    """Two times as a call would offer them now."""

    slots: tuple[When, When]


async def heard_for(
    host: Host, client_id: ClientId | None
) -> tuple[str, Mapping[str, str], Sequence[str]]:
    """The client's name, what the fields of a text are then, and the own forbidden words.

    Without a client the fields stay in brackets. Raises ClientGone.
    """

    def look(desk: Desk) -> tuple[Card | None, _Times, Sequence[str]]:
        card = card_of(desk, client_id) if client_id is not None else None
        return card, _Times(free_times(desk)), desk.call_settings.forbidden_words

    card, times, words = await host.access.ask(look)
    if card is None:
        return "", {}, words
    return card.client.name, script_fields(times, card, host.access.today), words
