"""Finding and filtering by typing: one line for names and for conditions."""

from dataclasses import replace

from textual import on
from textual.timer import Timer

from rmdesk.domain.conditions.completing import completions
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.refusals import NotUnderstood
from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.messages import OpenClient
from rmdesk.ui.typed.find_text import understood
from rmdesk.ui.views.clients.list import ListedClients
from rmdesk.ui.widgets.find_line import FindLine

_DEBOUNCE = 0.03


class Finding(ListedClients):
    """What is typed is a condition where it reads as one, else words to find anyone by."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(access, id=id)
        self._debounce: Timer | None = None
        self._before: tuple[str, str] = ("", "")
        self._kept: ClientId | None = None

    @property
    def is_finding(self) -> bool:
        """Whether Back has something to take away: words, or what `ListState.step_back` does."""
        return bool(self.words) or self.state.can_step_back

    def open_find(self) -> None:
        """Put the caret into the line; what is typed next is a new question."""
        self._kept = self.table.selected
        self._before = (self.state.view.condition, self.state.inside)
        self.add_class("-finding")
        self.find_line.show(self.words or self.condition_shown)
        self.screen.set_focus(self.field)
        self.field.select_all()

    async def close_find(self) -> None:
        """One step back: from the words, from a group, from groups, from a filter."""
        keep = self.table.selected or self._kept
        if self.words:
            self.words = ""
        else:
            self.state.step_back()
        await self.load(keep)
        self.take_focus()

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        event.stop()
        self._understand(event.text)

    def _understand(self, text: str) -> None:
        """Filter by `text` or find by it, as soon as nothing more is typed."""
        typed = understood(text, self.access.today)
        self.words = typed.words
        if typed.condition is not None:
            self.state.change(replace(self.state.view, condition=typed.condition))
        self.find_line.answer(typed.offers, None if typed.offers else typed.wrong)
        self.wrong = typed.wrong
        self.may_be_unfinished = bool(typed.offers)
        if self._debounce:
            self._debounce.stop()
        if not typed.wrong:  # else the list stays as it is until the condition can be read
            self._debounce = self.set_timer(_DEBOUNCE, self.load)

    @on(FindLine.Entered)
    async def _entered(self, event: FindLine.Entered) -> None:
        event.stop()
        await self._load_at_once()
        if self._misread():
            offers = completions(self.find_line.text, today=self.access.today)
            if len(offers) == 1:
                self.find_line.show(offers[0].text)
                self.field.cursor_position = len(offers[0].text)
                self._understand(offers[0].text)
                await self._load_at_once()
                if self._misread():
                    return  # a column was completed: its sign is still to be typed
        if wrong := self._misread():
            self.find_line.answer((), wrong)
            return
        self.take_focus()
        if self.words.strip() and self.selected is not None:
            self.post_message(OpenClient(self.selected))

    @on(FindLine.Left)
    async def _into_list(self, event: FindLine.Left) -> None:
        event.stop()
        await self._load_at_once()
        if wrong := self._misread():
            self.find_line.answer((), wrong)
        else:
            self.take_focus()

    async def _load_at_once(self) -> None:
        if self._debounce and not self.wrong:
            self._debounce.stop()
            await self.load()

    def _misread(self) -> NotUnderstood | None:
        """Why what stands in the line is not what is listed; None where it is."""
        text = self.find_line.text
        if self.words.strip() or not text.strip():
            return None
        try:
            parse(text, today=self.access.today)
        except NotUnderstood as wrong:
            return wrong
        return None

    @on(FindLine.Closed)
    async def _find_closed(self, event: FindLine.Closed) -> None:
        event.stop()
        condition, inside = self._before
        self.words = ""
        self.state.change(replace(self.state.view, condition=condition))
        self.state.inside = inside
        self.take_focus()
        await self.load(self.table.selected or self._kept)
