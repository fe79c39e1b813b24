"""What the commands for the pages of Home do: each opens the page of its digit."""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.domain.rhythm.reports import ReportKind
from rmdesk.ui.navigation.routes import Routes


class HomeHost(Protocol):
    """The main screen, as far as these commands need it."""

    routes: Routes

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class HomeActions:
    """Mixed into the main screen."""

    def action_home_standing(self: HomeHost) -> None:
        self.perform(self.routes.open_home(1))

    def action_home_meetings(self: HomeHost) -> None:
        self.perform(self.routes.open_home(5))

    def action_home_activity(self: HomeHost) -> None:
        self.perform(self.routes.open_home(6))

    def action_home_pipeline(self: HomeHost) -> None:
        self.perform(self.routes.open_home(2))

    def action_home_rhythm(self: HomeHost) -> None:
        self.perform(self.routes.open_home(3))

    def action_home_targets(self: HomeHost) -> None:
        self.perform(self.routes.open_home(4))

    def action_home_reports(self: HomeHost) -> None:
        self.perform(self.routes.open_home(7))

    def action_home_report(self: HomeHost, kind: str) -> None:
        self.perform(self.routes.open_home(7, ReportKind(kind)))
