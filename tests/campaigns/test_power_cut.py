"""Power cuts at any moment of real work: what was acknowledged is there, nothing by half.

Each work runs once on a disk that remembers its calls; of these, states are made as the disk may
hold them after a cut, and each is opened by the product. `CUT=work:seed` repeats a single one.
"""

import sys
from pathlib import Path

import pytest

from tests.campaigns.cuts import cut_all
from tests.campaigns.works import WORKS, Work

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for names of files")


@pytest.mark.campaign
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_a_power_cut_loses_nothing(work: Work, tmp_path: Path) -> None:
    cut_all(work, 12, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_no_power_cut_loses_anything(work: Work, tmp_path: Path) -> None:
    cut_all(work, -(-2_000 // len(WORKS)), tmp_path)
