"""What the commands that show a view do: mixed into the actions of the desk."""

from rmdesk.ui.actions.acting_host import ActingHost
from rmdesk.ui.navigation.view_kinds import CALENDAR, SETTINGS


class ViewActions:
    """The ways to the views."""

    def action_desk_today(self: ActingHost) -> None:
        self.routes.show_today()

    def action_desk_clients(self: ActingHost) -> None:
        self.routes.show_clients()

    def action_desk_client(self: ActingHost) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.open_client(client_id))

    def action_desk_calendar(self: ActingHost) -> None:
        self.perform(self.routes.open_calendar())

    def action_desk_ladder(self: ActingHost) -> None:
        self.perform(self.routes.open_ladder())

    def action_desk_review(self: ActingHost) -> None:
        self.perform(self.routes.review_or_manage())

    def action_desk_reviews(self: ActingHost) -> None:
        self.perform(self.routes.open_reviews(self.current_client))

    def action_desk_tables(self: ActingHost) -> None:
        self.perform(self.routes.open_tables())

    def action_desk_table(self: ActingHost, digit: str) -> None:
        self.perform(self.routes.open_tables(int(digit)))

    def action_desk_classes(self: ActingHost) -> None:
        self.perform(self.routes.open_classes())

    def action_desk_figures(self: ActingHost) -> None:
        self.perform(self.routes.open_figures())

    def action_practice_open(self: ActingHost) -> None:
        # Rare, and with the whole call view: loaded when it is needed.
        from rmdesk.ui.practice.practising import practise

        self.perform(practise(self))

    def action_call_open(self: ActingHost) -> None:
        self.perform(self.routes.call_on())

    async def action_desk_back(self: ActingHost) -> None:
        await self.attempt(self.routes.back())

    def action_find_open(self: ActingHost) -> None:
        if self.views.shown is CALENDAR and (calendar := self.views.find(CALENDAR)):
            calendar.open_find()  # there its own rows are found and filtered
            return
        if self.views.shown is SETTINGS and (settings := self.views.find(SETTINGS)):
            settings.open_find()  # there a setting is found
            return
        self.routes.show_clients()
        self.views.clients.open_find()
