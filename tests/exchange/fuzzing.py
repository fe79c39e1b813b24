"""Many damaged files through one reading process, so that each costs a few milliseconds.

    python -m tests.exchange.fuzzing FOLDER FIRST COUNT SEED

reads the damaged files of those numbers as `rmdesk.exchange.process.child` does, under the memory
limit of a file of that size, and prints one line of JSON per file. A file that ends the process is
the last one it begins.
"""

import contextlib
import io
import json
import resource
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from rmdesk.exchange.process.child import Request, serve
from rmdesk.exchange.process.frames import receive
from rmdesk.exchange.process.reading_process import memory_for
from rmdesk.exchange.process.receiver import Receiver
from tests.books.builders import TODAY
from tests.exchange.mutations import Damage

SLOW = 5.0
"""Seconds of CPU that no file of a few kilobytes may take."""


@dataclass
class Campaign:
    """What became of the files: how many were read, or refused by which name."""

    outcomes: Counter[str] = field(default_factory=Counter)
    killers: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    peak: int = 0


def run(folder: Path, *, first: int, count: int, seed: int) -> Campaign:
    """Read the files `first` … of the seed; a process that dies is followed by another."""
    campaign = Campaign()
    number = first
    while number < first + count:
        left = str(first + count - number)
        command = [
            sys.executable,
            "-m",
            "tests.exchange.fuzzing",
            str(folder),
            str(number),
            left,
            str(seed),
        ]
        done = subprocess.run(command, capture_output=True, check=False)
        for line in done.stdout.splitlines():
            said = json.loads(line)
            campaign.outcomes[said["outcome"]] += 1
            campaign.peak = max(campaign.peak, said["peak"])
            if said["wrong"]:
                campaign.wrong.append(f"{number}: {said['wrong']}")
            number += 1
        if done.returncode:
            campaign.killers.append(number)
            number += 1
    return campaign


def main() -> None:
    folder, first, count, seed = Path(sys.argv[1]), *map(int, sys.argv[2:])
    damage = Damage(folder, seed)
    for number in range(first, first + count):
        path = damage.file(number)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        outcome, wrong = read(path)
        usage = resource.getrusage(resource.RUSAGE_SELF)
        if usage.ru_utime - before > SLOW:
            wrong = f"took {usage.ru_utime - before:.1f} s"
        path.unlink()
        print(json.dumps({"outcome": outcome, "wrong": wrong, "peak": _peak()}), flush=True)


def _peak() -> int:
    """KiB of memory at most. Not `ru_maxrss`: that begins with the size of whoever started us."""
    status = Path("/proc/self/status").read_text("ascii", "replace")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def read(path: Path) -> tuple[str, str]:
    """How reading ended, and what was wrong with that: an error of ours, frames that are none."""
    request: Request = {
        "task": "read",
        "file": str(path),
        "share": [0, 1],
        "today": TODAY.isoformat(),
        "memory": memory_for(path.stat().st_size),
        "encoding": "",
        "password": "Pw1234",
        "corrections": {},
        "wanted": {},
    }
    taken = io.BytesIO()
    output = io.TextIOWrapper(taken, encoding="utf-8", write_through=True)
    try:
        with contextlib.redirect_stdout(output):
            serve(request)
    except Exception as error:  # noqa: BLE001 - any error of ours is what is looked for
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        return "error", f"{error!r} at {where}"
    taken.seek(0)
    receiver = Receiver()
    frames = list(receive(taken))
    for what, content in frames[:-1]:
        if what != "progress":
            receiver.take(what, content)
    receiver.finish()
    ending, content = frames[-1]
    if ending == "refused":
        return str(content[0]), ""
    if not receiver.sheets:
        return "done", "nothing was read, and nobody said so"
    return "done", ""


if __name__ == "__main__":
    main()
