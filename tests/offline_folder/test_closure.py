from pathlib import Path

import pytest
from offline_folder.closure import needed_by
from offline_folder.platforms import PLATFORMS
from offline_folder.refusals import NotBuilt
from offline_folder.wheels import Wheel
from packaging.utils import NormalizedName

from tests.offline_folder.made_wheels import a_wheel

_LINUX = PLATFORMS["linux-arm64"].environment("3.12")


def _named(*wheels: Wheel) -> dict[NormalizedName, Wheel]:
    return {wheel.name: wheel for wheel in wheels}


def test_what_is_needed_by_what_is_needed_comes_along_and_nothing_else(tmp_path: Path) -> None:
    own = a_wheel(tmp_path, needs=["one==1"])
    others = _named(
        a_wheel(tmp_path, "one", "1", needs=["Two.Words"]),
        a_wheel(tmp_path, "two-words", "3", needs=["one"]),
        a_wheel(tmp_path, "builder", "9"),
    )
    assert list(needed_by(own, others, _LINUX)) == ["one", "rmdesk", "two-words"]


@pytest.mark.parametrize(
    ("need", "platform", "is_needed"),
    [
        ("one; sys_platform == 'win32'", "windows-x86_64", True),
        ("one; sys_platform == 'win32'", "linux-x86_64", False),
        ("one; platform_machine == 'aarch64'", "linux-arm64", True),
        ("one; python_version < '3.12'", "linux-x86_64", False),
        ("one; extra == 'more'", "linux-x86_64", False),
        ("one; implementation_name == 'cpython'", "windows-x86_64", True),
    ],
)
def test_markers_decide(tmp_path: Path, need: str, platform: str, is_needed: bool) -> None:
    own = a_wheel(tmp_path, needs=[need])
    others = _named(a_wheel(tmp_path, "one", "1"))
    found = needed_by(own, others, PLATFORMS[platform].environment("3.13"))
    assert ("one" in found) == is_needed


def test_an_extra_that_is_asked_for_is_followed(tmp_path: Path) -> None:
    own = a_wheel(tmp_path, needs=["one[links]"])
    others = _named(
        a_wheel(tmp_path, "one", "1", needs=["two; extra == 'links'", "three; extra == 'tests'"]),
        a_wheel(tmp_path, "two", "2"),
    )
    assert "two" in needed_by(own, others, _LINUX)


@pytest.mark.parametrize("need", ["missing", "one>=2"])
def test_what_the_lock_does_not_hold_stops_the_building(tmp_path: Path, need: str) -> None:
    own = a_wheel(tmp_path, needs=[need])
    with pytest.raises(NotBuilt, match=need):
        needed_by(own, _named(a_wheel(tmp_path, "one", "1")), _LINUX)
