"""Unlock, lock, and the prompt between: ``python -m tests.bench.bench_lock [rounds [clients]]``.

The real program in a pseudo-terminal, on a book of 10,000 clients and 236,000 contacts, with the
Argon2id cost that the program writes. Targets: unlock (Enter to the painted list) 0.7–1.6 s; while
the key is derived the sign at the prompt, which moves every 40 ms, never stands 50 ms longer; lock
(Ctrl+L) to the next prompt ≤ 0.6 s; the process that held the key gone ≤ 0.5 s after Ctrl+L. Wall
time, since a person waits for it: only an idle machine counts, and the load is told. Linux only.
"""

import os
import select
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import ptyprocess

from rmdesk.desk.ways_in import changing, showing, writing
from tests.bench.bench_query import full_book
from tests.books.builders import TODAY
from tests.tools.processes import is_alive, of_session
from tests.ui.small_book import PASSPHRASE as CHEAP_PASSPHRASE

_PASSPHRASE: Final = "nobody waits for this long"
_NOW: Final = datetime(2026, 11, 20, 9, 0)
_CTRL_L: Final = "\x0c"
_F3: Final = "\x1bOR"
_TYPING_SECONDS: Final = 2.0
_PROMPT, _SIGN, _LIST = b"Passphrase:", b"Unlocking", b"All clients"


def main(rounds: int, clients: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder, clients)
        size = (folder / "book.rmdesk").stat().st_size
        print(f"{clients:,} clients, {size >> 20} MB, load {os.getloadavg()[0]:.1f}", flush=True)
        desk = _Desk(folder)
        desk.until(_PROMPT)
        desk.unlock(b"Today")
        desk.type(_F3)
        desk.until(_LIST)
        found = _Found()
        for _ in range(rounds):
            desk.rest()
            prompt, gone = desk.lock()
            desk.rest()
            unlock, still = desk.unlock(_LIST)
            found.add(prompt=prompt, gone=gone, unlock=unlock, still=still)
        desk.end()
    found.show()


def _make(folder: Path, clients: int) -> None:
    """A book whose one passphrase costs what the program has everybody pay."""
    with full_book(folder, clients) as desk:
        holder = showing.shown(folder / "book.rmdesk", CHEAP_PASSPHRASE)
        writing.carry_out(desk, changing.with_passphrase(holder, _PASSPHRASE), now=_NOW)


@dataclass
class _Found:
    seconds: dict[str, list[float]] = field(default_factory=dict)

    def add(self, **found: float) -> None:
        for name, value in found.items():
            self.seconds.setdefault(name, []).append(value)

    def show(self) -> None:
        titles = {
            "unlock": "Enter to the painted list",
            "still": "longest stand of the sign",
            "prompt": "Ctrl+L to the prompt",
            "gone": "Ctrl+L to the end of the key's process",
        }
        for name, title in titles.items():
            values = self.seconds[name]
            print(
                f"{title:40} median {statistics.median(values) * 1000:6.0f} ms"
                f"   worst {max(values) * 1000:6.0f} ms"
            )


class _Desk:
    def __init__(self, folder: Path) -> None:
        script = "import re, sys; from rmdesk.__main__ import main; sys.exit(main())"
        book = str(folder / "book.rmdesk")
        day = TODAY.isoformat()
        self._process = ptyprocess.PtyProcess.spawn(
            [sys.executable, "-c", script, "--lang", "en", "--today", day, "--book", book],
            dimensions=(40, 120),
            env={**os.environ, "TERM": "xterm-256color", "XDG_CONFIG_HOME": str(folder)},
        )
        self._painted = b""

    def type(self, keys: str) -> float:
        """Send keys; what was painted before is forgotten. The moment they were sent."""
        self._painted = b""
        self._process.write(keys.encode())
        return time.perf_counter()

    def until(self, text: bytes) -> float:
        """The moment `text` was painted."""
        while text not in self._painted:
            self._read(30.0)
        return time.perf_counter()

    def rest(self) -> None:
        """Be a user who reads or types: the program comes to rest meanwhile."""
        until = time.perf_counter() + _TYPING_SECONDS
        while (left := until - time.perf_counter()) > 0:
            if select.select([self._process.fd], [], [], left)[0]:
                self._read(left)

    def unlock(self, sees: bytes) -> tuple[float, float]:
        """Seconds to the painted list, and how long the sign stood still at most."""
        self.rest()
        self.type(_PASSPHRASE)
        self.rest()
        began = self.type("\r")
        last, longest = began, 0.0
        while sees not in self._painted:
            self._read(30.0)
            now = time.perf_counter()
            if _SIGN in self._painted and b"\x1b[?1049h" not in self._painted:
                longest = max(longest, now - last)
            last = now
        return time.perf_counter() - began, longest

    def lock(self) -> tuple[float, float]:
        """Seconds to the prompt, and to the end of the process that held the key."""
        (holder,) = [one for one in of_session(self._process.pid) if one != self._process.pid]
        began = self.type(_CTRL_L)
        gone = 0.0
        while _PROMPT not in self._painted:
            self._read(0.001)
            if not gone and not is_alive(holder):
                gone = time.perf_counter() - began
        return time.perf_counter() - began, gone or time.perf_counter() - began

    def end(self) -> None:
        self._process.kill(9)
        self._process.wait()
        self._process.close()

    def _read(self, seconds: float) -> None:
        if select.select([self._process.fd], [], [], seconds)[0]:
            self._painted += os.read(self._process.fd, 65536)
        elif seconds >= 1:
            raise TimeoutError(self._painted[-500:])


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 7,
        int(sys.argv[2]) if len(sys.argv) > 2 else 10_000,
    )
