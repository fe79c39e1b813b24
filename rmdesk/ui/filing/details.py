"""Filling in and changing the items of a client's file."""

from collections.abc import Callable, Coroutine
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, client_of
from rmdesk.desk.client_file.items import file_entries, set_item, yearly_entries
from rmdesk.desk.discretion import note_reveal
from rmdesk.domain.ask_list import ELSEWHERE, Ask, asks_of
from rmdesk.domain.clients import Client
from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.fields import is_yearly
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.ids import ClientId
from rmdesk.domain.masks import numbers_in
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui.dialogs.edit_item import EditItem, as_it_stands
from rmdesk.ui.dialogs.items import ChooseItem, WhatToAsk
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.assessment import record_assessment
from rmdesk.ui.filing.history import look_at_history
from rmdesk.ui.host import Host

_ASSESSED = {"risk_tolerance", "risk_assessed_on"}
"""What nobody types: it is the outcome of an assessment, which has rules of its own."""

Filing = Callable[[Host, ClientId], Coroutine[Any, Any, None]]


async def edit_file(host: Host, client_id: ClientId, at: tuple[str, int] | None = None) -> None:
    """Let one line of the file after the other be chosen and changed. May raise ClientGone."""
    while True:
        client, entries = await host.access.ask(lambda desk: _lines(desk, client_id))
        dialog = ChooseItem(client.name, entries, host.access.today, at=at)
        entry = await ask(host.app, dialog)
        if entry is None:
            return
        at = entry.id
        if dialog.wants_history:
            await look_at_history(host, client_id, words=_(entry.field.title))
        elif await edit_item(host, client, entry):
            return


async def edit_item(host: Host, client: Client, entry: Entry) -> bool:
    """Have one item typed and saved; whether another client was opened instead.

    What the desk refuses stands in the dialog again, as it was typed. May raise ClientGone.
    """
    if entry.field.id in _ASSESSED:
        await record_assessment(host, client.id)
        return False
    field, refusal = entry.field, None
    draft = as_it_stands(entry)
    if (entry.is_known and field.id in SECRETS) or numbers_in(draft.text):  # it is shown in full
        now = host.access.now()
        await host.access.ask(lambda desk: note_reveal(desk, client.id, field.id, now=now))
    year = entry.value.year if isinstance(entry.value, Yearly) else None
    while True:
        dialog = EditItem(host.access, client, entry, draft, refusal=refusal)
        typed = await ask(host.app, dialog)
        if typed is None:
            if dialog.wanted is None:
                return False
            await host.open_client(dialog.wanted)
            return True
        answer, now = typed.answer, host.access.now()
        try:
            has_changed = await host.access.ask(
                lambda desk: set_item(desk, client.id, field.id, answer, now=now, year=year)
            )
            break
        except ClientGone:
            raise
        except Refused as refused:
            draft, refusal = typed, refused
    if has_changed:
        await host.read_again()
        host.tell(_("Saved: {field}.").format(field=_(field.title)))
    return False


async def open_entry(host: Host, client_id: ClientId, entry: Entry) -> None:
    """Change the item a line of the page says. May raise ClientGone."""
    client = await host.access.ask(lambda desk: client_of(desk, client_id))
    await edit_item(host, client, entry)


async def open_item(host: Host, client_id: ClientId, field_id: str) -> None:
    """Change one item of the file by its id. May raise ClientGone."""
    client, entry = await host.access.ask(
        lambda desk: (client_of(desk, client_id), file_entries(desk, client_id)[field_id])
    )
    await edit_item(host, client, entry)


async def fill_in(host: Host, client_id: ClientId, add_holding: Filing | None = None) -> None:
    """Go down what the file lacks, question by question. May raise ClientGone.

    Assets at other banks are answered by `add_holding`, since they are no item of the file.
    """
    at = 0
    while True:
        client, asks = await host.access.ask(lambda desk: _asks(desk, client_id))
        asks = [one for one in asks if one.field != ELSEWHERE or add_holding]
        if not asks:
            host.tell(_("Nothing is missing in this file."))
            return
        dialog = WhatToAsk(client.name, asks, at=min(at, len(asks) - 1))
        chosen = await ask(host.app, dialog)
        if chosen is None:
            return
        at = asks.index(chosen)
        if chosen.field == ELSEWHERE and add_holding:
            await add_holding(host, client_id)
            continue
        entries = await host.access.ask(lambda desk: file_entries(desk, client_id))
        if await edit_item(host, client, entries[chosen.field]):
            return


def _asks(desk: Desk, client_id: ClientId) -> tuple[Client, list[Ask]]:
    client = client_of(desk, client_id)
    elsewhere = desk.clients.facts(client_id).elsewhere
    return client, list(asks_of(file_entries(desk, client_id), elsewhere, desk.today))


def _lines(desk: Desk, client_id: ClientId) -> tuple[Client, list[Entry]]:
    """Every line of the file: of a yearly item each year, and one to type another year into."""
    lines: list[Entry] = []
    for field_id, entry in file_entries(desk, client_id).items():
        if is_yearly(field_id):
            lines += yearly_entries(desk, client_id, field_id)
            lines.append(Entry(field=entry.field, value=None))
        else:
            lines.append(entry)
    return client_of(desk, client_id), lines
