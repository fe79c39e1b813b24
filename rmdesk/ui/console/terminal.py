"""The bare terminal below the unlock prompt: keys one by one, no echo, lines of plain text.

Nothing that is written here fails for want of a sign: what a terminal's encoding lacks is a ``?``.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from unicodedata import east_asian_width

from rmdesk.ui.console.keystrokes import ENDS, Key, Keystrokes
from rmdesk.ui.console.signals import TerminalGone, interruptible
from rmdesk.ui.console.width_probe import QUESTION, WidthProbe, Widths

if sys.platform == "win32":
    import msvcrt

    from rmdesk.ui.console.function_keys import MARKS, escape_sequence
    from rmdesk.ui.console.surrogates import Surrogates
else:
    import codecs
    import select
    import termios

_ANSWER_SECONDS = 0.4
"""A terminal that says where its cursor is does so within a few milliseconds, through a slow line
within this."""


def cells(text: str) -> int:
    """How many columns `text` takes; East Asian wide signs take two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


class Terminal:
    """One line at the cursor that is redrawn, and lines above it that stay."""

    def __init__(self) -> None:
        self._keystrokes = Keystrokes()
        self._unread = ""
        self._kept = ""
        self._probe: WidthProbe | None = None
        self._asked = 0.0
        self._input = sys.stdin.fileno()
        let_no_sign_fail()
        if sys.platform == "win32":
            self._surrogates = Surrogates()
        else:
            self._decode_as(sys.stdin.encoding)

    @property
    def columns(self) -> int:
        """The width of the window; 80 when it does not say."""
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        except OSError:
            return 80

    @property
    def encoding(self) -> str:
        """What is written is encoded so."""
        return sys.stdout.encoding

    def be_utf8(self) -> None:
        """The terminal takes UTF-8, whatever the locale says: read and write it from now on."""
        for stream in (sys.stdout, sys.stderr):
            _reconfigure(stream, encoding="utf-8")
        if sys.platform != "win32":
            self._decode_as("utf-8")

    def measure(self) -> None:
        """Ask how wide doubtful signs are; the answers arrive among the keys, when they do.

        Written as UTF-8 whatever the encoding: that it is understood is the first question.
        """
        self._probe, self._asked = WidthProbe(), time.monotonic()
        self._write("\r")
        try:
            sys.stdout.buffer.write(QUESTION.encode())
            sys.stdout.flush()
        except OSError:
            raise TerminalGone(128 + 1) from None

    def widths(self, *, patiently: bool = False) -> Widths | None:
        """What was measured so far; `patiently` waits as long as an answer may take. Keys that
        arrive meanwhile are kept for whoever reads next."""
        if self._probe is None:
            return None
        until = self._asked + _ANSWER_SECONDS
        while patiently and not self._probe.is_answered:
            left = until - time.monotonic()
            if left <= 0:
                break
            self._unread = self._arrived(left, at_once=False)
        return self._probe.widths

    def say(self, text: str = "") -> None:
        """Put a line of text where the prompt is, which moves below it."""
        self._write(f"\r\x1b[K{text}\n")

    def show(self, text: str) -> None:
        """Redraw the line at the cursor."""
        self._write(f"\r\x1b[K{text}")

    def read(self, seconds: float) -> list[Key | str]:
        """The keys that arrive within `seconds`, at once when some are there.

        None behind one that may end a question: they are for what comes next.
        """
        arrived, self._unread = self._arrived(seconds), ""
        strokes: list[Key | str] = []
        for at, character in enumerate(arrived, start=1):
            strokes += self._keystrokes.feed(character)
            if ENDS.intersection(strokes[-1:]):
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
        half = self._probe.let_go() if self._probe else ""
        ahead = (self._kept + self._unread + half).replace("\n", "\r")
        self.forget()
        return ahead

    def _arrived(self, seconds: float, *, at_once: bool = True) -> str:
        """What nobody has read yet and what comes, within `seconds` when there is nothing yet;
        not `at_once`: there may be."""
        with interruptible():
            found = self._characters(0 if self._unread and at_once else seconds)
        arrived = self._unread + (self._probe.take(found) if self._probe else found)
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
                    return self._surrogates.pause()
                time.sleep(0.01)
            found = ""
            while msvcrt.kbhit():
                character = msvcrt.getwch()
                if character in MARKS and msvcrt.kbhit():  # alone, "\xe0" is the letter à
                    found += escape_sequence(msvcrt.getwch())
                else:
                    found += self._surrogates.feed(character)
            return found

    else:

        def _decode_as(self, encoding: str) -> None:
            self._decoder = codecs.getincrementaldecoder(encoding)("replace")

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


def let_no_sign_fail() -> None:
    """From now on a sign that an encoding lacks is written as ``?``, whoever writes."""
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream)


def _reconfigure(stream: object, *, encoding: str | None = None) -> None:
    """A test's stand-in for a stream stays as it is."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors="replace")


def wipe(*, also_the_plain_screen: bool) -> None:
    """Leave nothing of the desk in the window: empty the alternate buffer it was drawn in.

    A terminal without one drew on the plain screen, which a lock empties too.
    """
    codes = "\x1b[?1049h\x1b[2J\x1b[?1049l" + "\x1b[2J\x1b[H" * also_the_plain_screen
    with suppress(OSError):  # a closed window shows nothing
        sys.stdout.write(codes)
        sys.stdout.flush()


if sys.platform == "win32":

    @contextmanager
    def opened() -> Iterator[Terminal]:
        """The console, ready for escape sequences; keys are read without echo anyway."""
        from rmdesk.ui.console.windows_console import for_prompt

        with for_prompt():
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
