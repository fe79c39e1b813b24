"""The bare terminal below the unlock prompt: keys one by one, no echo, lines of plain text."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from unicodedata import east_asian_width

from rmdesk.ui.keystrokes import Key, Keystrokes

if sys.platform == "win32":
    import ctypes
    import msvcrt
    import time
else:
    import codecs
    import select
    import termios


class TerminalGone(SystemExit):
    """The window was closed, or a signal asks for the end: leave without a word.

    A SystemExit, because an event loop lets nothing else out of what it is running.
    """

    def __init__(self, exit_code: int) -> None:
        self.exit_code = exit_code
        super().__init__(exit_code)


def cells(text: str) -> int:
    """How many columns `text` takes; East Asian wide signs take two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def printable(text: str) -> str:
    """`text` without anything a terminal would obey, such as a file name may hold."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


class Terminal:
    """One line at the cursor that is redrawn, and lines above it that stay."""

    def __init__(self) -> None:
        self._keystrokes = Keystrokes()
        self._unread = ""
        self._kept = ""
        self._input = sys.stdin.fileno()
        if sys.platform != "win32":
            self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @property
    def columns(self) -> int:
        """The width of the window; 80 when it does not say."""
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except OSError:
            return 80

    def say(self, text: str = "") -> None:
        """Put a line of text where the prompt is, which moves below it."""
        self._write(f"\r\x1b[K{text}\n")

    def show(self, text: str) -> None:
        """Redraw the line at the cursor."""
        self._write(f"\r\x1b[K{text}")

    def read(self, seconds: float) -> list[Key | str]:
        """The keys that arrive within `seconds`, at once when some are there.

        None behind an Enter: they are for what comes next.
        """
        arrived, self._unread = self._arrived(seconds), ""
        strokes: list[Key | str] = []
        for at, character in enumerate(arrived, start=1):
            strokes += self._keystrokes.feed(character)
            if strokes[-1:] == [Key.ENTER]:
                self._unread = arrived[at:]
                break
        return strokes

    def keep(self) -> list[Key | str]:
        """The keys that are there, which stay to be handed to the desk."""
        arrived, self._unread = self._arrived(0), ""
        self._kept += arrived
        return self._keystrokes.feed(arrived)

    def forget(self) -> None:
        """What was kept was meant for a screen that does not come."""
        self._kept = self._unread = ""

    def hand_over(self) -> str:
        """What was kept and nobody read, as it came, and no more of it here.

        A line ended by "\\n" was typed before the terminal was quiet: Enter is "\\r".
        """
        ahead = (self._kept + self._unread).replace("\n", "\r")
        self.forget()
        return ahead

    def _arrived(self, seconds: float) -> str:
        with _waiting():
            arrived = self._unread + self._characters(0 if self._unread else seconds)
        if not arrived:
            self._keystrokes.pause()
        return arrived

    def _write(self, text: str) -> None:
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except OSError:
            raise TerminalGone(128 + 1) from None  # as if by SIGHUP

    if sys.platform == "win32":
        # Not run on Windows so far; kept to what the documentation of msvcrt promises.
        def _characters(self, seconds: float) -> str:
            until = time.monotonic() + seconds
            while not msvcrt.kbhit():
                if time.monotonic() >= until:
                    return ""
                time.sleep(0.01)
            found = ""
            while msvcrt.kbhit():
                character = msvcrt.getwch()
                if character in "\x00\xe0":  # a function key: its second half says which
                    msvcrt.getwch()
                else:
                    found += character
            return found

    else:

        def _characters(self, seconds: float) -> str:
            try:
                if not select.select([self._input], [], [], seconds)[0]:
                    return ""
                arrived = os.read(self._input, 4096)
            except OSError:
                raise TerminalGone(128 + signal.SIGHUP) from None
            if not arrived:
                raise TerminalGone(128 + signal.SIGHUP)
            return self._decoder.decode(arrived)


def wipe(*, also_the_plain_screen: bool) -> None:
    """Leave nothing of the desk in the window: empty the alternate buffer it was drawn in.

    A terminal without one drew on the plain screen, which a lock empties too.
    """
    codes = "\x1b[?1049h\x1b[2J\x1b[?1049l" + "\x1b[2J\x1b[H" * also_the_plain_screen
    with suppress(OSError):  # a closed window shows nothing
        sys.stdout.write(codes)
        sys.stdout.flush()


_asked_to_end: list[int] = []
_waits: list[bool] = []


def asked_to_end() -> int:
    """The exit code a signal asked for; 0 when none came."""
    return _asked_to_end[0] if _asked_to_end else 0


@contextmanager
def _waiting() -> Iterator[None]:
    """Only here a signal interrupts: raised while a module is imported, its lock would stay."""
    _waits.append(True)
    try:
        if code := asked_to_end():
            raise TerminalGone(code)
        yield
    finally:
        _waits.clear()


@contextmanager
def signals_end() -> Iterator[None]:
    """Let a closed window or a request to terminate raise TerminalGone where keys are awaited;
    elsewhere it is looked for at the next chance, see `asked_to_end`."""
    names = ["SIGTERM"] if sys.platform == "win32" else ["SIGTERM", "SIGHUP"]
    numbers = [signal.Signals[name] for name in names]

    def leave(number: int, _: FrameType | None) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)  # once is enough: the next would cut the clean end
        _asked_to_end.append(128 + number)
        if _waits:
            raise TerminalGone(128 + number)

    previous = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


if sys.platform == "win32":

    @contextmanager
    def opened() -> Iterator[Terminal]:
        """The console, ready for colour codes; keys are read without echo anyway."""
        kernel = ctypes.windll.kernel32
        output = kernel.GetStdHandle(-11)
        mode = ctypes.c_uint32()
        if kernel.GetConsoleMode(output, ctypes.byref(mode)):
            kernel.SetConsoleMode(output, mode.value | 0x0004)  # VIRTUAL_TERMINAL_PROCESSING
        yield Terminal()

else:

    @contextmanager
    def opened() -> Iterator[Terminal]:
        """The terminal without echo and line mode; what was typed ahead is kept."""
        terminal = Terminal()
        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        quiet = termios.tcgetattr(descriptor)
        quiet[0] &= ~(termios.IXON | termios.ICRNL)
        quiet[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
        try:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, quiet)
            terminal.show("\x1b[?2004h")  # a paste says where it ends
            yield terminal
        finally:
            with suppress(OSError, termios.error):  # the window is gone, and its modes with it
                sys.stdout.write("\x1b[?2004l")
                sys.stdout.flush()
                termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
