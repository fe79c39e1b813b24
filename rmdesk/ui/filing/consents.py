"""What a client allows: channel by channel, answer after answer, until the user leaves."""

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.consents import note_consent, permissions_of, set_do_not_call
from rmdesk.domain.consents import ConsentChannel, Permissions
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.consents import Consents, NoteConsent, Wanted
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import label


async def keep_consents(host: Host, client_id: ClientId, at: Wanted | None = None) -> None:
    """Show what is allowed and note new answers. May raise ClientGone."""
    while True:
        name, held = await host.access.ask(lambda desk: _held(desk, client_id))
        at = await ask(host.app, Consents(name, held, at=at))
        if at is None:
            return
        if at.channel is None:
            await _turn_do_not_call(host, client_id, is_on=not held.do_not_call)
        else:
            await _note(host, client_id, name, at.channel)


async def _note(host: Host, client_id: ClientId, name: str, channel: ConsentChannel) -> None:
    answer = await take_answer(
        host,
        lambda typed, refusal: NoteConsent(
            name, channel, host.access.today, typed, refusal=refusal
        ),
        lambda desk, answer, now: note_consent(
            desk,
            client_id,
            channel,
            is_given=answer.is_given,
            on=answer.on,
            source=answer.source,
            now=now,
        ),
    )
    if answer is not None:
        said = _("Agreed: {way}.") if answer.is_given else _("Refused from now on: {way}.")
        host.tell(said.format(way=label(channel)))


async def _turn_do_not_call(host: Host, client_id: ClientId, *, is_on: bool) -> None:
    now = host.access.now()
    await host.access.ask(lambda desk: set_do_not_call(desk, client_id, is_on=is_on, now=now))
    await host.read_again()
    host.tell(
        _("Nobody calls this client any more.") if is_on else _("This client may be called again.")
    )


def _held(desk: Desk, client_id: ClientId) -> tuple[str, Permissions]:
    return client_of(desk, client_id).name, permissions_of(desk, client_id)
