"""Page 6: how active the business is, how much of the book is kept up, what calls come to."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from textual.app import ComposeResult
from textual.message import Message

from rmdesk.desk.activity.figures import BookActivity, book_activity
from rmdesk.desk.book import Desk
from rmdesk.desk.scripts.in_force import pack
from rmdesk.domain.ids import ClientId
from rmdesk.domain.rhythm.activity import Span
from rmdesk.domain.rhythm.reports import ReportKind, Wanted
from rmdesk.domain.rhythm.weeks import month_before, month_of, next_month
from rmdesk.language import Language, _, spoken
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.figure_list import show_found
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.paged.page import BookPage
from rmdesk.ui.views.home.pages.activity_figures import (
    Figure,
    OfCare,
    OfDeals,
    OfKept,
    OfStep,
    clients_behind,
    month_words,
    title_of,
)
from rmdesk.ui.views.home.pages.activity_sections import ActivitySections
from rmdesk.ui.views.home.pages.standing_body import StandingBody, beside
from rmdesk.ui.words.labels import label

_FARTHEST_BACK: Final = 60
"""Months that can be turned back."""


class ActivityBody(StandingBody, inherit_bindings=False):
    """From the leftmost figure of a line one goes on to the month before, from the rightmost to the
    one after."""

    BINDINGS = bindings(Scope.ROWS, Scope.STANDING)

    class Turned(Message):
        """Another month is wanted: so many `steps` on."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def _go_beside(self, steps: int) -> None:
        at = self._row
        here = self.places[at] if at is not None else None
        to = beside(self.places, at, steps) if at is not None else None
        if here is None or to is None or self.places[to].y != here.y:
            self.post_message(self.Turned(steps))
        else:
            self.stand_on(to)


class ActivityPage(BookPage):
    """Every figure opens the list of the clients it counts."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._month: date | None = None  # None: the present one, whichever that is
        self._span = Span.QUARTER
        self._read: BookActivity | None = None
        self._scripts: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        yield ActivityBody(id="activity")

    def on_mount(self) -> None:
        self.body.is_folded = False  # figures scroll

    @property
    def body(self) -> ActivityBody:
        return self.query_one(ActivityBody)

    @property
    def month(self) -> date:
        """The first day of the month on the screen."""
        return self._month or month_of(self.access.today)

    # --- reading ---

    async def load(self) -> None:
        is_first = self._read is None
        month, span, language = self.month, self._span, spoken()
        self._read, self._scripts = await self.access.ask(
            lambda desk: _read(desk, month, span, language), Urgency.PAGE
        )
        self._show(from_top=is_first)
        if is_first:
            self.body.stand_at()

    def look_again(self) -> None:
        self._show()

    def take_focus(self) -> None:
        self.body.focus()

    def _show(self, *, from_top: bool = False) -> None:
        if self._read is not None:
            shown = ActivitySections(self._read, self._scripts)
            self.body.show(shown.columns, from_top=from_top)
        self.refresh_bindings()
        self.post_message(Shown())

    def come_about(self, about: object) -> None:
        """A month, where the page that leads here was about one."""
        if isinstance(about, date):
            self._turn_to(month_of(about))

    # --- words ---

    @property
    def _figure(self) -> Figure | None:
        record = self.body.row.record if self.body.row else None
        return record if isinstance(record, OfDeals | OfCare | OfKept | OfStep) else None

    @property
    def selected(self) -> ClientId | None:
        """Figures are about nobody in particular."""
        return None

    def words(self) -> str:
        return month_words(self.month)

    def detail(self) -> str:
        figure = self._figure
        return title_of(figure) if figure is not None else ""

    def explanation(self) -> str:
        return _(
            "How active the business is. Deals closed, week by week: the bank watches the pieces of"
            " week 4, set off here, for in it the next month begins. The activity rate: clients"
            " with a deal out of those in care. Who was contacted within the cadence of the class,"
            " or the client's own wish, as of today. And"
            " how many of the clients who were called were reached, appointed, met and came to a"
            " deal, each step out of the one before. Enter opens the clients behind a figure; left"
            " of the first figure of a line lies the month before (h, too), right of the last the"
            " one after; o chooses over how many months calls are followed. x writes the report of"
            " the month, which has these figures."
        )

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        month = self._month.isoformat() if self._month else None
        return {"month": month, "span": self._span.value}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        if kept.get("span") in set(Span):
            self._span = Span(kept["span"])
        match kept.get("month"):
            case str(month):
                try:
                    self._turn_to(month_of(date.fromisoformat(month)))
                except ValueError:
                    self._month = None

    # --- verbs ---

    def can(self, verb: str) -> bool:
        match verb:
            case "choose":
                return self._figure is not None
            case "later":
                return self.month < month_of(self.access.today)
            case "earlier":
                today = self.access.today
                months = 12 * (today.year - self.month.year) + today.month - self.month.month
                return months < _FARTHEST_BACK
            case "options" | "write_out":
                return True
            case _:
                return False

    def choose(self) -> None:
        if (figure := self._figure) is not None:
            self.post_message(WantsHost(partial(_list, figure=figure)))

    def options(self) -> None:
        self.post_message(WantsHost(self._choose_span))

    def write_out(self) -> None:
        """The report of the month has the figures of this page."""
        wanted = Wanted(ReportKind.MONTH, self.month)
        self.post_message(WantsHost(partial(_report, wanted=wanted)))

    def earlier(self) -> None:
        self._go(month_before(self.month))

    def later(self) -> None:
        self._go(next_month(self.month))

    def on_activity_body_turned(self, event: ActivityBody.Turned) -> None:
        event.stop()
        verb = "earlier" if event.steps < 0 else "later"
        if self.can(verb):
            getattr(self, verb)()

    def _go(self, month: date) -> None:
        self._turn_to(month)
        self.post_message(WantsHost(self._load_again))

    def _turn_to(self, month: date) -> None:
        present = month_of(self.access.today)
        self._month = None if month >= present else month

    async def _load_again(self, _host: Host) -> None:
        await self.load()

    async def _choose_span(self, host: Host) -> None:
        from rmdesk.ui.dialogs.parts.dialog import ask
        from rmdesk.ui.dialogs.parts.pick import Pick

        spans = list(Span)
        pick = Pick(
            _("From calls to deals"),
            [label(one) for one in spans],
            question=_("Over how many months are calls followed?"),
            at=spans.index(self._span),
        )
        place = await ask(host.app, pick)
        if place is not None:
            self._span = spans[place]
            await self.load()


def _read(
    desk: Desk, month: date, span: Span, language: Language
) -> tuple[BookActivity, Mapping[str, str]]:
    scripts = {one.id: one.title for one in pack(desk, language).scripts}
    return book_activity(desk, month, span=span, today=desk.today), scripts


async def _list(host: Host, figure: Figure) -> None:
    await show_found(host, title_of(figure), lambda desk: clients_behind(desk, figure))


async def _report(host: Host, wanted: Wanted) -> None:
    from rmdesk.ui.exporting.reports import report_leaves

    await report_leaves(host, wanted)
