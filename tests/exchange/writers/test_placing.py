import sys
from pathlib import Path

import pytest

from rmdesk.exchange.writers.placing import check_target
from rmdesk.exchange.writers.refusals import NameNotTaken, TargetTaken


@pytest.mark.parametrize("name", ["9:30.xlsx", "nul.xlsx", "names.xlsx."])
def test_windows_is_asked_for_no_file_it_would_hide_or_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    check_target(tmp_path / name, may_replace=False)
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(NameNotTaken):
        check_target(tmp_path / name, may_replace=False)


def test_a_plain_name_is_looked_up_there_as_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "names.xlsx").touch()
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(TargetTaken):
        check_target(tmp_path / "names.xlsx", may_replace=False)
