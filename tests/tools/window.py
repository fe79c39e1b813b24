"""A terminal window for tests: the real program in a pseudo-terminal, read by an emulator."""

import os
import re
import select
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unicodedata import east_asian_width

import ptyprocess
import pyte
from wcwidth import wcwidth

_PATIENCE_SECONDS = 60.0
_KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Backspace": "\x7f",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "PageUp": "\x1b[5~",
    "PageDown": "\x1b[6~",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "F1": "\x1bOP",
    "F2": "\x1bOQ",
    "F3": "\x1bOR",
    "F4": "\x1bOS",
    "F5": "\x1b[15~",
    "F6": "\x1b[17~",
    "F7": "\x1b[18~",
    "F8": "\x1b[19~",
    "F9": "\x1b[20~",
    "F12": "\x1b[24~",
}
# What a terminal is asked at the start: cursor place, attributes, modes, colours.
_ASKED = re.compile(rb"\x1b\[\??6n|\x1b\[>?0?c|\x1b\[\?(\d+)\$p|\x1b\]1[01];\?(?:\x07|\x1b\\)")
# What pyte does not know and would print.
_UNKNOWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[ -/]*[@-~]|\x1b\[\?[0-9;]*\$p|\x1b\[\?u|\x1bP.*?\x1b\\"
    rb"|\x1b\].*?(?:\x07|\x1b\\)|\x1b\[[0-9;]*t|\x1b\[[0-9;]*[ !\"$'*][a-zA-Z~]",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[<-?]?[0-9;:]*[ -/]*|[PX^_\]][^\x07\x1b]*\x1b?)?$", re.DOTALL)


class WholeSigns(pyte.Screen):
    """As terminals do: where one half of a wide character is painted over, the other is blank.

    A frame that is read in two pieces shows such halves between them; pyte's own `display` fails.
    """

    @property
    def display(self) -> list[str]:
        return ["".join(self._signs(row)) for row in range(self.lines)]

    def _signs(self, row: int) -> Iterator[str]:
        cells = [self.buffer[row][column].data for column in range(self.columns)]
        column = 0
        while column < len(cells):
            sign = cells[column]
            is_wide = bool(sign) and wcwidth(sign[0]) == 2
            is_whole = cells[column + 1 : column + 2] == [""] if is_wide else bool(sign)
            yield sign if is_whole else " "
            column += 2 if is_wide and is_whole else 1


