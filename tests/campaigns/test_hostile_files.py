"""Files that were damaged or made to hurt, by the thousand: each is read or refused in a sentence.

A parser that gives up takes its own process with it and nothing else. What is reported here by its
number is made again by `Damage(folder, SEED).file(number)`.
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

SEED = 20261128
SHORT, FULL = 600, 10_000
PEAK_KIB = 300 << 10


def judge(folder: Path, campaign: Campaign, count: int) -> None:
    """Nothing went wrong, and whatever ended a process is refused by the desk with advice."""
    print(
        f"\nhostile files: {count}; read {campaign.outcomes['done']}, refused "
        f"{campaign.outcomes.total() - campaign.outcomes['done']}, ended their process "
        f"{len(campaign.killers)}; peak {campaign.peak >> 10} MiB"
    )
    assert campaign.wrong == []
    assert {name for name in campaign.outcomes if not hasattr(refusals, name)} <= {"done"}
    assert campaign.outcomes.total() + len(campaign.killers) == count
    assert campaign.peak < PEAK_KIB
    for number in campaign.killers:
        path = Damage(folder, SEED).file(number)
        with pytest.raises(InputError) as caught:
            read_files([path], today=TODAY)
        assert path.name in caught.value.sentence()
        assert caught.value.advice()


@pytest.mark.campaign
def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    judge(tmp_path, run(tmp_path, first=0, count=SHORT, seed=SEED), SHORT)


@pytest.mark.long
def test_ten_thousand_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    judge(tmp_path, run(tmp_path, first=SHORT, count=FULL, seed=SEED), FULL)
