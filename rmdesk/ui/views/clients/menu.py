"""The commands of the list that ask in dialogs: each is a line of the menu, too."""

from rmdesk.ui.messages import Undertaken
from rmdesk.ui.views.clients.list import ListedClients


class Menu(ListedClients):
    """Every command here only begins; what it asks is in `clients_asking`."""

    def action_clients_menu(self) -> None:
        self._ask("menu")

    def action_clients_filters(self) -> None:
        self._ask("filters")

    def action_clients_columns(self) -> None:
        self._ask("columns")

    def action_clients_group(self) -> None:
        self._ask("group")

    def action_clients_rules(self) -> None:
        self._ask("rules")

    def action_clients_missing(self) -> None:
        self._ask("missing")

    def action_clients_views(self) -> None:
        self._ask("views")

    def action_clients_save_view(self) -> None:
        self._ask("save_view")

    def action_clients_tags(self) -> None:
        self._ask("tags")

    def action_clients_bulk(self) -> None:
        self._ask("bulk")

    def _ask(self, name: str) -> None:
        # Questions are rare: their dialogs are loaded when they are needed.
        from rmdesk.ui.views.clients.asking import QUESTIONS

        self.post_message(Undertaken(QUESTIONS[name](self)))
