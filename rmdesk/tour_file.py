"""How far the tour of ten minutes has come: over a lock, and over the end of a demo.

Nothing of any client is in either file. What cannot be read or written is where the tour begins:
a tour is never a reason not to start.
"""

from collections.abc import Collection
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

from rmdesk import settings
from rmdesk.whole_files import make_folder, read_whole, write_whole

_MOST_BYTES: Final = 10_000


class Task(StrEnum):
    """The tasks in their order."""

    UNLOCK = "unlock"
    FIND = "find"
    LOG = "log"
    CALL_BACK = "call_back"
    TODAY = "today"


def tour_file() -> Path:
    """Where it stands which tasks of the tour are done: beside the settings."""
    return settings.settings_file().with_name("tour.json")


def done_tasks(path: Path | None = None) -> frozenset[Task]:
    """The tasks that were done in this tour, in whichever demo; none once it was finished."""
    import json  # here and not above: the unlock prompt waits for this module

    try:
        named = json.loads(read_whole(path or tour_file(), _MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    if not isinstance(named, list):
        return frozenset()
    return frozenset(task for task in Task if task.value in named)


def keep_done(tasks: Collection[Task], path: Path | None = None) -> None:
    """Remember what was done; where that cannot be, the next tour begins at its beginning."""
    import json

    path = path or tour_file()
    named = [task.value for task in Task if task in tasks]
    with suppress(OSError):
        make_folder(path.parent)
        write_whole(path, json.dumps(named).encode())


class TourMark:
    """A note beside a demo book: that a tour is on, and whether its passphrase was typed.

    The prompt reads it before the book is open, and writes down that the lesson was learnt.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "tour"

    @property
    def is_on(self) -> bool:
        return self._path.exists()

    @property
    def is_unlocked(self) -> bool:
        """Whether the demo was locked and opened by its passphrase since the tour began."""
        try:
            return read_whole(self._path, _MOST_BYTES) == b"unlocked"
        except OSError:
            return False

    def begin(self) -> None:
        if not self.is_on:
            self._write("")

    def unlocked(self) -> None:
        """The passphrase was typed, and opened the book."""
        self._write("unlocked")

    def end(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _write(self, text: str) -> None:
        with suppress(OSError):
            write_whole(self._path, text.encode())
