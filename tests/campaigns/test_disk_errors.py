"""The disk fails at any call: the old state stays whole, the cause is said, work can go on.

Every work is done again for each call that it makes on the disk, and that call fails: with an I/O
error once, or because the disk is full from there on. A step that fails must leave the open book
as it was and say why; once the disk is mended it is done again, and in the end everything is there.
`FAULT=work:fault:call` repeats a single one.
"""

import sys
from pathlib import Path

import pytest

from tests.campaigns.faults import fail_everywhere
from tests.campaigns.works import SHORT_WORKS, Work
from tests.tools.faulty_disk import Fault

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for names of files")


@pytest.mark.campaign
@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
@pytest.mark.parametrize("work", SHORT_WORKS.values(), ids=SHORT_WORKS)
def test_a_failing_disk_leaves_the_old_state(work: Work, fault: Fault, tmp_path: Path) -> None:
    fail_everywhere(work, fault, 6, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
@pytest.mark.parametrize("work", SHORT_WORKS.values(), ids=SHORT_WORKS)
def test_a_disk_may_fail_anywhere(work: Work, fault: Fault, tmp_path: Path) -> None:
    fail_everywhere(work, fault, None, tmp_path)