class Window:
    """One run of rmdesk; `text` is what the user sees now."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        under: Sequence[str] = (),
        has_wide_doubts: bool = True,
    ) -> None:
        """`under` are the words of another program that runs ours; `has_wide_doubts`: signs of
        uncertain width take two columns, as they do in a console with a Chinese font."""
        columns, rows = size
        self._has_wide_doubts = has_wide_doubts
        self.screen = WholeSigns(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self.raw = b""
        self._process = ptyprocess.PtyProcess.spawn(
            [*under, sys.executable, "-m", "rmdesk", *arguments],
            dimensions=(rows, columns),
            env={
                **{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
                "TERM": "xterm-256color",
                "HOME": str(home),
                "XDG_CONFIG_HOME": str(home / "config"),
                "XDG_DATA_HOME": str(home / "data"),
                **(environment or {}),
            },
        )

    @property
    def process_id(self) -> int:
        """The supervisor's."""
        return int(self._process.pid)

    @property
    def terminal(self) -> int:
        """The descriptor of the terminal."""
        return int(self._process.fd)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def type(self, keys: str) -> None:
        """Send `keys` at once, as an input method commits a text; "\\r" is Enter."""
        self._process.write(keys.encode())

    def press(self, *keys: str) -> None:
        """Type one key after another: Enter, F3, C-l for Ctrl, or a text as it stands."""
        for key in keys:
            control = re.fullmatch(r"C-([a-z])", key)
            self.type(chr(ord(control[1]) - 96) if control else _KEYS.get(key, key))
            self.settle()

    def settle(self, *, quiet: float = 0.15, seconds: float = 5.0) -> None:
        """Read until nothing was painted for a moment."""
        until = time.monotonic() + seconds
        painted = -1
        while painted != len(self.raw) and time.monotonic() < until:
            painted = len(self.raw)
            self.read(quiet)

    def read_for(self, seconds: float) -> None:
        """Read for so long, whatever comes."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.read(left)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def wait_for(self, text: str, *, times: int = 1, seconds: float = _PATIENCE_SECONDS) -> None:
        """Read until `text` is on the screen, so many times."""
        self.wait_until(lambda: self.text.count(text) >= times, seconds=seconds)

    def wait_until(self, is_so: Callable[[], bool], *, seconds: float = _PATIENCE_SECONDS) -> None:
        """Read until something is so."""
        until = time.monotonic() + seconds
        while not is_so():
            may_paint_more = self.read(0.05)
            if time.monotonic() > until or not (may_paint_more or is_so()):
                raise AssertionError(f"waited in vain before this screen:\n{self.text}")

    def read(self, seconds: float) -> bool:
        """Take in what was painted within `seconds`; whether the program may paint more."""
        if not select.select([self._process.fd], [], [], seconds)[0]:
            return True
        try:
            painted = os.read(self._process.fd, 65536)
        except OSError:
            return False
        self.raw += painted
        painted = self._rest + painted
        cut = _UNFINISHED.search(painted)
        self._rest = painted[cut.start() :] if cut else b""
        self._show(painted[: cut.start()] if cut else painted)
        return bool(painted)

    def _show(self, painted: bytes) -> None:
        """Paint, and answer the program's questions in order: where the cursor is must be true."""
        done = 0
        for question in _ASKED.finditer(painted):
            self._paint(painted[done : question.start()])
            done = question.end()
            self._process.write(self._answer(question))
        self._paint(painted[done:])

    def _paint(self, painted: bytes) -> None:
        self._stream.feed(re.sub(rb"(\x1b\[[0-9;]*):", rb"\1;", _UNKNOWN.sub(b"", painted)))

    def _answer(self, question: re.Match[bytes]) -> bytes:
        asked = question[0]
        if asked.endswith(b"6n"):
            cursor = self.screen.cursor
            return b"\x1b[%d;%dR" % (cursor.y + 1, cursor.x + self._doubts() + 1)
        if asked.endswith(b"c"):
            return b"\x1b[>41;354;0c" if asked.startswith(b"\x1b[>") else b"\x1b[?62;22c"
        if asked.endswith(b"$p"):
            is_synchronized = question[1] == b"2026"
            return b"\x1b[?" + question[1] + (b";2$y" if is_synchronized else b";0$y")
        return asked[:4] + b";rgb:1e1e/1e1e/1e1e\x1b\\"

    def _doubts(self) -> int:
        """How much further to the right the cursor would be if signs of uncertain width were wide:
        the screen itself paints all of them narrow."""
        row, cursor = self.screen.buffer[self.screen.cursor.y], self.screen.cursor.x
        signs = [row[column].data for column in range(cursor)] if self._has_wide_doubts else []
        return sum(bool(sign) and east_asian_width(sign[0]) == "A" for sign in signs)

    def exit_code(self, *, seconds: float = _PATIENCE_SECONDS) -> int:
        """Read until the program ends; its exit code."""
        until = time.monotonic() + seconds
        while self.read(0.05) and time.monotonic() < until:
            pass
        while self._process.isalive():
            if time.monotonic() > until:
                raise AssertionError(f"still running:\n{self.text}")
            time.sleep(0.01)
        return int(self._process.exitstatus or 0)

    def shut(self) -> None:
        """Close the window as its cross does; whatever still runs then is ended."""
        if not self._process.closed:
            self._process.fileobj.close()
            self._process.closed = True

    def end(self) -> None:
        """Leave no process behind."""
        if self._process.isalive():
            self._process.kill(9)
            self._process.wait()
        self.shut()


def wait_until(is_so: Callable[[], bool], *, seconds: float = _PATIENCE_SECONDS) -> None:
    """Wait for something that happens outside any window."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.01)


@contextmanager
def a_window(
    *arguments: str,
    home: Path,
    size: tuple[int, int] = (80, 24),
    environment: Mapping[str, str] | None = None,
    under: Sequence[str] = (),
    has_wide_doubts: bool = True,
) -> Iterator[Window]:
    """A window that is gone afterwards, whatever happened in it."""
    window = Window(
        *arguments,
        home=home,
        size=size,
        environment=environment,
        under=under,
        has_wide_doubts=has_wide_doubts,
    )
    try:
        yield window
    finally:
        window.end()
