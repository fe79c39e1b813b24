"""Textual's driver for Windows with our guards; see `modes` and `surrogates` for what they do.

Never run on Windows so far. The loop that reads the keys is that of Textual 8.2.8, which the desk
is bound to, but for three things: halves of characters are joined, the size of a window is asked
for, and a reading that fails locks the desk, instead of leaving one that hears nothing.
"""

import os
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from typing import TYPE_CHECKING, Final, cast

    from textual._xterm_parser import XTermParser
    from textual.drivers import win32
    from textual.drivers.windows_driver import WindowsDriver

    from rmdesk.ui.console.modes import window_size
    from rmdesk.ui.console.surrogates import Surrogates
    from rmdesk.ui.console.windows_console import prepare_for_desk

    if TYPE_CHECKING:
        from textual.events import Event

    _KEY, _WINDOW = 0x0001, 0x0004
    _MOST_EVENTS: Final = 1024
    _WAIT_MILLISECONDS: Final = 100

    class GuardedDriver(WindowsDriver):
        """Reads by `GuardedMonitor`, and a click does not halt it."""

        def start_application_mode(self) -> None:
            stock = win32.EventMonitor
            win32.EventMonitor = GuardedMonitor  # type: ignore[misc]  # what it starts by this name
            try:
                super().start_application_mode()
            finally:
                win32.EventMonitor = stock  # type: ignore[misc]
            prepare_for_desk()

    class GuardedMonitor(win32.EventMonitor):
        """The thread that reads keys and sizes."""

        def run(self) -> None:
            try:
                self._read()
            except (OSError, ValueError, RuntimeError, ctypes.ArgumentError):
                if not self.exit_event.is_set():
                    self.loop.call_soon_threadsafe(getattr(self.app, "lock", self.app.exit))

        def _read(self) -> None:
            parser = XTermParser()
            surrogates = Surrogates()
            handle = win32.GetStdHandle(win32.STD_INPUT_HANDLE)
            records = (win32.INPUT_RECORD * _MOST_EVENTS)()
            count = wintypes.DWORD(0)
            while not self.exit_event.is_set():
                for event in parser.tick():
                    self.process_event(cast("Event", event))
                if win32.wait_for_handles([handle], _WAIT_MILLISECONDS) is None:
                    units = surrogates.pause()
                else:
                    win32.KERNEL32.ReadConsoleInputW(
                        handle, ctypes.byref(records), _MOST_EVENTS, ctypes.byref(count)
                    )
                    units = surrogates.feed(self._units(records[: count.value]))
                for event in parser.feed(units) if units else ():
                    self.process_event(cast("Event", event))

        def _units(self, records: "list[win32.INPUT_RECORD]") -> str:
            """The characters and halves of characters in `records`; sizes are told at once."""
            units = []
            for record in records:
                if record.EventType == _KEY:
                    key = record.Event.KeyEvent
                    if key.bKeyDown and not (key.dwControlKeyState and not key.wVirtualKeyCode):
                        units.append(key.uChar.UnicodeChar)
                elif record.EventType == _WINDOW:
                    size = record.Event.WindowBufferSizeEvent.dwSize
                    self.on_size_change(*window_size((size.X, size.Y), _window()))
            return "".join(units)

    def _window() -> tuple[int, int] | None:
        try:
            columns, rows = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1)
        except (OSError, ValueError):
            return None
        return columns, rows
