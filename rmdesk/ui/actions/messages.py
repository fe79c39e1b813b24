"""What the commands about messages do: mixed into the actions of the desk.

Their modules are loaded when they are needed.
"""

from collections.abc import Coroutine, Sequence
from typing import Any, Protocol

from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.template import MessageKind
from rmdesk.language import _
from rmdesk.ui.host import Host
from rmdesk.ui.navigation.mounted import Listing, Views
from rmdesk.ui.navigation.view_kinds import CLIENTS, LADDER, TODAY


class WritingHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    views: Views

    @property
    def current_client(self) -> ClientId | None: ...

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class MessageActions:
    """Messages, rounds of them, and their templates."""

    def action_message_write(self: WritingHost) -> None:
        from rmdesk.ui.messaging.rounds import write_to

        ids = _marked(self.views)
        if not ids and self.current_client is not None:
            ids = [self.current_client]
        if ids := ids or _listed_by_cell(self.views):
            likely = MessageKind.MATURITY if self.views.shown is LADDER else None
            self.perform(write_to(self, ids, likely))
        else:
            self.tell(_("Put the cursor on a client first, or mark some."))

    def action_message_round(self: WritingHost) -> None:
        from rmdesk.ui.messaging.rounds import write_to

        if ids := _marked(self.views) or _listed(self.views):
            self.perform(write_to(self, ids))
        else:
            self.tell(_("Nobody is listed here: mark clients in a list, or open one."))

    def action_message_go_on(self: WritingHost) -> None:
        from rmdesk.ui.messaging.rounds import go_on

        self.perform(go_on(self))

    def action_message_templates(self: WritingHost) -> None:
        from rmdesk.ui.messaging.library import open_templates

        self.perform(open_templates(self))

    def action_message_details(self: WritingHost) -> None:
        from rmdesk.ui.messaging.one import ask_own_details

        self.perform(ask_own_details(self))


def _marked(views: Views) -> Sequence[ClientId]:
    """The clients that are marked in the view on the screen, in its order."""
    if views.shown is TODAY and views.today.lines.marks:
        return [ClientId(one) for one in views.today.listed]
    if views.shown is CLIENTS and (marks := views.clients.marks):
        return [ClientId(one) for one in views.clients.ids if one in marks]
    return []


def _listed(views: Views) -> Sequence[ClientId]:
    shown = views.view
    ids = views.clients.ids if views.shown is CLIENTS else ()
    if not ids and isinstance(shown, Listing):
        ids = shown.listed
    return [ClientId(one) for one in ids]


def _listed_by_cell(views: Views) -> Sequence[ClientId]:
    """Whom the view lists where its cursor is on no client: a cell of the ladder or of a grid."""
    return [] if views.shown in (TODAY, CLIENTS) else _listed(views)
