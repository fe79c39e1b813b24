"""Does work in processes that are to be killed.

    python -m tests.campaigns.victims

Reads lines "WORK BOOK"; for each a process is split off that does the work and writes the number of
every step that is done, on a line of its own. When it has come to an end, "gone" is written. Split
off rather than started: a kill then costs no start of Python; nothing is open at that moment.
"""

import os
import sys
from pathlib import Path

from tests.campaigns.leaving_works import LEAVING
from tests.campaigns.works import WORKS, Work, readings, start_book

ONLY_OPEN = Work("open", start_book, ())


def _work(name: str, book: Path) -> None:
    work = ONLY_OPEN if name == ONLY_OPEN.name else {**WORKS, **LEAVING}[name]
    work.run(book, lambda step: print(step, flush=True))


def main() -> None:
    print("ready", flush=True)
    victim = 0
    for line in sys.stdin:
        if victim:
            os.waitpid(victim, 0)
        name, _, book = line.strip().partition(" ")
        if name == "imports":
            readings()  # before it splits: the victim only takes them in
        victim = os.fork()
        if not victim:
            _work(name, Path(book))
            os._exit(0)
        print(f"process {victim}", flush=True)
        # Whoever kills it may still do so: until the next line its number is not given away.
        os.waitid(os.P_PID, victim, os.WEXITED | os.WNOWAIT)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
