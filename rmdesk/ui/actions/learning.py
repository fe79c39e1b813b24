"""What the commands for learning the desk do: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol

from textual.widget import Widget

from rmdesk.ui.host import Host
from rmdesk.ui.navigation.mounted import Views


class LearningHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    views: Views

    @property
    def focused(self) -> Widget | None: ...

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class LearningActions:
    """Own keys, handbook and tour."""

    def action_keymap_open(self: LearningHost) -> None:
        # Rare: loaded when it is needed, as the others are.
        from rmdesk.ui.learning.own_keys import edit_keys

        self.perform(edit_keys(self))

    def action_handbook_open(self: LearningHost) -> None:
        from rmdesk.ui.learning.handbook import read_handbook

        self.perform(read_handbook(self.app, self.views.shown.name))

    def action_doctor_open(self: LearningHost) -> None:
        from rmdesk.ui.learning.doctor import show_doctor

        self.perform(show_doctor(self))

    def action_tour_open(self: LearningHost) -> None:
        from rmdesk.ui.learning.tour import take_tour

        self.perform(take_tour(self))
