"""From exec to the unlock prompt, and on to a painted desk, against a bare Textual app.

    python -m tests.bench.bench_start [rounds]

Both are measured in turn, in one run, in the same kind of window; what counts are the ratios of
the medians. Targets: prompt ≤ 0.3; list of 10,000 clients, less typing and key derivation, ≤ 1.25.
Byte code is compiled by a first round that is not counted.
"""

import os
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import ptyprocess

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.book import Desk
from rmdesk.desk.opening import new_book
from rmdesk.store.tables.people import ClientTable

_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 0)
_PASSPHRASE = "nobody waits for this"
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("painted")
Bare().run()
"""
_SCRIPT = "import re, sys; from rmdesk.__main__ import main; sys.exit(main())"
"""What the installed command consists of."""

_TYPING_SECONDS = 1.0
_CLIENTS = 10_000
_NAME = "解彤强"


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "book.rmdesk"
        with new_book(book, _PASSPHRASE, today=_TODAY, cost=_CHEAP) as desk:
            _fill(desk)
        bare = folder / "bare.py"
        bare.write_text(_BARE, encoding="utf-8")
        python = sys.executable
        desk_command = [python, "-c", _SCRIPT, "--lang", "en", "--book", str(book)]
        cases: dict[str, Callable[[], float]] = {
            "python line": lambda: _first([python, "-c", "print('painted')"], b"painted", folder),
            "prompt": lambda: _first(desk_command, b"Passphrase:", folder),
            "list": lambda: _unlocked(desk_command, folder),
            "bare app": lambda: _first([python, str(bare)], b"painted", folder),
        }
        spent: dict[str, list[float]] = {name: [] for name in cases}
        for number in range(rounds + 1):
            for case, measure in cases.items():
                seconds = measure()
                if number:
                    spent[case].append(seconds)
    bare_app = statistics.median(spent["bare app"])
    for case, values in spent.items():
        median = statistics.median(values)
        print(f"{case:12} {median * 1000:5.0f} ms  {median / bare_app:.2f}")


def _fill(desk: Desk) -> None:
    names = ("name", "number", "mobile", "known_since")
    rows = [(_NAME, f"{number:06}", f"138{number:08}", _TODAY) for number in range(_CLIENTS)]
    with desk.store.action("bench.fill", at=_NOW) as action:
        action.insert_many(ClientTable, names, rows)


class _Run:
    """A program in a window from its exec on."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        # Settings of the user must not change what is measured.
        environment = {**os.environ, "TERM": "xterm-256color", "XDG_CONFIG_HOME": str(home)}
        self._began = time.perf_counter()
        self._process = ptyprocess.PtyProcess.spawn(
            list(command), dimensions=(40, 120), env=environment
        )
        self._painted = b""

    def until(self, text: bytes) -> float:
        """Seconds from exec until `text` was painted."""
        while text not in self._painted:
            if not select.select([self._process.fd], [], [], 30)[0]:
                raise TimeoutError(self._painted[-500:])
            self._painted += os.read(self._process.fd, 65536)
        return time.perf_counter() - self._began

    def pause(self, seconds: float) -> None:
        """Be a user who reads and types: that long nothing happens at the keyboard."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if select.select([self._process.fd], [], [], left)[0]:
                self._painted += os.read(self._process.fd, 65536)

    def type(self, text: str) -> float:
        """Send keys; seconds since exec."""
        self._process.write(text.encode())
        return time.perf_counter() - self._began

    def end(self) -> None:
        self._process.kill(9)
        self._process.wait()
        self._process.close()


def _first(command: Sequence[str], text: bytes, home: Path) -> float:
    run = _Run(command, home)
    seconds = run.until(text)
    run.end()
    return seconds


def _unlocked(command: Sequence[str], home: Path) -> float:
    """Exec to prompt, plus Enter to the painted list; the key costs next to nothing here."""
    run = _Run(command, home)
    prompt = run.until(b"Passphrase:")
    run.type(_PASSPHRASE)
    run.pause(_TYPING_SECONDS)
    entered = run.type("\r")
    painted = run.until(_NAME.encode())
    run.end()
    return prompt + painted - entered


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
