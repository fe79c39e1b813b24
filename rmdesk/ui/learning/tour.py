"""The tour of ten minutes: five tasks on the demo book, noticed by itself when they are done.

It looks at the desk a few times a second and at the journal when something was written. It gives
no key of its own a meaning and never stands in the way: what is done out of order counts, too.
"""

from collections.abc import Sequence
from typing import Final, Protocol, cast

from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from rmdesk.desk.tour import ToFind, Written, client_to_find, written_since
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.outcomes import OutcomeKind, by_digit
from rmdesk.domain.ids import ActionId
from rmdesk.language import _
from rmdesk.tour_file import Task, TourMark, done_tasks, keep_done
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.dialog import Dialog, ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.learning.steps import TITLES, Standing, next_step
from rmdesk.ui.learning.tour_bar import TourBar
from rmdesk.ui.navigation.mounted import Views
from rmdesk.ui.navigation.view_kinds import CALL, CLIENT, CLIENTS
from rmdesk.ui.widgets.field import Field

_GLANCE_SECONDS: Final = 0.3
_SETTLED: Final = frozenset({"day.done", "day.move", "day.drop"})


class TouringHost(Host, Protocol):
    """The main screen, as far as the tour looks at it."""

    views: Views

    @property
    def focused(self) -> Widget | None: ...


class TouringApp(Protocol):
    """The application, as far as a tour is concerned."""

    tour_mark: TourMark | None
    """Where a demo notes its tour; None on a book of one's own, which no tour touches."""
    tour: "Tour | None"


async def take_tour(host: TouringHost) -> None:
    """Begin the tour, or ask what shall become of the one that is on."""
    app = cast(TouringApp, host.app)
    if app.tour_mark is None:
        host.tell(
            _("The tour is on the demo book, not on yours: quit, then run rmdesk demo --tour.")
        )
        return
    if app.tour is None:
        app.tour_mark.begin()
        await begin(host)
        return
    choices = (_("Go on with the tour"), _("Begin again"), _("End the tour"))
    chosen = await ask(host.app, Pick(_("Tour of ten minutes"), choices))
    if chosen == 1:
        await app.tour.begin_again()
    elif chosen == 2:
        app.tour.end()


async def begin(host: TouringHost) -> None:
    """Take the tour on from the first task that was not done yet."""
    app = cast(TouringApp, host.app)
    now = host.access.now()
    whom = await host.access.ask(lambda desk: client_to_find(desk, now))
    if app.tour_mark is not None and whom is not None and app.tour is None:
        app.tour = Tour(host, app.tour_mark, whom)
        await app.tour.begin()


