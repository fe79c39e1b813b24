"""The figures of calling: a period, and its charts."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.figures import CallFigures, figures
from rmdesk.desk.scripts.in_force import pack
from rmdesk.domain.call_figures import Period, moved
from rmdesk.domain.ids import ClientId
from rmdesk.language import _, spoken
from rmdesk.store.thread import Superseded
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.messages import OpenPractice, Shown, Told
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.figures.page import EmptyPage, FiguresPage, periods
from rmdesk.ui.widgets.page_view import Page
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.words import figures as figure_words
from rmdesk.ui.words.figures import Names


class FiguresView(Vertical):
    """Digits choose the period, left and right go to the one before or after."""

    BINDINGS = bindings(Scope.FIGURES)

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._period = Period.WEEK
        self._day: date | None = None  # None: today, whichever day that is
        self._found: CallFigures | None = None
        self._names = Names({}, (), {})

    def compose(self) -> ComposeResult:
        yield Painted(id="figures-periods")
        yield Page(id="figures-page")

    def on_mount(self) -> None:
        self.page.fold(is_folded=False)
        self._say_period()

    @property
    def page(self) -> Page:
        return self.query_one("#figures-page", Page)

    @property
    def day(self) -> date:
        """A day of the period on the screen."""
        return self._day or self._access.today

    @property
    def period(self) -> Period:
        return self._period

    @property
    def selected(self) -> ClientId | None:
        """Figures are about nobody in particular."""
        return None

    def take_focus(self) -> None:
        self.page.focus()
        if self._found is None:
            self._load_soon()

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        return {
            "period": self._period.value,
            "day": self._day.isoformat() if self._day else None,
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Show what was `kept` when the view is looked at; this week where it is not understood."""
        if kept.get("period") in set(Period):
            self._period = Period(kept["period"])
        match kept.get("day"):
            case str(day):
                try:
                    self._day = date.fromisoformat(day)
                except ValueError:
                    self._day = None

    # --- reading ---

    def show(self, period: Period) -> None:
        """Show another period, the one that the day on the screen lies in."""
        self._period = period
        self._go(self._day)

    def _go(self, day: date | None) -> None:
        self._day, self._found = day, None
        self._say_period()
        self._load_soon()
        self.refresh_bindings()

    def _load_soon(self) -> None:
        self.run_worker(self.load(), group=HOLDS_KEYS)

    async def load(self) -> None:
        """Read the period; what is asked for meanwhile goes before."""
        period, day, language = self._period, self.day, spoken()

        def work(desk: Desk) -> tuple[CallFigures, Names]:
            texts = pack(desk, language)
            names = Names(
                {script.id: script.title for script in texts.scripts},
                desk.call_settings.outcomes,
                {one.kind.value: one.title for one in texts.objections},
            )
            return figures(desk, period, day), names

        try:
            found, names = await self._access.newest("figures", work)
        except (Superseded, asyncio.CancelledError):
            return
        is_other = self._found is None
        self._found, self._names = found, names
        self._paint(from_top=is_other)

    def _paint(self, *, from_top: bool = False) -> None:
        found = self._found
        self._say_period()
        if found is None:
            return
        shown = EmptyPage(self._period) if found.is_empty else FiguresPage(found, self._names)
        self.page.show(shown.columns, from_top=from_top)
        self.refresh_bindings()
        self.post_message(Shown())

    def _say_period(self) -> None:
        span = figure_words.span_words(self._found) if self._found else ""
        self.query_one("#figures-periods", Painted).show(periods(self._period, span))

    async def read_again(self) -> None:
        """Records changed."""
        if self.display:
            await self.load()
        else:
            self._found = None  # read when it is looked at

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        if self._found is not None:
            self._load_soon()  # the names of scripts are those of the language

    # --- words ---

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        name = _("Figures of calling")
        if self._found is None:
            return name, _("is being read")
        return name, _(figure_words.NAMES[self._period])

    def detail(self) -> str:
        """What the status line says."""
        return figure_words.told(self._found) if self._found else ""

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return figure_words.explanation()

    # --- keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        match action:
            case "figures_earlier" | "figures_later":
                return self._period is not Period.SESSION
            case "figures_now":
                return self._day is not None
            case _:
                return True

    def action_figures_show(self, digit: str) -> None:
        period = list(Period)[int(digit) - 1]
        if period is not self._period:
            self.show(period)

    def action_figures_earlier(self) -> None:
        self._go(moved(self._period, self.day, -1))

    def action_figures_later(self) -> None:
        later = moved(self._period, self.day, 1)
        if self._found is not None and self._found.last >= self._access.today:
            self.post_message(Told(_("What comes after this is still to be called.")))
            return
        self._go(later)

    def action_figures_now(self) -> None:
        self._go(None)

    def action_figures_practise(self) -> None:
        self.post_message(OpenPractice())

    def action_figures_down(self) -> None:
        self.page.scroll_relative(y=1, animate=False)

    def action_figures_up(self) -> None:
        self.page.scroll_relative(y=-1, animate=False)

    def action_figures_page_down(self) -> None:
        self.page.scroll_relative(y=self.page.size.height - 1, animate=False)

    def action_figures_page_up(self) -> None:
        self.page.scroll_relative(y=1 - self.page.size.height, animate=False)

    def action_figures_home(self) -> None:
        self.page.scroll_home(animate=False)

    def action_figures_end(self) -> None:
        self.page.scroll_end(animate=False)
