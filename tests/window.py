"""A terminal window for tests: the real program in a pseudo-terminal, read by an emulator."""

import os
import select
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import ptyprocess
import pyte

_PATIENCE_SECONDS = 20.0


class Window:
    """One run of rmdesk; `text` is what the user sees now."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._process = ptyprocess.PtyProcess.spawn(
            [sys.executable, "-m", "rmdesk", *arguments],
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
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def type(self, keys: str) -> None:
        """Send `keys`; "\\r" is Enter."""
        self._process.write(keys.encode())

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
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
        self._stream.feed(painted)
        return bool(painted)

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
) -> Iterator[Window]:
    """A window that is gone afterwards, whatever happened in it."""
    window = Window(*arguments, home=home, size=size, environment=environment)
    try:
        yield window
    finally:
        window.end()
