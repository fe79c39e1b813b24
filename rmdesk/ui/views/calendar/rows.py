"""Which clients are rows, and in which order: the client list's own filter, order and views.

What is asked here changes the list itself: the calendar stands on it.
"""

from textual import on
from textual.timer import Timer

from rmdesk.desk.client_lists import views
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.text import printed
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.views import ViewList
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.keymap import key_name
from rmdesk.ui.list_wish import ListedAs, ListWish
from rmdesk.ui.messages import ListWished, Undertaken
from rmdesk.ui.typed.find_text import understood
from rmdesk.ui.views.calendar.on_screen import CalendarOnScreen
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.client_cells import heading
from rmdesk.ui.widgets.find_line import FindLine

_DEBOUNCE = 0.03
_USUAL = ("name", "last_contact", "days_since", "next_due", "class", "aum")
"""What rows are ordered by, by their digits; the other fields come after."""


class ViewToShow(ViewList):
    """The saved views, to have one as the rows."""

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Show"), "dialog.save")]


class RowChoosing(CalendarOnScreen):
    """A line to find and filter in, the order, and the saved views."""

    _debounce: Timer | None = None
    _before = ListedAs()
    _kept: ClientId | None = None

    def say_rows(self) -> None:
        is_typing = self.find_line.field.has_focus
        typed = self.listed_as.typed
        self.set_class(is_typing or bool(typed), "-finding")
        if not is_typing:
            self.find_line.show(typed)
            self.find_line.note(f"{key_name('8')} {_('Views')}")

    def open_find(self) -> None:
        """Put the caret into the line; what is typed next is a new question."""
        self._before, self._kept = self.listed_as, self.selected
        self.add_class("-finding")
        self.find_line.show(self.listed_as.typed)
        self.find_line.note("")
        self.screen.set_focus(self.find_line.field)
        self.find_line.field.select_all()

    def _wish(self, wish: ListWish) -> None:
        self.post_message(ListWished(wish))

    @on(FindLine.Typed)
    def _find_typed(self, event: FindLine.Typed) -> None:
        event.stop()
        typed = understood(event.text, self.access.today)
        self.find_line.answer(typed.offers, None if typed.offers else typed.wrong)
        if self._debounce:
            self._debounce.stop()
        if not typed.wrong:
            wish = ListWish(text=event.text, keep=None if typed.words else self._kept)
            self._debounce = self.set_timer(_DEBOUNCE, lambda: self._wish(wish))

    @on(FindLine.Entered)
    def _find_entered(self, event: FindLine.Entered) -> None:
        """A condition that only one word can follow is completed by it."""
        event.stop()
        typed = understood(self.find_line.text, self.access.today)
        if typed.wrong and len(typed.offers) == 1:
            text = typed.offers[0].text
            self.find_line.show(text)
            self.find_line.field.cursor_position = len(text)
        self._into_rows()

    @on(FindLine.Left)
    def _find_left(self, event: FindLine.Left) -> None:
        event.stop()
        self._into_rows()

    def _into_rows(self) -> None:
        text = self.find_line.text
        typed = understood(text, self.access.today)
        if typed.wrong:
            self.find_line.answer((), typed.wrong)
            return
        keep = None if typed.words else self._kept
        self._close_find(ListWish(text=text, is_whole=True, keep=keep))

    @on(FindLine.Closed)
    def _find_closed(self, event: FindLine.Closed) -> None:
        event.stop()
        self._close_find(ListWish(back_to=self._before, keep=self._kept))

    def _close_find(self, wish: ListWish) -> None:
        if self._debounce:
            self._debounce.stop()
        self.take_focus()
        self._wish(wish)

    # --- order and views ---

    def action_calendar_order(self) -> None:
        self.post_message(Undertaken(self._choose_order()))

    async def _choose_order(self) -> None:
        fields = [*_USUAL, *(name for name in FIELDS if name not in _USUAL)]
        now = self.listed_as
        sign = glyphs().descending if now.is_descending else glyphs().ascending
        lines = [
            f"{heading(FIELDS[name])} {sign}" if name == now.field else heading(FIELDS[name])
            for name in fields
        ]
        at = fields.index(now.field) if now.field in fields else 0
        question = _("The rows are those of the client list. The same again turns the order round.")
        chosen = await ask(self.app, Pick(_("Order the rows by"), lines, question=question, at=at))
        if chosen is not None:
            self._wish(ListWish(ordered_by=fields[chosen]))

    def action_calendar_views(self) -> None:
        self.post_message(Undertaken(self._choose_view()))

    def _in_words(self, one: views.SavedView) -> str:
        """A view's condition in the language in force where it came with the desk."""
        condition = one.view.condition
        is_told = one.is_standard and condition
        return printed(parse(condition, today=self.access.today)) if is_told else condition

    async def _choose_view(self) -> None:
        saved = await self.access.ask(views.saved)
        conditions = [self._in_words(one) for one in saved]
        at = next((n for n, one in enumerate(saved) if one.place == self.listed_as.place), 0)
        chosen = await ask(self.app, ViewToShow(saved, conditions, at=at))
        if chosen is None:
            return
        if chosen == len(saved):
            self._wish(ListWish(saves=True, keep=self.selected))
        else:
            self._wish(ListWish(place=saved[chosen].place, keep=self.selected))
