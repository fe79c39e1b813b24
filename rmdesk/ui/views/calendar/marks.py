"""Marked rows: the next letter is written for all of them."""

from rmdesk.desk.client_lists import several
from rmdesk.desk.client_lists.several import Circle, Together
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.choose_clients import ChooseClients
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.messages import Shown, Told, Undertaken
from rmdesk.ui.views.calendar.on_screen import CalendarOnScreen


class MarkingRows(CalendarOnScreen):
    """Marks belong to clients and stay while other rows are shown, until something is written."""

    def action_calendar_mark(self, steps: str) -> None:
        """Mark the row or take its mark away, and go on by so many lines."""
        grid = self.grid
        if grid.selected is None:
            return
        grid.marks = grid.marks ^ {int(grid.selected)}
        grid.move_to(grid.cursor + int(steps))
        self._say_marks()

    def action_calendar_unmark(self) -> None:
        self.grid.marks = frozenset()
        self._say_marks()

    def action_calendar_people(self) -> None:
        if self.selected is not None:
            self.post_message(Undertaken(self._propose(self.selected)))

    async def _propose(self, client_id: ClientId) -> None:
        """Whom one contact was with: a family, the guests of an event; ticked off, then marked."""
        day = self.day
        found = await self.access.ask(lambda desk: several.together(desk, client_id, day))
        if not found:
            self.post_message(
                Told(
                    _(
                        "No relatives who share, and no guests of an event within two weeks of this"
                        " day: Tab marks rows one by one."
                    )
                )
            )
            return
        chosen = await ask(self.app, Pick(_("One contact for several"), list(map(_said, found))))
        if chosen is None:
            return
        people = await ask(self.app, ChooseClients(_said(found[chosen]), found[chosen].clients))
        if people:
            self.grid.marks = self.grid.marks | set(people)
            self._say_marks()

    def _say_marks(self) -> None:
        self.around.say()
        self.post_message(Shown())


def _said(one: Together) -> str:
    count = len(one.clients)
    if one.circle is Circle.HOUSEHOLD:
        return _("Household of {name}, as far as it shares: {count}").format(
            name=one.name, count=count
        )
    return _("Guests expected at {event}, {day}: {count}").format(
        event=one.name, day=formats.day(one.on), count=count
    )
