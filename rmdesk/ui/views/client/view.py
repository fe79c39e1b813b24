"""One client on one page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.guards import guards_of
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.discretion import note_number_shown, note_reveal
from rmdesk.desk.dossier import Dossier, open_dossier
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.override import Override
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.discretion.revealed import Reveal
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import PageTurned, Shown
from rmdesk.ui.views.client.adding import (
    HEARING,
    add_to_file,
    add_to_ledger,
    ask_what_is_missing,
    assess_risk,
)
from rmdesk.ui.views.client.revealing import Asked, ask_which
from rmdesk.ui.views.client.sections.page import ClientPage
from rmdesk.ui.views.client.sections.part import Part
from rmdesk.ui.widgets.rows_page import RowsPage
from rmdesk.ui.words.guards import SAID_BY_FILE, forbidding, warning
from rmdesk.ui.words.lent import lent_away

if TYPE_CHECKING:
    from rmdesk.desk.lending.loans import LentOut


class ClientView(RowsPage, inherit_bindings=False):
    """The page of the client last opened. Numbers are masked but for one, for ten seconds, on
    demand."""

    BINDINGS = bindings(Scope.CLIENT)

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._dossier: Dossier | None = None
        self._lent: LentOut | None = None
        self._place = ""
        self._reveal = Reveal(self, self.look_again)

    @property
    def selected(self) -> ClientId | None:
        """Whose page it is."""
        return self._dossier.client.id if self._dossier else None

    @property
    def dossier(self) -> Dossier | None:
        return self._dossier

    async def load(self, client_id: ClientId, place: str = "") -> None:
        """Read and show a client; `place` says where in the list. Raises ClientGone."""
        is_other = client_id != self.selected
        self._dossier, self._lent = await self._access.ask(
            lambda desk: (open_dossier(desk, client_id), lent_away(desk).get(client_id)),
            Urgency.PAGE,
        )
        self._place = place
        if is_other:
            self._reveal.hide()
            self.leave_rows()
        self.look_again(from_top=is_other)
        self.post_message(Shown())

    async def read_again(self) -> None:
        """Records changed; a page that is not on the screen is read when it is opened.

        Whoever is no longer in the book has no page: nobody is `selected` then.
        """
        if self.selected is None or not self.display:
            return
        try:
            await self.load(self.selected, self._place)
        except ClientGone:
            self._reveal.hide()
            self._dossier = None

    def look_again(self, *, from_top: bool = False) -> None:
        """Paint what is known anew: the language, the glyphs or the day changed."""
        if self._dossier:
            page = ClientPage(self._dossier, self._access.now(), (self._reveal.field,), self._lent)
            self.show(page.columns, from_top=from_top)

    def take_focus(self) -> None:
        self.focus()

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return _(
            "One client on one page. Numbers are hidden until asked for; what did not fit"
            " is counted at the right of each heading (+3), Space shows everything."
        )

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return _("Client"), self._place

    def detail(self) -> str:
        if self._dossier is None:
            return ""
        facts = self._dossier.facts
        last = formats.ago(facts.last_contact, self._access.today)
        ours = _("ours unknown")
        if facts.known_aum is not None:
            ours = _("ours {amount} yuan").format(amount=formats.money_full(facts.known_aum))
        parts = [
            ours,
            _("last contact {when}").format(when=last),
        ]
        if facts.elsewhere is not None:
            amount = formats.money_full(facts.elsewhere)
            parts.insert(1, _("elsewhere {amount} yuan").format(amount=amount))
        return "   ".join(parts)

    # --- commands ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        return self.folds if action == "client_unfold" else True

    def action_client_next(self) -> None:
        self.post_message(PageTurned(1))

    def action_client_previous(self) -> None:
        self.post_message(PageTurned(-1))

    def action_client_reveal(self) -> None:
        """Show a number for ten seconds; again hides it at once. Where the client does not want to
        be called now, a phone number only for a reason."""
        if self._reveal.is_on:
            self._hide()
        elif self._dossier is not None:
            self.post_message(WantsHost(partial(self._show_number, dossier=self._dossier)))

    async def _show_number(self, host: Host, dossier: Dossier) -> None:
        record = self.row.record if self.row else None
        asked = await ask_which(host, dossier, record, self.row_text)
        client_id, now = dossier.client.id, self._access.now()
        if asked is None:
            return
        if not asked.is_phone:
            note = partial(note_reveal, client_id=client_id, field=asked.field, now=now)
            await self._reveal_noted(client_id, asked, note)
            return
        guards = await self._access.ask(lambda desk: guards_of(desk, client_id, now))
        against = forbidding(guards)
        if against and client_id not in host.overrides:
            reason = await ask(host.app, Override(dossier.client.name, against))
            if reason is None:
                return
            host.overrides[client_id] = reason
        note = partial(note_number_shown, client_id=client_id, field=asked.field, now=now)
        await self._reveal_noted(client_id, asked, note)
        if heeded := warning(guard for guard in guards if guard.kind not in SAID_BY_FILE):
            host.tell("  ".join(heeded), alarm=True)

    async def _reveal_noted(
        self, client_id: ClientId, asked: Asked, note: Callable[[Desk], None]
    ) -> None:
        """Nothing is shown that was not written down before; nor on another page, or behind one's
        back."""
        if self.selected != client_id or self._reveal.is_on or not self.display:
            return
        await self._access.ask(note)
        if self.selected == client_id and self.display:
            self._reveal.show(asked.field, asked.numbers)
            self.look_again()

    def _hide(self) -> None:
        self._reveal.hide()
        self.look_again()

    def on_hide(self) -> None:
        """Another view is shown: what was revealed here is hidden when one comes back."""
        self._hide()

    def action_client_unfold(self) -> None:
        self.fold(is_folded=not self.is_folded)

    def action_client_add(self) -> None:
        if (client_id := self.selected) is not None:
            self.post_message(WantsHost(partial(add_to_file, client_id=client_id)))

    def action_client_line(self) -> None:
        if (client_id := self.selected) is not None:
            self.post_message(WantsHost(partial(add_to_ledger, client_id=client_id)))

    def action_client_assess(self) -> None:
        if (client_id := self.selected) is not None:
            self.post_message(WantsHost(partial(assess_risk, client_id=client_id)))

    def action_client_ask(self) -> None:
        if (client_id := self.selected) is not None:
            self.post_message(WantsHost(partial(ask_what_is_missing, client_id=client_id)))

    def action_client_history(self) -> None:
        if (client_id := self.selected) is not None:
            self.post_message(WantsHost(partial(_look_at_history, client_id=client_id)))

    def action_client_hear(self, what: str) -> None:
        work, client_id = HEARING[what], self.selected
        if client_id is not None:
            self.post_message(WantsHost(lambda host: work(host, client_id)))

    def action_client_choose(self) -> None:
        self.choose_row()

    @on(RowsPage.Chosen)
    def _row_chosen(self, event: RowsPage.Chosen) -> None:
        event.stop()
        part, record, client_id = event.place.whose, event.place.record, self.selected
        if not isinstance(part, Part) or part.open is None or client_id is None:
            return
        opening = part.open
        self.post_message(WantsHost(lambda host: opening(host, client_id, record)))

    def action_client_line_down(self) -> None:
        self.move_row(1)

    def action_client_line_up(self) -> None:
        self.move_row(-1)

    def action_client_section_next(self) -> None:
        self.move_section(1)

    def action_client_section_previous(self) -> None:
        self.move_section(-1)

    def action_client_page_down(self) -> None:
        self.scroll_relative(y=self.size.height - 1, animate=False)

    def action_client_page_up(self) -> None:
        self.scroll_relative(y=1 - self.size.height, animate=False)

    def action_client_top(self) -> None:
        self.scroll_home(animate=False)

    def action_client_bottom(self) -> None:
        self.scroll_end(animate=False)


async def _look_at_history(host: Host, client_id: ClientId) -> None:
    from rmdesk.ui.filing.history import look_at_history

    await look_at_history(host, client_id)
