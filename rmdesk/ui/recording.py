"""What the user writes into the book: ask, have the desk do it, say so.

A refusal by the desk opens the dialog again with every word as it was typed.
"""

from rmdesk.desk.calling import outcomes
from rmdesk.desk.client_file.clients import ClientGone, add_client, client_of
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.open_duties import open_duties
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.store.journal.changes import Done
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.log_contact import Draft, LogContact
from rmdesk.ui.dialogs.new_client import NewClient
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host
from rmdesk.ui.words.action_titles import action_title, touches_many
from rmdesk.ui.words.reasons import brief_words
from rmdesk.ui.words.respect import with_reason
from rmdesk.ui.words.talk_warnings import warnings_of


class Recording:
    """The writing commands of the desk."""

    def __init__(self, host: Host, access: Access) -> None:
        self._host = host
        self._access = access

    async def log_contact(self, client_id: ClientId) -> None:
        client = await self._client(client_id)
        at = self._access.now()
        warnings = await self._access.ask(lambda desk: warnings_of(desk, client_id, at))
        open_before = await self._access.ask(lambda desk: open_duties(desk, client_id))
        draft, refusal = Draft(), None
        while True:
            dialog = LogContact(
                client.name,
                self._access.today,
                draft=draft,
                warnings=warnings,
                refusal=refusal,
            )
            answer = await ask(self._host.app, dialog)
            if answer is None:
                return
            now = self._access.now()
            is_call = answer.channel is Channel.TELEPHONE
            reason = self._host.overrides.get(client_id, "") if is_call else ""
            try:
                await self._access.ask(
                    lambda desk: log_contact(
                        desk,
                        client_id,
                        channel=answer.channel,
                        gist=with_reason(answer.gist, reason),
                        on=answer.on,
                        next_on=answer.next_on,
                        now=now,
                        reason=reason,
                    )
                )
                break
            except ClientGone:
                raise
            except Refused as refused:
                draft, refusal = dialog.draft(), refused
        if is_call:
            self._host.overrides.pop(client_id, None)
        await self._host.read_again()
        due, left = await self._access.ask(
            lambda desk: (desk.clients.facts(client_id).next_due, open_duties(desk, client_id))
        )
        news = _("Recorded: {name}. Next contact {day}.")
        settled = [duty for key, duty in open_before.items() if key not in left]
        if settled:
            news = _("Recorded: {name}. Next contact {day}. Settled with it: {what}.")
        what = _(", ").join(brief_words(duty.reason, self._access.today) for duty in settled)
        self._host.tell(news.format(name=client.name, what=what, day=formats.day(due)))

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
                    lambda desk: add_client(desk, now=now, name=name, mobile=mobile, number=number)
                )
                break
            except Refused as refused:
                refusal = refused
        await self._host.read_again()
        await self._host.open_client(client_id)
        news = _("New client: {name}. w or Ctrl+W says what to ask.")
        self._host.tell(news.format(name=draft.name))

    async def edit_client(self, client_id: ClientId) -> None:
        # The catalogue of the file is long: it is loaded when it is needed.
        from rmdesk.ui.filing.details import edit_file

        await edit_file(self._host, client_id)

    async def undo(self) -> None:
        today = self._access.now().date()
        newest = await self._access.ask(lambda desk: desk.journal.last_undoable(today))
        if self._is_in_a_call(newest):
            return
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
        undone = await self._access.ask(lambda desk: desk.journal.last_undone(now.date()))
        if self._is_in_a_call(undone):
            return
        done = await self._access.ask(lambda desk: outcomes.redo(desk, now=now))
        if done is None:
            self._host.tell(_("There is nothing to do again."))
            return
        await self._host.read_again(_about(done))
        self._host.tell(_("Done again: {what}.").format(what=action_title(done)))

    def _is_in_a_call(self, done: Done | None) -> bool:
        """Whether the outcome of another call would take the card away that is being called."""
        is_so = done is not None and done.kind == outcomes.ACTION and self._host.is_calling
        if is_so:
            self._host.tell(_("Give this call its outcome first: a digit."), alarm=True)
        return is_so

    async def _client(self, client_id: ClientId) -> Client:
        return await self._access.ask(lambda desk: client_of(desk, client_id))


def _about(done: Done) -> ClientId | None:
    """Whom to stand on when two clients became one or two again: whoever stays."""
    stays = done.subject.get("client_id") if done.kind == "client.merge" else None
    return None if stays is None else ClientId(stays)
