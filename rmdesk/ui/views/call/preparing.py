"""Before and while a number is dialled: what speaks against it, the number, the two faces of the
card, what the client is called for."""

from collections.abc import Sequence
from dataclasses import replace

from rmdesk.desk.briefing import guards_of_card
from rmdesk.desk.discretion import note_number_shown
from rmdesk.domain.dialling import dialling
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui.dialogs.override import Override
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.messages import Told
from rmdesk.ui.views.call.card import CallCard
from rmdesk.ui.views.call.page import SIDE_BY_SIDE_FROM, Face
from rmdesk.ui.views.call.purposes import choose_aim
from rmdesk.ui.words.guards import forbidding


class CallPreparing(CallCard):
    """What the keys do until somebody answers."""

    @property
    def has_faces(self) -> bool:
        """Whether the card and the script take turns; where there is room they stand side by
        side."""
        return self.size.width < SIDE_BY_SIDE_FROM

    def action_call_face(self) -> None:
        """To the script, and back to the preparation."""
        self.face = self.face.other
        self.paint()

    def turns_to_talk(self) -> bool:
        """Turn to the script; whether it was out of view."""
        is_hidden = self.has_faces and self.face is Face.PREPARE
        self.face = Face.TALK
        return is_hidden

    # --- the number ---

    async def action_call_number(self) -> None:
        """Show the number and let the minutes run; again hides it, the minutes go on."""
        if self.dialling.reveals:
            self.dialling.mask()
            self.paint()
        else:
            await self._reveal(is_large=False)

    async def action_call_large(self) -> None:
        """The same in figures that can be read across the desk; again makes them small."""
        if self.dialling.reveals:
            self.dialling.is_large = not self.dialling.is_large
            self.paint()
        else:
            await self._reveal(is_large=True)

    async def _reveal(self, *, is_large: bool) -> None:
        """Show the number unless something forbids it as of this moment: then ask for a reason."""
        found, now, purpose = self.found, self.access.now(), self.aim.code
        card = found.card if found else None
        if found is None or card is None:
            return
        try:
            guards = await self.access.ask(
                lambda desk: guards_of_card(desk, card, now, purpose=purpose)
            )
        except Refused as refusal:
            self.post_message(Told(refusal.in_full(), alarm=True))
            return
        self.found = replace(found, guards=guards)
        if (warnings := forbidding(guards)) and not self.dialling.reason:
            self.paint()
            self.run_worker(self._call_all_the_same(warnings, is_large=is_large))
        else:
            await self._show_number(is_large=is_large)

    async def _call_all_the_same(self, warnings: Sequence[str], *, is_large: bool) -> None:
        card = self.found.card if self.found else None
        if card is None:
            return
        reason = await ask(self.app, Override(card.client.name, warnings))
        if reason is not None and self.selected == card.client.id:
            self.dialling.reason = reason
            await self._show_number(is_large=is_large)

    async def _show_number(self, *, is_large: bool) -> None:
        """Nothing is shown that was not written down before."""
        card, now = self.found.card if self.found else None, self.access.now()
        if card is None:
            return
        client = card.client
        line = dialling(client, card.respect, now).line
        field = line.value if line else ""
        await self.access.ask(lambda desk: note_number_shown(desk, client.id, field, now=now))
        if self.selected != client.id:
            return
        self.dialling.reveal(field, getattr(client, field) if line else "", is_large=is_large)
        self.face = Face.TALK
        self.paint()

    # --- why one calls ---

    def action_call_purpose(self) -> None:
        self.run_worker(self._choose_purpose())

    async def _choose_purpose(self) -> None:
        found = self.found
        card = found.card if found else None
        if found is None or card is None:
            return
        aim = await choose_aim(self.app, card, self.aim.code, self.aim.goal)
        if aim is None or self.selected != card.client.id:
            return
        self.aim.choose(card, aim.purpose, aim.goal)
        if not found.session.script:
            self.read_script()
        self.paint()
        if self.reader and self.reader.script and not found.session.script:
            said = _("The script that fits: {title}.").format(title=self.reader.script.title)
            self.post_message(Told(said))
