"""Cutting the power at every step of a work, and looking at the book each time."""

import os
import random
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.oracle import looked_at, told
from tests.campaigns.recorded_works import Course, course_of, files_in, lay_down
from tests.campaigns.works import Work
from tests.tools.power_cut import Disk, lay_out
from tests.tools.recorded_disk import Recording, recorded

_SEED = 20261120


@dataclass(frozen=True, slots=True)
class Run:
    """A work that was recorded, and how it goes when nothing happens."""

    course: Course
    recording: Recording


def run_of(work: Work, folder: Path) -> Run:
    """Record a work on the very files that its course began with."""
    course = course_of(work, folder)
    disk = folder / "disk"
    lay_down(course.start, disk)
    with recorded(disk) as recording:
        work.run(disk / "book.rmdesk", recording.acknowledge)
    everything = Disk(recording)
    everything.go_on(len(recording.log))
    seen = {path.as_posix(): content for path, content in everything.as_seen().items()}
    assert seen == files_in(disk), "something was written past the recording"
    return Run(course, recording)


def try_cut(run: Run, seed: int, folder: Path) -> None:
    """Cut the power at a moment the seed chooses, and look at what the product makes of it."""
    chance = random.Random(seed)
    disk = Disk(run.recording)
    disk.go_on(chance.randint(0, len(run.recording.log)))
    lay_out(folder, disk.cut(chance))
    book = folder / "book.rmdesk"
    what = f"CUT={run.course.work.name}:{seed}, {disk.acknowledged} acknowledged"
    if chance.random() < 0.3:
        cut_while_opening(book, chance)
        what += ", cut again while opening"
    try:
        wrong = run.course.misses(book, disk.acknowledged)
    except Exception as error:
        raise AssertionError(f"{what}: {told(error)}") from error
    assert not wrong, f"{what}: {wrong}"


def cut_while_opening(book: Path, chance: random.Random) -> None:
    """Let the product begin to make good a cut, and cut the power again."""
    with recorded(book.parent) as recording:
        looked_at(book)
    disk = Disk(recording)
    disk.go_on(chance.randint(0, len(recording.log)))
    state = disk.cut(chance)
    for path in sorted(book.parent.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    lay_out(book.parent, state)


def cut_all(work: Work, states: int, folder: Path) -> None:
    run = run_of(work, folder)
    asked = os.environ.get("CUT", "").partition(":")
    if asked[0] == work.name:
        seeds = [int(asked[2])]
    else:
        seeds = [_SEED + number for number in range(states)]
    wrong = []
    for seed in seeds:
        place = folder / f"cut{seed}"
        place.mkdir(mode=0o700)
        try:
            try_cut(run, seed, place)
        except AssertionError as error:
            wrong.append(f"{error}")
    calls = len(run.recording.log)
    print(f"{work.name}: {len(seeds)} cuts among {calls} calls, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:10])
