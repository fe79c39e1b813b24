"""A message that went out, and one that was copied: both are written down."""

from collections.abc import Collection
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day import events
from rmdesk.desk.day.greetings import greet
from rmdesk.desk.messaging.drafting import Draft, open_ways_of
from rmdesk.desk.shelf.unsuited import require_suited
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.check import check_words
from rmdesk.domain.messages.template import MESSAGE_FIELDS, gap
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.scripts.finding import Finding
from rmdesk.errors import Refused
from rmdesk.language import N_


class NotToBeSaid(Refused):
    """The first thing a message must not say."""

    hint = N_("Change the text before you send it.")

    def __init__(self, finding: Finding) -> None:
        super().__init__(**finding.parameters)
        self.message = finding.message


class Unfilled(Refused):
    message = N_("The text still has a field in brackets: {fields}.")
    hint = N_("Fill it in with the key that changes the text; your own details are kept for good.")


def require_sayable(
    desk: Desk,
    text: str,
    *,
    where: str,
    besides: Collection[str] = (),
    client_id: ClientId | None = None,
) -> None:
    """Raise Unfilled or NotToBeSaid where a message is not fit to go out, and NamesUnsuited where
    it names a product that does not suit the client it goes to; ClientGone."""
    if left := [gap(field) for field in MESSAGE_FIELDS if gap(field) in text]:
        raise Unfilled(fields=" ".join(left))
    if client_id is not None:
        require_suited(desk, client_of(desk, client_id), text)
    forbidden = desk.call_settings.forbidden_words
    for finding in check_words(text, forbidden, where=where, besides=besides):
        raise NotToBeSaid(finding)


def note_sent(desk: Desk, client_id: ClientId, draft: Draft, *, now: datetime) -> None:
    """It went out: a contact of today, and what it settles, in one action.

    Raises MessagesRefused where the client has said no meanwhile, ClientGone, EventGone or
    DutyGone.
    """
    open_ways_of(desk, client_id)
    about = draft.about
    if about is not None and about.festival is not None:
        greet(desk, about.festival, [client_id], now=now, talked=True)
    elif about is not None and about.event is not None and _is_new(desk, client_id, about.event):
        answer, by = Answer.INVITED, Channel.MESSAGE
        events.answer_all(desk, about.event, [client_id], answer, now=now, by=by)
    else:
        gist, on = draft.template.title, now.date()
        log_contact(desk, client_id, channel=Channel.MESSAGE, on=on, now=now, gist=gist)


def note_copied(desk: Desk, client_id: ClientId, draft: Draft, *, now: datetime) -> None:
    """It was copied and may leave the desk: who asks later finds it in the journal."""
    subject = {"name": client_of(desk, client_id).name, "title": draft.template.title}
    with desk.store.action("message.copy", subject, at=now):
        pass


def _is_new(desk: Desk, client_id: ClientId, event_id: int) -> bool:
    """Whether the client has not been invited: an answer given is not overwritten."""
    return desk.events.invitation_id(event_id, client_id) is None