class Tour:
    """Watches one desk. What was done is kept at once, for a lock or a quitting in between."""

    def __init__(self, host: TouringHost, mark: TourMark, whom: ToFind) -> None:
        self._host = host
        self._mark = mark
        self._whom = whom
        self._done: set[Task] = set()
        self._since = Written(ActionId(0))
        self._timer: Timer | None = None
        self._is_reading = False
        self._last: Task | None = None

    @property
    def task(self) -> Task | None:
        """The first that was not done yet; None at the end."""
        return next((task for task in Task if task not in self._done), None)

    @property
    def _desk(self) -> Screen[object]:
        """The main screen: what looks at it ends with it."""
        return self._host.app.screen_stack[0]

    async def begin(self) -> None:
        self._done = set(done_tasks())
        if self.task is None:
            self._done.clear()  # somebody takes it once more
        if self._mark.is_unlocked:
            self._note(Task.UNLOCK)
        elif self._done and await self._begins_anew():
            self._done.clear()
            keep_done(())
        self._since = await self._host.access.ask(lambda desk: written_since(desk, None))
        self._timer = self._desk.set_interval(_GLANCE_SECONDS, self._look)
        self._look()

    async def _begins_anew(self) -> bool:
        """Asked where tasks were done before: nobody shall wonder where the tour is."""
        ways = (_("Go on with what is left"), _("Begin at the beginning"))
        said = _("Of the five tasks {done} were done before: {tasks}.")
        named = _(", ").join(_(TITLES[task]) for task in Task if task in self._done)
        question = said.format(done=len(self._done), tasks=named)
        return await ask(self._host.app, Pick(_("The tour goes on"), ways, question=question)) == 1

    async def begin_again(self) -> None:
        """From the first task on; what is in the demo book stays."""
        self._stop()
        keep_done(())
        self._mark.end()
        self._mark.begin()
        await self.begin()

    def end(self) -> None:
        """Without the rest of it; the next tour goes on from there."""
        self._stop()
        self._mark.end()
        cast(TouringApp, self._host.app).tour = None

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        for screen in self._host.app.screen_stack:
            screen.query(TourBar).remove()

    # --- looking ---

    def _look(self) -> None:
        """What was done by now, and what to say."""
        if self._host.views.shown is CLIENT and self._is_on_client():
            self._note(Task.FIND)
        if not self._is_reading and self.task is not None:
            self._is_reading = True
            self._desk.run_worker(self._read(), group="tour", exit_on_error=False)
        task = self.task
        step = next_step(task, self._standing(), self._whom)
        self._say(_heading(task, len(self._done), self._last), step)

    async def _read(self) -> None:
        """What was written since the tour began."""
        since = self._since
        try:
            found = await self._host.access.ask(lambda desk: written_since(desk, since.newest))
        finally:
            self._is_reading = False
        if "contact.log" in found.kinds:
            self._note(Task.LOG)
        if "call.record" in found.kinds and found.call_backs > since.call_backs:
            self._note(Task.CALL_BACK)
        if _SETTLED & set(found.kinds):
            self._note(Task.TODAY)

    def _note(self, task: Task) -> None:
        if task in self._done:
            return
        self._done.add(task)
        keep_done(self._done)
        if self.task is None:
            self._mark.end()  # the next lock is no lesson any more
        self._last = task  # said in the tour's own lines: what was saved is said below by the desk

    def _standing(self) -> Standing:
        views, screen = self._host.views, self._host.app.screen
        call = views.find(CALL)
        is_up = views.shown is CALL and call is not None
        return Standing(
            view=views.shown.name,
            dialog=type(screen).__name__ if isinstance(screen, Dialog) else "",
            is_on_client=self._is_on_client(),
            has_client=views.view.selected is not None,
            is_finding=views.shown is CLIENTS and isinstance(self._host.focused, Field),
            is_marked=self._whom.client_id in views.clients.marks,
            is_calling=call is not None and call.is_calling,
            part=str(call.entry.part or "") if is_up and call is not None else "",
            has_input_method=self._host.app.has_class("-input-method"),
            digit=_digit(call.found.outcomes) if call is not None and call.found else "",
        )

    def _is_on_client(self) -> bool:
        return self._host.views.view.selected == self._whom.client_id

    # --- saying ---

    def _say(self, heading: str, text: str) -> None:
        desk, *over = self._host.app.screen_stack
        for screen in (desk, *(one for one in over if isinstance(one, Dialog))):
            _say_on(screen, heading, text)


def _say_on(screen: Screen[object], heading: str, text: str) -> None:
    bars = screen.query(TourBar)
    if bars:
        bars.first().show(heading, text)
    elif screen.is_mounted:
        screen.mount(TourBar(heading, text))


def _digit(outcomes: Sequence[OutcomeKind]) -> str:
    """What is pressed for a call-back: its digit, else the key that shows all outcomes."""
    digits = by_digit(outcomes).items()
    found = next((digit for digit, kind in digits if kind.code == Outcome.CALL_BACK), "")
    return found or first_key(BY_ID["call.more"], typing=True)


def _heading(task: Task | None, done: int, last: Task | None) -> str:
    """Where the tour stands; what was done just now takes the place of how many were."""
    news = _("Done: {task}.").format(task=_(TITLES[last])) if last is not None else ""
    if task is None:
        return "   ".join(filter(None, (_("Tour: all five tasks are done"), news)))
    number = list(Task).index(task) + 1
    if news:
        said = _("Tour {number} of {all}: {task}   {news}")
        return said.format(number=number, all=len(Task), task=_(TITLES[task]), news=news)
    said = _("Tour {number} of {all}: {task}   done: {done}")
    return said.format(number=number, all=len(Task), task=_(TITLES[task]), done=done)
