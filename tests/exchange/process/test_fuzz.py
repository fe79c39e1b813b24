"""Damaged files by the hundred: each is read or refused with a sentence, and nothing crashes.

A parser that gives up takes its process with it, which is what the process is for; the desk says
so. Numbers of failing files reproduce them: `Damage(folder, SEED).file(number)`.
"""

import sys
from pathlib import Path

import pytest

from rmdesk.errors import InputError
from rmdesk.exchange import refusals
from rmdesk.exchange.process.reader import read_files
from tests.books.builders import TODAY
from tests.exchange.fuzzing import Campaign, run
from tests.exchange.mutations import Damage

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read off /proc")
SEED = 20261120
IN_SUITE, BY_NAME = 300, 10_000
PEAK_KIB = 300 << 10


def check(folder: Path, campaign: Campaign, count: int) -> None:
    assert campaign.wrong == []
    unknown = [n for n in campaign.outcomes if n != "done" and not hasattr(refusals, n)]
    assert unknown == []
    assert campaign.outcomes.total() + len(campaign.killers) == count
    assert campaign.peak < PEAK_KIB
    # Damage of both sorts is there: what can still be read, and what cannot.
    assert campaign.outcomes["done"] > count / 3
    assert campaign.outcomes["NotAWorkbook"] > count / 20
    for number in campaign.killers:
        path = Damage(folder, SEED).file(number)
        with pytest.raises(InputError) as caught:
            read_files([path], today=TODAY)
        assert path.name in caught.value.sentence() and caught.value.advice()


@pytest.mark.campaign
def test_every_damaged_file_gets_a_report(tmp_path: Path) -> None:
    check(tmp_path, run(tmp_path, first=0, count=IN_SUITE, seed=SEED), IN_SUITE)


@pytest.mark.long
def test_ten_thousand_damaged_files_get_a_report(tmp_path: Path) -> None:
    check(tmp_path, run(tmp_path, first=IN_SUITE, count=BY_NAME, seed=SEED), BY_NAME)


@pytest.mark.parametrize("number", range(8))
def test_a_damaged_file_gives_all_of_a_reading_or_none(tmp_path: Path, number: int) -> None:
    path = Damage(tmp_path, SEED).file(number)
    try:
        told = [sheet.file for sheet in read_files([path], today=TODAY).sheets]
    except InputError as error:
        told = [error.sentence()]
    assert told and all(path.name in said for said in told)
