"""A real terminal for tests: runs a command in a pty, types keys, reads the screen as shown."""

import os
import re
import select
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyte
from ptyprocess import PtyProcess

PATIENCE = 30.0
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


class Terminal:
    """One running program and its screen."""

    def __init__(self, command: Sequence[str], *, columns: int, rows: int, env: dict[str, str]):
        self.screen = pyte.Screen(columns, rows)
        self.received = 0
        self.last_paint = 0.0
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self._process = PtyProcess.spawn(list(command), dimensions=(rows, columns), env=env)
        self.is_over = False

    @property
    def text(self) -> str:
        """The screen as a person reads it: wide characters once."""
        return "\n".join(
            "".join(self.screen.buffer[row][column].data for column in range(self.screen.columns))
            for row in range(self.screen.lines)
        )

    def press(self, *keys: str) -> None:
        """Type keys: a name such as Enter, ``C-l`` for Ctrl, or a text as it stands."""
        for key in keys:
            if control := re.fullmatch(r"C-([a-z])", key):
                code = chr(ord(control[1]) - ord("a") + 1)
            else:
                code = _KEYS.get(key, key)
            self.send(code)

    def send(self, text: str) -> None:
        """Type `text`, as an input method commits it: all at once."""
        os.write(self._process.fd, text.encode())
        self.settle()

    def wait_for(self, pattern: str, patience: float = PATIENCE) -> str:
        """Wait until the screen shows `pattern`; returns what matched, or fails with the screen."""
        end = time.monotonic() + patience
        while not (found := re.search(pattern, self.text)):
            if time.monotonic() > end or (self.is_over and not self._read(0)):
                raise AssertionError(f"never shown: {pattern}\n{self.text}")
            self._read(0.05)
        return found[0]

    def settle(self, quiet: float = 0.12, patience: float = 5.0) -> None:
        """Read until the program has been quiet for a moment."""
        end = time.monotonic() + patience
        while self._read(quiet) and time.monotonic() < end:
            pass

    def resize(self, columns: int, rows: int) -> None:
        """Another window size."""
        self.screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)
        self.settle(0.4)

    def ended(self, patience: float = PATIENCE) -> int:
        """Wait for the end; returns the exit code, negative for a signal."""
        end = time.monotonic() + patience
        while self._process.isalive():
            self._read(0.05)
            if time.monotonic() > end:
                raise AssertionError(f"still running\n{self.text}")
        while self._read(0.05):
            pass
        status: int | None = self._process.exitstatus
        return status if status is not None else -int(self._process.signalstatus)

    def kill(self) -> None:
        """kill -9 for the whole session, as a power cut would."""
        os.killpg(os.getpgid(self._process.pid), signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        self._process.close(force=True)

    def _read(self, patience: float) -> bool:
        if self.is_over or not select.select([self._process.fd], [], [], patience)[0]:
            return False
        try:
            data = os.read(self._process.fd, 65536)
        except OSError:  # the other end is closed
            data = b""
        if not data:
            self.is_over = True
            return False
        self.received += len(data)
        self.last_paint = time.monotonic()
        data = self._rest + data
        cut = _UNFINISHED.search(data)
        self._rest = data[cut.start() :] if cut else b""
        self._feed(data[: cut.start()] if cut else data)
        return True

    def _feed(self, data: bytes) -> None:
        done = 0
        for question in _ASKED.finditer(data):  # in order: the cursor's place must be the real one
            self._show(data[done : question.start()])
            done = question.end()
            os.write(self._process.fd, self._answer(question))
        self._show(data[done:])

    def _show(self, data: bytes) -> None:
        data = re.sub(rb"(\x1b\[[0-9;]*):", rb"\1;", _UNKNOWN.sub(b"", data))
        self._stream.feed(data)

    def _answer(self, question: re.Match[bytes]) -> bytes:
        asked = question[0]
        if asked.endswith(b"6n"):
            cursor = self.screen.cursor
            return b"\x1b[%d;%dR" % (cursor.y + 1, cursor.x + 1)
        if asked.endswith(b"c"):
            return b"\x1b[>41;354;0c" if asked.startswith(b"\x1b[>") else b"\x1b[?62;22c"
        if asked.endswith(b"$p"):
            is_synchronized = question[1] == b"2026"
            return b"\x1b[?" + question[1] + (b";2$y" if is_synchronized else b";0$y")
        return asked[:4] + b";rgb:1e1e/1e1e/1e1e\x1b\\"


@contextmanager
def terminal(
    *command: str, columns: int = 80, rows: int = 24, home: str | None = None
) -> Iterator[Terminal]:
    """Run `command` in a terminal of this size; `home` keeps its settings and data apart."""
    env = {
        **os.environ,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }
    for name in ("COLUMNS", "LINES", "NO_COLOR", "LC_ALL"):
        env.pop(name, None)
    if home is not None:
        env |= {"HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data"}
    running = Terminal(command, columns=columns, rows=rows, env=env)
    try:
        yield running
    finally:
        running.close()
