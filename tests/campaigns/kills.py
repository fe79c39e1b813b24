"""Killing a program again and again, and looking at the book each time."""

import os
import random
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaigns.oracle import told
from tests.campaigns.recorded_works import Course, course_of, lay_down
from tests.campaigns.victims import ONLY_OPEN
from tests.campaigns.works import Sitting, Work

_SEED = 20261120
_SLOWEST_OPENING = 0.5  # seconds of CPU


class Victims:
    """The process that `tests.campaigns.victims` runs in."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        assert self._line() == "ready"

    def run(self, work: Work, book: Path, *, after: int, delay: float) -> int:
        """Let a process work until it has acknowledged step `after` and `delay` seconds more, and
        kill it; the last step it acknowledged, -1 for none."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{work.name} {book}\n")
        self._process.stdin.flush()
        victim = int(self._line().removeprefix("process "))
        said = -1
        while said < after:
            said = int(self._line())
        time.sleep(delay)
        os.kill(victim, signal.SIGKILL)
        while (line := self._line()) != "gone":
            said = int(line)
        return said

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the victims' process has ended"
        return line.strip()


@dataclass(slots=True)
class _Tally:
    """What was seen over all kills of a work."""

    at_work: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def kill_once(course: Course, host: Victims, seed: int, folder: Path, tally: _Tally) -> None:
    chance = random.Random(seed)
    work = course.work
    lay_down(course.start, folder)
    book = folder / "book.rmdesk"
    after = chance.randint(-1, len(work.steps) - 1)
    done = host.run(work, book, after=after, delay=chance.random() * course.step_seconds * 1.5)
    what = f"KILL={work.name}:{seed}, {done} acknowledged"
    if chance.random() < 0.3:
        host.run(ONLY_OPEN, book, after=-1, delay=chance.random() * 0.03)
        what += ", killed again while opening"
    try:
        tally.slowest = max(tally.slowest, _seconds_to_open(book))
        tally.wrong += [f"{what}: {wrong}" for wrong in course.misses(book, max(0, done))]
    except Exception as error:
        tally.wrong.append(f"{what}: {told(error)}")
    tally.at_work += 0 <= done < len(work.steps)


def _seconds_to_open(book: Path) -> float:
    """CPU time of the first opening after a kill."""
    start = time.process_time()
    with Sitting(book) as sitting:
        sitting.open()
        return time.process_time() - start


def kill_all(work: Work, host: Victims, kills: int, folder: Path) -> None:
    course = course_of(work, folder)
    asked = os.environ.get("KILL", "").partition(":")
    seeds = [int(asked[2])] if asked[0] == work.name else range(_SEED, _SEED + kills)
    tally = _Tally()
    for seed in seeds:
        kill_once(course, host, seed, folder / f"kill{seed}", tally)
    print(
        f"{work.name}: {len(seeds)} kills, {tally.at_work} between two steps, {len(tally.wrong)}"
        f" wrong, slowest opening {tally.slowest * 1000:.0f} ms"
    )
    assert not tally.wrong, "\n".join(tally.wrong[:10])
    assert tally.slowest <= _SLOWEST_OPENING
