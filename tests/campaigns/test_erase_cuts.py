"""Kills and power cuts at every step of an erase: whole before the stroke, nothing after it.

The erase runs once on a disk that remembers its calls. Of these, every state is made that a kill
leaves, and many that a power cut may leave; each is judged, and then brought to an end as whoever
starts the program again does. `ERASE=kill:call` or `ERASE=cut:seed` repeats a single one.
"""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rmdesk.desk.backups.making import backups_of
from rmdesk.desk.erasing.finishing import Standing, standing_of
from tests.campaigns import erase_works as works
from tests.campaigns.oracle import told
from tests.campaigns.recorded_works import files_in, lay_down
from tests.tools.power_cut import Disk, lay_out
from tests.tools.recorded_disk import Recording, recorded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for names of files")

_SEED = 20261120
_STRUCK, _OVER = 1, 2


@dataclass(frozen=True, slots=True)
class Run:
    """An erase that was recorded, and what the book held before it."""

    recording: Recording
    image: str
    backups: int


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("erase")
    first, disk = folder / "first", folder / "disk"
    first.mkdir(mode=0o700)
    works.lay_book(first / "book.rmdesk")
    files = files_in(first)
    image = works.image_of(first / "book.rmdesk")
    assert image
    lay_down(files, disk)
    book = disk / "book.rmdesk"
    count = len(backups_of(book))
    with recorded(disk) as recording:
        works.strike(book)
        recording.acknowledge(_STRUCK)
        works.clear(book)
        recording.acknowledge(_OVER)
    assert works.left_of(book) == []
    return Run(recording, image, count)


def judged(run: Run, book: Path, done: int) -> Iterator[str]:
    """What is wrong with a book whose erase was cut off after `done`, and with its end."""
    is_whole, standing = works.whole_key_files_of(book), standing_of(book)
    yield from whole(run, book, done) if is_whole else gone(book, standing)
    if standing is not None or is_whole:
        works.brought_to_an_end(book)
    yield from works.wrong_in_the_end(book)


def whole(run: Run, book: Path, done: int) -> Iterator[str]:
    if done >= _STRUCK:
        yield "the keys were destroyed, and are there"
    if len(backups_of(book)) != run.backups:
        yield "a backup is missing before the stroke"
    if works.image_of(book) != run.image:
        yield "before the stroke the book is not what it was"


def gone(book: Path, standing: Standing | None) -> Iterator[str]:
    if standing not in (None, Standing.GOES_ON):
        yield f"after the stroke it {standing}"
    if standing is None and (left := works.left_of(book)):
        yield f"the mark is gone too early: there are {left}"
    if found := works.whole_key_files(book.parent):
        yield f"after the stroke there are keys: {found}"
    if works.image_of(book) is not None:
        yield "after the stroke the book opens"


def tried(run: Run, what: str, book: Path, done: int) -> list[str]:
    try:
        return [f"{what}: {wrong}" for wrong in judged(run, book, done)]
    except Exception as error:
        return [f"{what}: {told(error)}"]


def _emptied(run: Run) -> Path:
    """Where it was recorded, the same for each state: the mark names the certificate in full."""
    shutil.rmtree(run.recording.folder, ignore_errors=True)
    return run.recording.folder


def kills(run: Run, points: range) -> list[str]:
    wrong = []
    disk = Disk(run.recording)
    for at in points:
        place = _emptied(run)
        disk.go_on(at)
        seen = disk.as_seen()
        lay_down({path.as_posix(): content for path, content in seen.items()}, place)
        wrong += tried(run, f"ERASE=kill:{at}", place / "book.rmdesk", disk.acknowledged)
    return wrong


def cuts(run: Run, seeds: range) -> list[str]:
    wrong = []
    for seed in seeds:
        chance = random.Random(seed)
        disk = Disk(run.recording)
        disk.go_on(chance.randint(0, len(run.recording.log)))
        place = _emptied(run)
        place.mkdir(mode=0o700)
        lay_out(place, disk.cut(chance))
        wrong += tried(run, f"ERASE=cut:{seed}", place / "book.rmdesk", disk.acknowledged)
    return wrong


def all_of(run: Run, every: int, states: int) -> None:
    count = len(run.recording.log)
    points, seeds = range(0, count + 1, every), range(_SEED, _SEED + states)
    asked, _, number = os.environ.get("ERASE", "").partition(":")
    if asked:
        one = range(int(number), int(number) + 1)
        points, seeds = (one, range(0)) if asked == "kill" else (range(0), one)
    wrong = kills(run, points) + cuts(run, seeds)
    print(
        f"erase: {len(points)} kills and {len(seeds)} power cuts among {count} calls,"
        f" {len(wrong)} wrong"
    )
    assert not wrong, "\n".join(wrong[:10])


@pytest.mark.campaign
def test_an_erase_is_cut_off(run: Run) -> None:
    all_of(run, 7, 25)


@pytest.mark.long
def test_an_erase_is_cut_off_everywhere(run: Run) -> None:
    all_of(run, 1, 1_000)
