"""Works that have been run undisturbed: the files they begin with, and what each step leaves."""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.campaigns.oracle import Image, alarms, differences, left_beside, looked_at
from tests.campaigns.works import Work

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Course:
    """How a work goes when nothing happens: the files at first, and for each step the book's image
    after it and the number of its backups."""

    work: Work
    start: Files
    images: tuple[Image, ...]
    backups: tuple[int, ...]
    step_seconds: float

    def misses(self, book: Path, done: int) -> list[str]:
        """What is wrong with a book that was cut off after step `done` was acknowledged; one more
        may be done and not yet acknowledged."""
        look = looked_at(book)
        due = self.images[done : done + 2]
        wrong = list(look.wrong)
        if look.image not in due:
            wrong.append(f"it differs from what is due in {differences(look.image, due)}")
        if look.backups < self.backups[done]:
            wrong.append(f"{self.backups[done]} backups were made and {look.backups} are there")
        if found := alarms(book):
            wrong.append(f"a false alarm, set aside: {found}")
        if looked_at(book) != look:
            wrong.append("the second opening shows another book")
        if left := left_beside(book):
            wrong.append(f"left behind: {left}")
        return wrong


def course_of(work: Work, folder: Path) -> Course:
    """Run a work in `folder`; each step is looked at in a copy of the files, as a kill would leave
    them."""
    run = folder / "course"
    run.mkdir()
    book = run / "book.rmdesk"
    work.prepare(book)
    start = files_in(run)
    steps: list[Files] = []
    seconds = -perf_counter()

    def keep(_step: int) -> None:
        nonlocal seconds
        seconds += perf_counter()
        steps.append(files_in(run))
        seconds -= perf_counter()

    work.run(book, keep)
    seconds += perf_counter()
    looks = []
    for number, files in enumerate(steps):
        copy = folder / f"step{number}"
        lay_down(files, copy)
        looks.append(looked_at(copy / "book.rmdesk"))
    assert len(looks) == len(work.steps) + 1
    images, backups = ([look.image for look in looks], [look.backups for look in looks])
    return Course(work, start, tuple(images), tuple(backups), seconds / len(steps))


def files_in(folder: Path) -> Files:
    """What lies below `folder`, by name."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def lay_down(files: Files, folder: Path) -> None:
    """Put such files into the new folder `folder`."""
    folder.mkdir(mode=0o700)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(content)
