"""What the user writes into the book: ask, have the desk do it, say so.

A refusal by the desk opens the dialog again with every word as it was typed.
"""

from rmdesk.desk.book import ClientGone
from rmdesk.desk.calling import outcomes
from rmdesk.desk.owners import ASKED_FIELDS
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.store.journal import Done
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.action_titles import action_title, touches_many
from rmdesk.ui.client_fields import ClientField
from rmdesk.ui.dialogs.confirm import Confirm
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.edit_client import ChooseField, EditField, EditNumber
from rmdesk.ui.dialogs.log_contact import Draft, LogContact
from rmdesk.ui.dialogs.new_client import NewClient
from rmdesk.ui.host import Host


class Recording:
    """The writing commands of the desk."""

    def __init__(self, host: Host, access: Access) -> None:
        self._host = host
        self._access = access

    async def log_contact(self, client_id: ClientId) -> None:
        client = await self._client(client_id)
        draft, refusal = Draft(), None
        while True:
            dialog = LogContact(client.name, self._access.today, draft=draft, refusal=refusal)
            answer = await ask(self._host.app, dialog)
            if answer is None:
                return
            now = self._access.now()
            try:
                await self._access.ask(
                    lambda desk: desk.log_contact(
                        client_id,
                        channel=answer.channel,
                        gist=answer.gist,
                        on=answer.on,
                        next_on=answer.next_on,
                        now=now,
                    )
                )
                break
            except ClientGone:
                raise
            except Refused as refused:
                draft, refusal = dialog.draft(), refused
        await self._host.read_again()
        due = await self._access.ask(lambda desk: desk.clients.facts(client_id).next_due)
        self._host.tell(
            _("Recorded: {name}. Next contact {day}.").format(
                name=client.name, day=formats.day(due)
            )
        )

    async def add_client(self) -> None:
        draft, refusal = None, None
        while True:
            dialog = NewClient(self._access, draft, refusal=refusal)
            draft = await ask(self._host.app, dialog)
            if dialog.wanted is not None:
                await self._host.open_client(dialog.wanted)
            if draft is None:
                return
            name, mobile, number = draft.name, draft.mobile, draft.number
            now = self._access.now()
            try:
                client_id = await self._access.ask(
                    lambda desk: desk.add_client(now=now, name=name, mobile=mobile, number=number)
                )
                break
            except Refused as refused:
                refusal = refused
        await self._host.read_again()
        await self._host.open_client(client_id)
        self._host.tell(_("New client: {name}. Press e to fill in more.").format(name=draft.name))

    async def edit_client(self, client_id: ClientId) -> None:
        field: ClientField | None = None
        while True:
            client = await self._client(client_id)
            field = await ask(self._host.app, ChooseField(client, at=field))
            if field is None:
                return
            if wanted := await self._edit_field(client, field):
                await self._host.open_client(wanted)
                return

    async def _edit_field(self, client: Client, field: ClientField) -> ClientId | None:
        """Have one field typed and saved; another client who is to be opened instead."""
        text, refusal = field.text(client), None
        while True:
            dialog = self._field_dialog(client, field, text, refusal)
            typed = await ask(self._host.app, dialog)
            if typed is None:
                return dialog.wanted if isinstance(dialog, EditNumber) else None
            value, now = typed.value, self._access.now()
            try:
                await self._access.ask(
                    lambda desk: desk.edit_client(client.id, {field.name: value}, now=now)
                )
                break
            except ClientGone:
                raise
            except Refused as refused:
                text, refusal = typed.text, refused
        await self._host.read_again()
        self._host.tell(_("Saved: {field}.").format(field=_(field.title)))
        return None

    def _field_dialog(
        self, client: Client, field: ClientField, text: str, refusal: Refused | None
    ) -> EditField:
        if field.name in ASKED_FIELDS:
            return EditNumber(client, field, text, self._access, refusal=refusal)
        return EditField(field, text, self._access.today, refusal=refusal)

    async def undo(self) -> None:
        today = self._access.now().date()
        newest = await self._access.ask(lambda desk: desk.journal.last_undoable(today))
        if newest and touches_many(newest):
            question = Confirm(
                _("Undo"),
                _("Take back the whole {what}?").format(what=action_title(newest)),
                _("Yes, take it back"),
            )
            if not await ask(self._host.app, question):
                self._host.tell(_("Nothing was taken back."))
                return
        now = self._access.now()
        done = await self._access.ask(lambda desk: outcomes.undo(desk, now=now))
        if done is None:
            self._host.tell(_("Nothing was done today that could be undone."))
            return
        await self._host.read_again(_about(done))
        self._host.tell(
            _("Undone: {what}. U or Ctrl+Y brings it back.").format(what=action_title(done))
        )

    async def redo(self) -> None:
        now = self._access.now()
        done = await self._access.ask(lambda desk: outcomes.redo(desk, now=now))
        if done is None:
            self._host.tell(_("There is nothing to do again."))
            return
        await self._host.read_again(_about(done))
        self._host.tell(_("Done again: {what}.").format(what=action_title(done)))

    async def _client(self, client_id: ClientId) -> Client:
        try:
            return await self._access.ask(lambda desk: desk.clients.get(client_id))
        except LookupError as error:
            raise ClientGone from error


def _about(done: Done) -> ClientId | None:
    """Whom to stand on when two clients became one or two again: whoever stays."""
    stays = done.subject.get("client_id") if done.kind == "client.merge" else None
    return None if stays is None else ClientId(stays)
