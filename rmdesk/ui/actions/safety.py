"""What the commands about the book's safety do: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol, cast

from rmdesk.domain.ids import ClientId
from rmdesk.ui.host import Host
from rmdesk.ui.navigation.mounted import Views


class SafetyHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    views: Views

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class _Leaving(Protocol):
    def leave_for_another(self) -> None: ...


class SafetyActions:
    """Audit, backups, ways in, leaving and lending."""

    def action_audit_open(self: SafetyHost) -> None:
        # Asked for rarely: its modules are loaded when they are needed.
        from rmdesk.ui.safety.auditing import look_at_audit

        self.perform(look_at_audit(self))

    def action_keys_open(self: SafetyHost) -> None:
        from rmdesk.ui.safety.keeping_ways_in import keep_keys

        self.perform(keep_keys(self))

    def action_backups_open(self: SafetyHost) -> None:
        from rmdesk.ui.safety.keeping_backups import keep_backups

        self.perform(keep_backups(self))

    def action_books_another(self: SafetyHost) -> None:
        cast(_Leaving, self.app).leave_for_another()

    def action_leaving_open(self: SafetyHost) -> None:
        from rmdesk.ui.leaving.page import leave_book

        self.perform(leave_book(self, _marked(self.views)))

    def action_lending_open(self: SafetyHost) -> None:
        from rmdesk.ui.leaving.lending import lend_clients

        self.perform(lend_clients(self, _marked(self.views)))


def _marked(views: Views) -> list[ClientId]:
    """The clients marked in the list, wherever one stands."""
    return [ClientId(one) for one in sorted(views.clients.marks)]
