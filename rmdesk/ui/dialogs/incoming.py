"""Somebody rings or comes in: the essentials, and one line to log it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from textual.app import ComposeResult

from rmdesk.desk.calling.cards import Card
from rmdesk.domain.contacts import Channel
from rmdesk.language import _
from rmdesk.ui.dialogs.log_contact import ChannelPicker
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.client_brief import ClientBrief
from rmdesk.ui.widgets.page import Column
from rmdesk.ui.widgets.page_view import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """By which way the client turned to us, and what about."""

    channel: Channel
    gist: str


class Incoming(Dialog[Answered]):
    """The caret is in the gist: who only rings needs the gist and Enter."""

    AUTO_FOCUS = "#gist Field"

    def __init__(self, card: Card, today: date, at: datetime) -> None:
        super().__init__(_("Incoming: {name}").format(name=card.client.name))
        self._card = card
        self._today = today
        self._at = at

    def compose_content(self) -> ComposeResult:
        page = Page(id="incoming-brief")
        page.can_focus = False
        page.show(self._columns)
        yield page
        words = {
            Channel.TELEPHONE: _("Rang up"),
            Channel.MEETING: _("Came in"),
            Channel.MESSAGE: _("Sent a message"),
            Channel.EMAIL: _("Wrote an e-mail"),
        }
        yield ChannelPicker(Channel.TELEPHONE, words)
        yield FormRow(_("Gist"), id="gist", placeholder=_("what was said"))

    def _columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        brief = ClientBrief(self._card, self._today, self._at)
        return (tuple((section,) for section in brief.sections()),)

    def on_channel_picker_picked(self, event: ChannelPicker.Picked) -> None:
        event.stop()
        field = self.query_one("#gist", FormRow).field
        field.focus()
        field.insert_text_at_cursor(event.typed)

    def answer(self) -> Answered:
        return Answered(
            channel=self.query_one(ChannelPicker).channel,
            gist=self.query_one("#gist", FormRow).value.strip(),
        )
