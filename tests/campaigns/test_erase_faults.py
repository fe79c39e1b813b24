"""The disk fails at any call of an erase: the cause is said, the book is whole or nothing opens it,
and once the disk is mended the erase comes to its end.

`ERASE=fault:call` repeats a single one.
"""

import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.errors import RmdeskError
from tests.campaigns import erase_works as works
from tests.campaigns.oracle import told
from tests.campaigns.recorded_works import Files, files_in, lay_down
from tests.tools.faulty_disk import Fault, FaultyDisk, failing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for names of files")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = tmp_path_factory.mktemp("erase") / "first"
    folder.mkdir(mode=0o700)
    works.lay_book(folder / "book.rmdesk")
    return files_in(folder)


def erased(book: Path, disk: FaultyDisk) -> list[str]:
    """Erase on a failing disk, then on the mended one; what was wrong."""
    wrong: list[str] = []
    with failing(book.parent, disk):
        is_struck = _attempt(book, works.strike, wrong)
        if is_struck:
            _attempt(book, works.clear, wrong)
        disk.mend()
    for thread in threading.enumerate():
        if thread.name == "digest":  # of an opening that failed: it may be reading still
            thread.join()
    is_whole = works.whole_key_files_of(book)
    if is_whole and works.image_of(book) is None:
        wrong.append("the keys are whole, and the book does not open")
    if not is_whole and (found := works.whole_key_files(book.parent)):
        wrong.append(f"after the stroke there are keys: {found}")
    if works.left_of(book):
        works.brought_to_an_end(book)
    return [*wrong, *works.wrong_in_the_end(book)]


def _attempt(book: Path, step: Callable[[Path], object], wrong: list[str]) -> bool:
    try:
        step(book)
    except RmdeskError as refusal:
        if not refusal.advice():
            wrong.append(f"no advice: {told(refusal)}")
        return False
    except Exception as error:
        wrong.append(f"no refusal: {told(error)}")
        return False
    return True


def fail_everywhere(files: Files, fault: Fault, folder: Path) -> None:
    place = folder / "disk"

    def run(at: int | None) -> tuple[int, list[str]]:
        shutil.rmtree(place, ignore_errors=True)
        lay_down(files, place)
        disk = FaultyDisk(fault, at)
        try:
            return disk.calls, erased(place / "book.rmdesk", disk)
        except Exception as error:
            return disk.calls, [told(error)]
        finally:
            counted.append(disk.calls)

    counted: list[int] = []
    assert run(None)[1] == []
    count = counted[0]
    points = range(count)
    asked = os.environ.get("ERASE", "").split(":")
    if asked[0] == fault.name:
        points = range(int(asked[1]), int(asked[1]) + 1)
    wrong = [f"ERASE={fault.name}:{at}: {one}" for at in points for one in run(at)[1]]
    print(f"erase, {fault.name}: {len(points)} of {count} calls failed, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:10])


@pytest.mark.campaign
@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_a_disk_may_fail_anywhere(files: Files, fault: Fault, tmp_path: Path) -> None:
    fail_everywhere(files, fault, tmp_path)
