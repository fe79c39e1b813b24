"""Contacts on file: changed, or taken out when they never took place."""

from functools import partial

from rmdesk.desk.client_file.contacts import delete_contact, edit_contact
from rmdesk.domain.contacts import Contact
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.log_contact import Draft, LogContact
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import label


async def open_contact(host: Host, client_id: ClientId, contact: Contact) -> None:
    """Change a contact or take it out of the book. May raise ClientGone."""
    name = await name_of(host, client_id)
    title = _("{channel} on {day}: {name}").format(
        channel=label(contact.channel), day=formats.day(contact.on), name=name
    )
    acts = (
        Act(_("Change it"), partial(_change, host, name, contact)),
        Act(_("Delete the contact"), partial(_delete, host, contact)),
    )
    await choose_act(host, title, acts, about=contact.gist)


async def _change(host: Host, name: str, contact: Contact) -> None:
    draft = Draft(
        channel=contact.channel,
        gist=contact.gist,
        next_date=contact.next_on.isoformat() if contact.next_on else "",
        day=contact.on.isoformat(),
    )
    title = _("Change the contact: {name}").format(name=name)
    dialog = LogContact(name, host.access.today, draft=draft, title=title)
    logged = await ask(host.app, dialog)
    if logged is None:
        return
    changes = {
        "channel": logged.channel,
        "gist": logged.gist,
        "on": logged.on,
        "next_on": logged.next_on,
    }
    news = _("The contact was changed.")
    await written(host, lambda desk, now: edit_contact(desk, contact.id, changes, now=now), news)


async def _delete(host: Host, contact: Contact) -> None:
    news = _("The contact was deleted.")
    await written(host, lambda desk, now: delete_contact(desk, contact.id, now=now), news)
