"""A contact on its way to the cell it belongs into: taken up, carried by the arrows, put down."""

from dataclasses import dataclass
from datetime import date

from textual.widget import Widget

from rmdesk.domain.grid import Mark
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.keymap import key_name
from rmdesk.ui.views.calendar.around import Around
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.words.labels import label


@dataclass(frozen=True, slots=True)
class Carried:
    """The contact, and the cell it was taken from."""

    mark: Mark
    client_id: ClientId
    name: str
    day: date

    @property
    def words(self) -> str:
        """What is carried, and what the keys do meanwhile."""
        return _(
            "Arrows, then {enter} puts it there; {spoken} a day; {leave} leaves it:"
            " {letter} {what} of {name}, {day}"
        ).format(
            letter=self.mark.channel.value,
            what=label(self.mark.channel),
            name=self.name,
            day=formats.day(self.day),
            enter=key_name("enter"),
            spoken=first_key(BY_ID["calendar.jump"], typing=True),
            leave=key_name("escape"),
        )


class Moving:
    """At most one contact is carried at a time."""

    def __init__(self, view: Widget, around: Around) -> None:
        self._view = view
        self._around = around
        self.carried: Carried | None = None

    def take_up(self, carried: Carried) -> None:
        """Carry this contact from now on."""
        self.carried = carried
        self._around.notice = carried.words

    def leave(self) -> None:
        """It stays where it was."""
        self.carried = None
        self._around.notice = ""

    def back(self) -> None:
        """It stays where it was, and the cursor is there again."""
        if self.carried is None:
            return
        grid, carried = self._view.query_one(Grid), self.carried
        self.leave()
        grid.select(carried.client_id)
        grid.go_to(carried.day)
