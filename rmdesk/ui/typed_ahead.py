"""One key at a time: a burst of them must not outrun what its first key moves.

Textual hands a key to whatever has the focus when it arrives. What a key does runs later, in the
turns of several message queues, so of ``4ok⏎1`` written at once all but the first would meet the
card that was up before. Keys therefore wait here until the one before them has done its work.

Nothing says when that is. But a callback that climbs from the widget to the application stands
behind the key in every queue on the way, and behind what the key had posted.

Nothing is given before the desk stands: what is typed while it starts waits here as well. A button
of the mouse overtakes no key, or what was typed for one row would meet the row of the click.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.text_box import TextBox

HOLDS_KEYS = "holds keys"
"""The group of workers whose end the next key waits for."""

_GLANCE_SECONDS = 0.005
_PATIENCE_SECONDS = 0.5
"""No key waits longer for the one before: a desk that is busy still hears the key that locks it."""
_LEAST_GLANCES = round(_PATIENCE_SECONDS / _GLANCE_SECONDS)
"""Nor is patience lost while the machine had no time for us: these many glances come first."""

_MOVES = {"up", "down", "left", "right", "pageup", "pagedown", "home", "end"}

Key = events.Key | events.Paste
Button = events.MouseDown | events.MouseUp


class TypedAhead:
    """The keys on their way from the terminal to the screen; `give` sends one on."""

    def __init__(self, app: App[Any], give: Callable[[Key | Button], Awaitable[None]]) -> None:
        self._app = app
        self._give = give
        self._waiting: deque[Key | Button] = deque()
        self._is_open = False
        self._watch: asyncio.Task[None] | None = None
        self._climb = 0
        """The number of the climb that counts; an older one leads nowhere."""
        self._is_in_place = True
        self._has_reached_app = False
        self._given_at = 0.0
        self._glances = 0
        self._screen: Screen[Any] | None = None
        self._target: Widget | None = None
        self._before: set[Worker[Any]] = set()
        self._working: list[Worker[Any]] = []

    @property
    def has_waiting(self) -> bool:
        """Whether there is something whose turn has not come."""
        return bool(self._waiting)

    async def take(self, key: Key | Button) -> None:
        """A key came: its turn is now, or after those before it."""
        self._waiting.append(key)
        if not self._is_open or self._watch is not None:
            return
        if self._is_in_place or self._is_late():
            await self._next()
        else:
            self._wait()

    async def open(self, ahead: str) -> None:
        """The desk stands: give what waits, first `ahead`, what the terminal sent until then."""
        if not self._is_open:
            self._is_open = True
            self._waiting.extendleft(reversed([*_keys(ahead)]))
            await self._next()

    async def insert(self, key: Key) -> None:
        """`key` stands for the one that was given last: it comes before those that wait."""
        self._waiting.appendleft(key)
        await self._next()

    def reached_app(self) -> None:
        """The key under way was nobody's on its way up: the bindings are asked now."""
        self._has_reached_app = True

    # --- one key ---

    async def _next(self) -> None:
        """Give keys as long as none of them moves anything but itself."""
        self._climb += 1
        self._is_in_place = True
        while self._waiting and self._is_in_place:
            key = self._waiting.popleft()
            self._stand_on(self._app.screen)
            self._given_at = asyncio.get_running_loop().time()
            self._glances = 0
            self._has_reached_app = False
            self._is_in_place = is_in_place(key, self._target)
            await self._give(key)
        if self._waiting:
            self._wait()

    def _is_late(self) -> bool:
        return asyncio.get_running_loop().time() > self._given_at + _PATIENCE_SECONDS

    def _stand_on(self, screen: Screen[Any]) -> None:
        self._screen, self._target = screen, screen.focused or screen
        self._before, self._working = set(self._app.workers), []

    # --- waiting ---

    def _wait(self) -> None:
        self._set_out()
        if self._watch is None:
            self._watch = asyncio.create_task(self._watch_over())

    def _set_out(self) -> None:
        self._climb += 1
        if self._target is not None:
            ways = [node for node in self._target.ancestors_with_self if node is not self._app]
            self._up(self._climb, [*ways, self._app], 0)

    def _up(self, climb: int, ways: list[DOMNode], turns: int) -> None:
        """Two turns in each queue: what is handled in the first may post into the same one."""
        if climb != self._climb:
            return
        if turns < 2 * len(ways):
            ways[turns // 2].call_later(self._up, climb, ways, turns + 1)
        elif self._has_reached_app:
            self._has_reached_app = False  # what the binding did may be on its way up in turn
            self._set_out()
        elif begun := self._begun():
            self._working = begun  # the watch looks when they end
        else:
            self._app.call_later(self._go_on, climb)

    async def _go_on(self, climb: int) -> None:
        if climb == self._climb:
            await self._next()

    def _begun(self) -> list[Worker[Any]]:
        begun = [one for one in self._app.workers if one.group == HOLDS_KEYS]
        return [one for one in begun if one not in self._before and not one.is_finished]

    async def _watch_over(self) -> None:
        """While keys wait: what was closed passes nothing up, what asks in a dialog does not end,
        and the next key is meant for what took its place."""
        while self._waiting:
            screen = self._app.screen
            self._glances += 1
            if self._is_late() and self._glances > _LEAST_GLANCES:
                self._climb += 1
                self._app.call_later(self._go_on, self._climb)
            elif screen is not self._screen or not (self._target and self._target.is_attached):
                asked = self._screen not in self._app.screen_stack
                self._stand_on(screen)
                if asked and len(self._app.screen_stack) == 1:
                    self._before.clear()  # who asked goes on with the answer, and may ask more
                self._set_out()
            elif self._working and all(one.is_finished for one in self._working):
                self._working = []
                self._set_out()
            await asyncio.sleep(_GLANCE_SECONDS)
        self._watch = None


def _keys(sent: str) -> Iterator[Key]:
    """The keys in what a terminal sent."""
    parser = XTermParser()
    for part in (sent, "") if sent else ():
        yield from (one for one in parser.feed(part) if isinstance(one, Key))


def is_in_place(key: Key | Button, target: Widget | None) -> bool:
    """Whether `key` moves neither the focus nor a view: text in a field, the cursor of a list.

    These are most of all keys; behind them the next may follow at once, in the same queue.
    """
    if isinstance(target, Field | TextBox):
        return isinstance(key, events.Paste) or (isinstance(key, events.Key) and key.is_printable)
    return isinstance(target, LineList) and isinstance(key, events.Key) and key.key in _MOVES
