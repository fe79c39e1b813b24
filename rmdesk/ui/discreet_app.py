"""Amounts vanish at one key, from everything that stands on the screen and whatever comes to it."""

from abc import abstractmethod
from collections.abc import Sequence

from textual.filter import LineFilter

from rmdesk.ui.discretion.beside import amounts_are_hidden, hide_amounts
from rmdesk.ui.discretion.veil import Veils
from rmdesk.ui.sealed_app import SealedApp


class DiscreetApp(SealedApp):
    """Paints no number in full that was not asked for, and no amount while somebody looks on."""

    def __init__(self, *, is_someone_beside: bool) -> None:
        super().__init__()
        self._veils = Veils()
        hide_amounts(wanted=is_someone_beside)

    @abstractmethod
    def someone_came_or_went(self, *, is_beside: bool) -> None:
        """Write everything anew, and remember it over a lock."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Every line of every widget passes these on its way to the screen."""
        return [*super().get_line_filters(), *self._veils.in_force()]

    def action_app_beside(self) -> None:
        hide_amounts(wanted=not amounts_are_hidden())
        self.someone_came_or_went(is_beside=amounts_are_hidden())
        # What was composed before and stays as it is, such as an open dialog, is painted anew.
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()
