"""An error of the disk at every call of a work, and looking at the book each time."""

import os
import threading
from pathlib import Path
from shutil import rmtree

from rmdesk.errors import RmdeskError
from tests.campaigns.oracle import differences, image_of, told
from tests.campaigns.recorded_works import Course, course_of, lay_down
from tests.campaigns.works import Sitting, Work
from tests.tools.disk_calls import Kind
from tests.tools.faulty_disk import Fault, FaultyDisk, failing

_CAUSES = {
    Fault.BROKEN: ("the disk reports an error", "Input/output error"),
    Fault.FULL: ("the disk is full", "No space left"),
}
"""What of the sentence names the cause: our words, or the system's."""


class _Trial:
    """One work on one failing disk; `wrong` says where the product did not do as it must."""

    def __init__(self, course: Course, folder: Path, disk: FaultyDisk, fault: Fault) -> None:
        self._course = course
        self._book = folder / "book.rmdesk"
        self._disk = disk
        self._fault = fault
        self._done = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        lay_down(self._course.start, self._book.parent)
        with failing(self._book.parent, self._disk):
            sitting = Sitting(self._book)
            try:
                for number in range(-1, len(self._course.work.steps)):
                    self._attempt(sitting, number)
                self._close(sitting)
            finally:
                self._disk.mend()
                sitting.close()
        self._judge_book()

    def _close(self, sitting: Sitting) -> None:
        try:
            sitting.close()
        except Exception as error:
            self._judge_words(error, sitting)

    def _attempt(self, sitting: Sitting, number: int) -> None:
        """Step `number` (from 0, or opening); after a failure again, on the mended disk."""
        try:
            self._do(sitting, number)
        except Exception as error:
            self._judge_words(error, sitting)
            self._disk.mend()
            if number >= 0:
                found = image_of(sitting)
                if found != self._course.images[number]:
                    changed = differences(found, [self._course.images[number]])
                    self.wrong.append(f"step {number + 1} failed, and yet changed {changed}")
                    return
            self._do(sitting, number)

    def _do(self, sitting: Sitting, number: int) -> None:
        if number < 0:
            sitting.open()
        else:
            self._course.work.steps[number](sitting, number + 1)

    def _judge_words(self, error: Exception, sitting: Sitting) -> None:
        shown = sitting.desk.explained(error) if sitting.is_open else error
        said = told(shown)
        if not isinstance(shown, RmdeskError):
            self.wrong.append(f"no refusal: {said}")
        elif not any(cause in said for cause in (*_CAUSES[self._fault], *self._no_more_known())):
            self.wrong.append(f"the cause is not named: {said}")

    def _no_more_known(self) -> tuple[str, ...]:
        """All that SQLite says of a file it could not make."""
        was_new = self._disk.refused and self._disk.refused[0].kind is Kind.CREATE
        return ("it cannot be opened",) if was_new else ()

    def _judge_book(self) -> None:
        wrong = self._course.misses(self._book, len(self._course.work.steps))
        self.wrong += [f"in the end: {one}" for one in wrong]


def calls_of(course: Course, fault: Fault, folder: Path) -> int:
    """How many calls can fail in this way."""
    disk = FaultyDisk(fault)
    trial = _Trial(course, folder, disk, fault)
    trial.run()
    assert not trial.wrong, trial.wrong
    rmtree(folder)
    return disk.calls


def try_fault(course: Course, fault: Fault, at: int, folder: Path) -> list[str]:
    """Let call number `at` fail; what the product does wrong then."""
    disk = FaultyDisk(fault, at)
    trial = _Trial(course, folder, disk, fault)
    try:
        trial.run()
    except Exception as error:
        trial.wrong.append(told(error))
    for thread in threading.enumerate():
        if thread.name == "digest":  # of an opening that failed: it may be reading still
            thread.join()
    rmtree(folder)
    what = f"FAULT={course.work.name}:{fault.name}:{at} ({disk.refused[0]})"
    return [f"{what}: {wrong}" for wrong in trial.wrong]


def fail_everywhere(work: Work, fault: Fault, most: int | None, folder: Path) -> None:
    course = course_of(work, folder)
    count = calls_of(course, fault, folder / "counted")
    asked = os.environ.get("FAULT", "").split(":")
    points = range(0, count, -(-count // most) if most else 1)
    if asked[:2] == [work.name, fault.name]:
        points = range(int(asked[2]), int(asked[2]) + 1)
    wrong = []
    for at in points:
        wrong += try_fault(course, fault, at, folder / "faulty")
    print(f"{work.name}, {fault.name}: {len(points)} of {count} calls failed, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:20])
