"""kill -9 on real work: what was acknowledged is there, nothing is there by half.

`KILL=work:seed` repeats a single one, as far as a kill can be repeated.
"""

import sys
from pathlib import Path

import pytest

from tests.campaigns.kills import Victims, kill_all
from tests.campaigns.works import WORKS, Work

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


@pytest.mark.campaign
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_a_kill_loses_nothing(work: Work, host: Victims, tmp_path: Path) -> None:
    kill_all(work, host, -(-50 // len(WORKS)), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_no_kill_loses_anything(work: Work, host: Victims, tmp_path: Path) -> None:
    kill_all(work, host, -(-2_000 // len(WORKS)), tmp_path)
