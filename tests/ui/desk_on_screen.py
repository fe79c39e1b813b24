"""Runs the desk on a book without a terminal and says what stands on the screen."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip

from rmdesk.desk.book import Desk
from rmdesk.keymap_file import KeymapFile
from rmdesk.settings import Preferences
from rmdesk.store.thread import StoreThread, Urgency
from rmdesk.tour_file import TourMark
from rmdesk.ui.access import Access
from rmdesk.ui.app import DeskApp
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.idle_clock import Run
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui.small_book import NOW

_PATIENCE = 30.0
_BETWEEN_LOOKS = 0.01
_LONGEST_HELD = 1.0
"""A key that waits longer for the one before it waits for what a test does next."""


class FakeClock:
    """The one thing tests replace: time goes on only when told."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now
        self.run = Run(timedelta(0))

    def __call__(self) -> datetime:
        return self.now

    def goes_on(self, **span: float) -> None:
        self.now += timedelta(**span)
        self.run = replace(self.run, awake=self.run.awake + timedelta(**span))

    def is_set(self, **span: float) -> None:
        """Somebody moves its hands."""
        self.now += timedelta(**span)

    def sleeps(self, **span: float) -> None:
        """The lid is closed for so long."""
        self.now += timedelta(**span)
        self.run = replace(self.run, asleep=self.run.asleep + timedelta(**span))


class DeskOnScreen:
    """A book's thread, and apps on it."""

    def __init__(self, open_book: Callable[[], Desk]) -> None:
        self.thread = StoreThread(open_book)
        self.clock = FakeClock()
        self.preferences = Preferences(book=Path("book.rmdesk"))

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.thread.close()

    def app(
        self,
        *,
        place: Place | None = None,
        fixed_today: date | None = TODAY,
        half_typed: Drafts | None = None,
        own_keys: KeymapFile | None = None,
        tour_mark: TourMark | None = None,
    ) -> DeskApp:
        clock = self.clock
        access = Access(
            self.thread, clock=clock, fixed_today=fixed_today, run_of_machine=lambda: clock.run
        )
        place = place or Place(view="clients")
        return DeskApp(
            access,
            self.preferences,
            place=place,
            half_typed=half_typed,
            own_keys=own_keys,
            tour_mark=tour_mark,
        )

    @asynccontextmanager
    async def shown(
        self, size: tuple[int, int] = (80, 24), **options: Any
    ) -> AsyncIterator["Shown"]:
        """The app running at `size` on the client list, unless another place is given."""
        app = self.app(**options)
        async with app.run_test(size=size) as pilot:
            shown = Shown(app, pilot)
            await wait_until(pilot, lambda: bool(app.desk.clients.query("#client-table")))
            await pilot.pause()
            yield shown


class Shown:
    """What a user has: keys and a screen."""

    def __init__(self, app: DeskApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def lines(self) -> list[str]:
        """The painted lines, as text."""
        return [strip.text for strip in strips_of(self.app)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self._taken()

    async def type(self, text: str) -> None:
        """Characters as an input method commits them, one key event each, all at once."""
        for character in text:
            self.app.post_message(events.Key(_key(character), character))
        await self.pilot.press()
        await self._taken()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.press()
        await self._taken()

    async def _taken(self) -> None:
        """Wait until the widget has a key too: Textual's own wait ends when the app has taken it,
        and the click of a test does not go by way of the app."""
        end = time.monotonic() + _LONGEST_HELD
        while self.app._typed_ahead.has_waiting and time.monotonic() < end:  # noqa: ASYNC110 -- it tells nobody
            await asyncio.sleep(_BETWEEN_LOOKS)
        await self.pilot.pause()

    async def sees(self, *wanted: str) -> None:
        """Wait until all of `wanted` stand on the screen."""

        def stand() -> bool:
            text = self.text
            return all(part in text for part in wanted)

        await wait_until(
            self.pilot,
            stand,
            lambda: f"wanted {wanted} in:\n{self.text}",
        )

    async def sees_no(self, unwanted: str) -> None:
        await wait_until(
            self.pilot,
            lambda: unwanted not in self.text,
            lambda: f"still {unwanted!r} in:\n{self.text}",
        )


def strips_of(app: App[Any]) -> list[Strip]:
    """The lines as they are painted now.

    A dialog paints what lies behind it, once; which screens lie there is told as for any other
    painting, or it would keep a blank.
    """
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


async def wait_until(
    pilot: Pilot[Any],
    condition: Callable[[], bool],
    complaint: Callable[[], str] = lambda: "it never came true",
) -> None:
    """Let the app go on until `condition` holds."""
    if condition():
        return
    end = time.monotonic() + _PATIENCE
    await pilot.pause()
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(complaint())
        # A pause wakes every widget of the screen, so there is one before and one after.
        await asyncio.sleep(_BETWEEN_LOOKS)
    await pilot.pause()


async def settle(pilot: Pilot[Any]) -> None:
    """Let the app go on until nothing is asked of the book any more and what stands on the screen
    has stayed the same for longer than a cursor is waited for until it rests."""
    app = pilot.app
    assert isinstance(app, DeskApp)
    before, same = "", 0
    await pilot.pause()
    while same < 4:
        await app.access.ask(lambda desk: None, Urgency.LONG)  # the last in the queue
        await asyncio.sleep(0.04)
        text = "".join(strip.text for strip in strips_of(app))
        same = same + 1 if text == before and text.strip() else 0
        before = text


def _key(character: str) -> str:
    return {" ": "space", "+": "plus", "-": "minus", ".": "full_stop", "/": "slash"}.get(
        character, character
    )
